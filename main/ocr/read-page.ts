import { constants, setPriority } from 'node:os';
import type { PageText, TextLanguage } from '../../preload/model.ts';
import { type OpenPages, openPages, type PageSource } from '../pages/page-picture.ts';
import { type Engine, openEngine } from './engine.ts';
import { languageOf, modelsFor } from './languages.ts';
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

/** Letters below which a page counts as a picture of text: a stamp or a page number is often put upon a scan. */
const LEAST_LETTERS = 16;

/** The text that the file itself has of a page; null where it has as good as none. */
async function readLayer(
  pages: OpenPages,
  page: number,
  languages: readonly TextLanguage[],
): Promise<PageText | null> {
  const lines = await pages.words(page);
  const text = lines.map(({ words }) => words.map((word) => word.text).join(' ')).join('\n');
  if ((text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < LEAST_LETTERS) return null;
  return { source: 'layer', language: languageOf(text, languages), turns: 0, lines };
}

/**
 * The text of one page, from 1, of an open original: its own where it has one, else read from its picture. `languages`
 * are those to read it in, none for the usual ones. Fails as `draw` does.
 */
export async function readPage(
  pages: OpenPages,
  mime: string,
  page: number,
  languages: readonly TextLanguage[],
): Promise<PageText> {
  const layer = await readLayer(pages, page, languages);
  if (layer) return layer;
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

/** A page to be read in a worker. */
export interface ReadPageTask extends PageSource {
  readonly page: number;
  readonly languages: readonly TextLanguage[];
  /** Other work goes first. */
  readonly isGentle: boolean;
}

/** Subtle: this is the whole process's priority, or on Linux this thread's; tasks that open originals have their own. */
function giveWay(): void {
  setPriority(0, constants.priority.PRIORITY_LOW);
}

/** The original that this thread read last, which stays open for its next page. */
let open: { readonly path: string; readonly pages: OpenPages } | null = null;

/** Reads a page of an original; fails as `openPages` and `readPage` do. */
export async function readPageOf({ page, languages, isGentle, ...source }: ReadPageTask): Promise<PageText> {
  if (isGentle) giveWay();
  if (open?.path !== source.path) {
    open?.pages.close();
    open = null;
    open = { path: source.path, pages: await openPages(source) };
  }
  const { pages } = open;
  try {
    return await readPage(pages, source.mime, page, languages);
  } catch (error) {
    pages.close();
    open = null;
    throw error;
  }
}
