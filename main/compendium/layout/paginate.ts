import type { Box, FlowLine, Page, PlacedHeading } from './boxes.ts';
import { PAGE } from './styles.ts';

export interface Pagination {
  readonly pages: readonly Page[];
  /** Headings in their order; pages count from 0. */
  readonly headings: readonly PlacedHeading[];
}

/**
 * Fills pages with lines. A page ends at the last place where a break is allowed; only a chain of lines longer
 * than a page is broken where the page is full.
 */
export function paginate(lines: readonly FlowLine[]): Pagination {
  const pages: Page[] = [];
  const headings: PlacedHeading[] = [];
  let from = 0;
  while (from < lines.length) {
    const to = endOfPage(lines, from);
    const boxes: Box[] = [];
    let y: number = PAGE.top;
    for (let index = from; index < to; index++) {
      const line = lines[index];
      if (!line) break;
      if (index > from) y += line.before;
      for (const box of line.boxes) boxes.push({ ...box, y: box.y + y });
      if (line.heading) headings.push({ ...line.heading, page: pages.length, y });
      y += line.height;
    }
    pages.push({ boxes });
    from = to;
  }
  return { pages, headings };
}

function endOfPage(lines: readonly FlowLine[], from: number): number {
  let y: number = PAGE.top;
  let allowed = from;
  for (let index = from; index < lines.length; index++) {
    const line = lines[index];
    if (!line) break;
    if (index > from) {
      if (line.startsPage) return index;
      if (line.canBreakBefore) allowed = index;
      y += line.before;
    }
    y += line.height;
    // Subtle: sums of points are not exact; a line that fits must not be pushed off by a rounding error.
    if (y > PAGE.bottom + 1e-6) return allowed > from ? allowed : Math.max(index, from + 1);
  }
  return lines.length;
}
