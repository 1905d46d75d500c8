import type { Box, FlowLine, Page, PagePart, PlacedHeading } from './boxes.ts';
import type { Stack } from './page-notes.ts';

/** A full page: its parts and the headings on it; pages count from 0. */
export interface FilledPage {
  readonly page: Page;
  readonly headings: readonly PlacedHeading[];
  /** Names and terms of the archive on it, each where it stands first. */
  readonly mentions: ReadonlyMap<string, number>;
  /** Where figures stand, in their order. */
  readonly figures: readonly PlacedFigure[];
}
/** Where a figure stands, known by its number. */
export interface PlacedFigure {
  readonly figure: number;
  readonly page: number;
  readonly y: number;
}
/**
 * Where lines are parted so that two columns of them are as long as each other, the first no shorter where it can be;
 * null where they cannot be parted. A table is left as it is: its head may stand in it twice.
 */
export function middleOf(lines: readonly FlowLine[]): number | null {
  if (lines.some(({ head }) => head)) return null;
  const ends: number[] = [];
  for (const [index, { before, height }] of lines.entries())
    ends.push((ends[index - 1] ?? 0) + (index === 0 ? 0 : before) + height);
  const all = ends.at(-1) ?? 0;
  let best: { readonly at: number; readonly longest: number } | null = null;
  for (let at = 1; at < lines.length; at++) {
    const line = lines[at] as FlowLine;
    if (!line.canBreakBefore) continue;
    const first = ends[at - 1] ?? 0;
    const longest = Math.max(first, all - first - line.before);
    if (best === null || longest <= best.longest) best = { at, longest };
  }
  return best?.at ?? null;
}

/** The page that stacks of lines make. */
export function placeStacks(stacks: readonly Stack[], page: number): FilledPage {
  const parts: PagePart[] = [];
  const headings: PlacedHeading[] = [];
  const mentions = new Map<string, number>();
  const figures: PlacedFigure[] = [];
  for (const { lines, x, y: top } of stacks) {
    let y = top;
    let beside: PagePart[] = [];
    lines.forEach((line, index) => {
      if (index > 0) y += line.before;
      if (!line.beside) {
        parts.push(...beside);
        beside = [];
      } else beside.push({ y, boxes: line.beside });
      parts.push({ y, boxes: x === 0 ? line.boxes : line.boxes.map((box) => shift(box, x)) });
      const column = x > 0 ? 1 : 0;
      if (line.heading) headings.push({ ...line.heading, page, y, ...(line.isNarrow && { column }) });
      if (line.figure !== undefined) figures.push({ figure: line.figure, page, y });
      for (const mention of line.mentions ?? []) if (!mentions.has(mention)) mentions.set(mention, y);
      y += line.height;
    });
    parts.push(...beside);
  }
  return { page: { parts }, headings, figures, mentions };
}

const shift = (box: Box, x: number): Box => ({ ...box, x: box.x + x });
