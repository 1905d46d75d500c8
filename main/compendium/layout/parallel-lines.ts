import type { BookParallel, ParallelText } from '../book.ts';
import type { Box, FlowLine } from './boxes.ts';
import { GUTTER, LEAST_LETTERS, type Look } from './look.ts';

/** Points between a text and the same in another language under it. */
const BETWEEN_TEXTS = 14;

/** Sets the rows of a text in a language, `width` points wide: a list of lines for each row. */
export type SetText = (text: ParallelText, width: number) => readonly (readonly FlowLine[])[];

/**
 * The lines of texts in two languages: beside each other, answering rows at the same height and each side as wide as
 * the other, or one text after the other where that is wanted or two sides would be too narrow. Every text is set
 * before the next, so that it is heard whole.
 */
export function parallelLines(
  { form, texts }: BookParallel,
  width: number,
  look: Look,
  setText: SetText,
): readonly FlowLine[] {
  const half = (width - GUTTER) / 2;
  const isWide = half >= LEAST_LETTERS * look.styles.text.size;
  if (form === 'beside' && texts.length === 2 && isWide) {
    const [left = [], right = []] = texts.map((text) => setText(text, half));
    return left.flatMap((row, index) => rowBeside(row, right[index] ?? [], half + GUTTER));
  }
  return texts.flatMap((text, place) =>
    setText(text, width)
      .flat()
      .map((line, index) =>
        place > 0 && index === 0 ? { ...line, before: line.before + BETWEEN_TEXTS } : line,
      ),
  );
}

/** Lines of both sides at the same heights; figures of both stand under each other. */
function rowBeside(
  left: readonly FlowLine[],
  right: readonly FlowLine[],
  shift: number,
): readonly FlowLine[] {
  const lines: FlowLine[] = [];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const [one, other] = [left[index], right[index]];
    const areFigures = one?.figure !== undefined && other?.figure !== undefined;
    if (areFigures) lines.push(lineBeside(one, undefined, shift), lineBeside(undefined, other, shift));
    else lines.push(lineBeside(one, other, shift));
  }
  return lines;
}

function lineBeside(left: FlowLine | undefined, right: FlowLine | undefined, shift: number): FlowLine {
  const sides = [left, right].filter((side) => side !== undefined);
  const all = <T>(of: (side: FlowLine) => readonly T[] | undefined): readonly T[] =>
    sides.flatMap((side) => of(side) ?? []);
  const mentions = all((side) => side.mentions);
  const notes = all((side) => side.notes);
  const figure = left?.figure ?? right?.figure;
  return {
    height: Math.max(...sides.map(({ height }) => height)),
    before: Math.max(...sides.map(({ before }) => before)),
    canBreakBefore: sides.every(({ canBreakBefore }) => canBreakBefore),
    startsPage: false,
    boxes: left?.boxes ?? [],
    beside: right?.boxes.map((box): Box => ({ ...box, x: box.x + shift })) ?? [],
    heading: left?.heading ?? right?.heading ?? null,
    ...(sides.some(({ head }) => head) && { head: lineBeside(left?.head, right?.head, shift) }),
    ...(mentions.length > 0 && { mentions }),
    ...(notes.length > 0 && { notes }),
    ...(figure !== undefined && { figure }),
  };
}
