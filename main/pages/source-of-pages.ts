import type { PageText, PageWord } from '../../preload/model.ts';

/** The pages of an original as one text, as reading takes it: lines, blank ones between paragraphs, form feeds. */
export interface PagesSource {
  readonly text: string;
  /** For each page, the number of its first line in the text, from 1. */
  readonly firstLines: readonly number[];
}

/** How much farther than usual two lines stand apart where a paragraph ends. */
const PARAGRAPH = 1.5;
/** What Tesseract makes of a bullet: a sign, or a letter that no line would begin with alone. */
const BULLET = /^(?:[^\p{L}\p{N}\s("'“„«]|[eosH°])$/u;

/** Joins what was read of pages, in their order; a page without text has an empty line. Pure. */
export function sourceOfPages(pages: readonly (PageText | null)[]): PagesSource {
  const firstLines: number[] = [];
  const lines: string[] = [];
  for (const page of pages) {
    firstLines.push(lines.length + 1);
    const own = page ? linesOf(page) : [''];
    // A form feed begins a page; it stands in its first line, so that lines keep their numbers.
    lines.push(...own.map((line, at) => (at === 0 && firstLines.length > 1 ? `\f${line}` : line)));
  }
  return { text: lines.join('\n'), firstLines };
}

interface Line {
  readonly text: string;
  readonly bottom: number;
}

function linesOf({ lines, source }: PageText): readonly string[] {
  const read = lines.flatMap(({ words }): readonly Line[] => {
    const [first] = words;
    if (!first) return [];
    const text = (source === 'ocr' ? withBullet(words) : words.map(({ text: word }) => word)).join(' ');
    return [{ text, bottom: Math.max(...words.map(({ box }) => box[3])) }];
  });
  const usual = usualStep(read);
  return read.flatMap(({ text, bottom }, at) => {
    const before = read[at - 1];
    // Subtle: a step back is the next column.
    const isApart = before !== undefined && Math.abs(bottom - before.bottom) > usual * PARAGRAPH;
    return isApart ? ['', text] : [text];
  });
}

function withBullet(words: readonly PageWord[]): readonly string[] {
  const [first = '', second, ...others] = words.map(({ text }) => text);
  const isBullet = second !== undefined && BULLET.test(first) && /^[\p{Lu}\p{N}]/u.test(second);
  return isBullet ? ['•', second, ...others] : words.map(({ text }) => text);
}

/** From line to line within a paragraph: the lower quartile, as pages of single lines are paragraphs throughout. */
function usualStep(lines: readonly Line[]): number {
  const steps = lines
    .flatMap(({ bottom }, at) => (at === 0 ? [] : [bottom - (lines[at - 1] as Line).bottom]))
    .filter((step) => step > 0)
    .sort((a, b) => a - b);
  return steps[Math.floor(steps.length / 4)] ?? 1;
}
