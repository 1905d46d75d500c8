import type { BookFinding, Locale } from '../../../preload/model.ts';
import { textIn } from '../../texts.ts';
import { reasonOf } from '../back/scans.ts';
import type { CompendiumInput, PlacedScan } from '../make-compendium.ts';
import { printedDpi, type ScanPage } from './scan-page.ts';

/** Pixels to an inch below which a printed page looks coarse. */
const LEAST_DPI = 150;

interface Flaw {
  readonly kind: BookFinding['kind'];
  readonly words: string;
  readonly pages: number[];
}

/** What to look at in the pages of originals; one line for the pages of a record that have the same flaw. */
export function findScanFlaws(
  { definition: { language }, entries, scans = [] }: CompendiumInput,
  placed: readonly PlacedScan[],
): readonly BookFinding[] {
  const widths = new Map(placed.map(({ scan, width }) => [scan, width]));
  const titles = new Map(entries.map(({ uuid, title }) => [uuid, title]));
  return scans.flatMap(({ uuid, pages }) => {
    const flaws = new Map<string, Flaw>();
    let least = LEAST_DPI;
    const note = (kind: BookFinding['kind'], words: string, { number }: ScanPage) => {
      const known: Flaw = flaws.get(`${kind} ${words}`) ?? { kind, words, pages: [] };
      known.pages.push(number);
      flaws.set(`${kind} ${words}`, known);
    };
    for (const page of pages) {
      if (page.failure !== null) note('scanUnreadable', reasonIn(language, page), page);
      const dpi = printedDpi(page, widths.get(page) ?? page.width);
      if (dpi !== null && dpi < LEAST_DPI - 0.5) {
        least = Math.min(least, dpi);
        note('scanCoarse', '', page);
      }
      if (page.flaws.length > 0)
        note(
          'scanNotArchival',
          page.flaws.map((flaw) => textIn(language, `print.scanFlaw.${flaw}`)).join(', '),
          page,
        );
    }
    return [...flaws.values()].map(({ kind, words, pages: numbers }) => {
      const where = textIn(language, 'print.scanPage', { number: shown(numbers) });
      const what = kind === 'scanCoarse' ? `${Math.round(least)} dpi` : words;
      const detail = kind === 'scanUnreadable' ? words : `${where}: ${what}`;
      return { kind, source: { record: uuid }, title: titles.get(uuid) ?? '', detail };
    });
  });
}

function reasonIn(language: Locale, { failure, file: { name }, page }: ScanPage): string {
  return textIn(language, `print.scanFailure.${reasonOf(failure ?? '')}`, { name, page: String(page) });
}

/** Numbers in their order, those in a row as their first and last: `1\u20133, 7`. */
function shown(numbers: readonly number[]): string {
  const rows: [number, number][] = [];
  for (const number of numbers) {
    const last = rows.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else rows.push([number, number]);
  }
  return rows.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}
