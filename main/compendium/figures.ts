import type { BookFinding, CompendiumDefinition, Locale, Section } from '../../preload/model.ts';
import { figuresIn } from '../../preload/section-text.ts';
import { textIn } from '../texts.ts';
import { reasonOf } from './back/scans.ts';
import type { PlacedScan } from './make-compendium.ts';
import { secondOf } from './parallel.ts';
import { A4, printedDpi, type ScanPage } from './scans/scan-page.ts';

/** A picture that a section asks for, and the page of an original that it is. */
export interface BookFigure {
  readonly sha256: string;
  readonly page: number;
  readonly scan: ScanPage;
}
/** A picture that a section asks for; `part` names the section as `BookSource` does. */
export interface WantedFigure {
  readonly part: string;
  readonly title: string;
  readonly sha256: string;
  readonly page: number;
}

/** The pictures that the sections of a book ask for, in the order in which they stand. */
export function wantedFigures(definition: CompendiumDefinition): readonly WantedFigure[] {
  const { before, after } = definition;
  return [...wantedIn(before, 'before', definition), ...wantedIn(after, 'after', definition)];
}

function wantedIn(
  sections: readonly Section[],
  place: string,
  definition: CompendiumDefinition,
): readonly WantedFigure[] {
  return sections.flatMap((section, index) => {
    const { title, body, sections: below } = section;
    const part = `${place}/${index}`;
    const bodies = [body, secondOf(section, definition)?.body ?? ''];
    const own = bodies.flatMap(figuresIn).map(({ sha256, page }) => ({ part, title, sha256, page }));
    return [...own, ...wantedIn(below, part, definition)];
  });
}

/** The page of an original that the archive does not have. */
export function missingPage(sha256: string, page: number): ScanPage {
  const file = { sha256, path: '', mime: '', name: sha256.slice(0, 12) };
  const size = { width: A4.width, height: A4.height, dpi: null, flaws: [], crop: null, turns: 0 };
  return { file, page, number: 1, count: 1, ...size, failure: 'fileMissing', text: '' };
}

/** Pixels to an inch below which a printed picture looks coarse. */
const LEAST_DPI = 150;

/** What to look at in the pictures of sections: those that cannot be read, and those that are coarse as printed. */
export function findFigureFlaws(
  definition: CompendiumDefinition,
  figures: readonly BookFigure[],
  placed: readonly PlacedScan[],
): readonly BookFinding[] {
  const widths = new Map(placed.map(({ scan, width }) => [scan, width]));
  return wantedFigures(definition).flatMap(({ part, title }, index): readonly BookFinding[] => {
    const scan = figures[index]?.scan;
    if (!scan) return [];
    const source = { part };
    const name = figureLabel(definition.language, index + 1);
    if (scan.failure !== null)
      return [
        {
          kind: 'scanUnreadable',
          source,
          title,
          detail: `${name}: ${whyMissing(scan, definition.language)}`,
        },
      ];
    const dpi = printedDpi(scan, widths.get(scan) ?? scan.width);
    if (dpi === null || dpi >= LEAST_DPI - 0.5) return [];
    return [{ kind: 'scanCoarse', source, title, detail: `${name}: ${Math.round(dpi)} dpi` }];
  });
}

/** What a figure is called. */
export const figureLabel = (language: Locale, number: number): string =>
  textIn(language, 'print.figure', { number: String(number) });

/** Why a page is not shown, in a sentence. */
export const whyMissing = ({ failure, file: { name }, page }: ScanPage, language: Locale): string =>
  textIn(language, `print.scanFailure.${reasonOf(failure ?? '')}`, { name, page: String(page) });
