import type { PageText, TextLanguage } from '../../preload/model.ts';
import { type OpenPages, openPages, type PageSource } from '../pages/page-picture.ts';
import { type Engine, openEngine } from './engine.ts';
import { modelsFor } from './languages.ts';
import { readPicture } from './read-picture.ts';

/** Dots to an inch at which Tesseract reads best: letters of usual size are then 30 to 40 pixels high. */
const DPI = 300;
/** Pixels of a page that is read: A2 at 300 dots to an inch. A larger one is drawn smaller. */
const MOST_PIXELS = 35_000_000;

/** The engine of this thread stays for the next page, which is mostly in the same languages. */
let kept: { readonly key: string; readonly engine: Promise<Engine> } | null = null;

function engineFor(languages: readonly TextLanguage[]): Promise<Engine> {
  const models = modelsFor(languages);
  const key = models.join('+');
  if (kept?.key !== key) {
    kept?.engine.then(
      ({ close }) => close(),
      () => undefined,
    );
    kept = { key, engine: openEngine(models) };
  }
  return kept.engine;
}

/** How many pixels wide a page is drawn to be read. */
async function widthOf(pages: OpenPages, page: number, mime: string): Promise<number> {
  const { width, height, dpi } = await pages.size(page);
  // A picture is read as it is: few tell the truth about their size on paper.
  const wanted = mime === 'application/pdf' ? (width / dpi) * DPI : width;
  const largest = Math.sqrt((MOST_PIXELS * width) / Math.max(1, height));
  return Math.max(1, Math.round(Math.min(wanted, largest)));
}

/** Reads the picture of one page, from 1, of an open original; fails as its `draw` does. */
export async function readPage(
  pages: OpenPages,
  mime: string,
  page: number,
  languages: readonly TextLanguage[],
): Promise<PageText> {
  const width = await widthOf(pages, page, mime);
  const [engine, picture] = await Promise.all([
    engineFor(languages),
    pages.draw(page, { width, isGrey: true }),
  ]);
  try {
    return readPicture(engine, picture, languages);
  } catch (error) {
    // Subtle: an engine that failed once may have a damaged memory.
    kept = null;
    throw error;
  }
}

/** Reads some pages of an original one after the other, for tests and measurements. */
export async function readPages(
  source: PageSource,
  languages: readonly TextLanguage[],
): Promise<readonly PageText[]> {
  const pages = await openPages(source);
  try {
    const texts: PageText[] = [];
    for (let page = 1; page <= pages.count; page++)
      texts.push(await readPage(pages, source.mime, page, languages));
    return texts;
  } finally {
    pages.close();
  }
}
