import type { FlowLine, Page, PagePart, PlacedHeading } from './boxes.ts';
import { PAGE } from './styles.ts';

/** A full page: its parts and the headings on it; pages count from 0. */
export interface FilledPage {
  readonly page: Page;
  readonly headings: readonly PlacedHeading[];
}
/** Takes the lines of a column one by one and gives a page as soon as it is full. */
export interface Paginator {
  readonly push: (line: FlowLine) => void;
  /** Gives what is left as the last page. */
  readonly end: () => void;
}

/**
 * Fills pages with lines. A page ends at the last place where a break is allowed; only a chain of lines longer
 * than a page is broken where the page is full.
 */
export function createPaginator(onPage: (filled: FilledPage) => void): Paginator {
  let lines: FlowLine[] = [];
  let y: number = PAGE.top;
  let allowed = 0;
  let pages = 0;

  const flush = (count: number) => {
    onPage(placeLines(lines.slice(0, count), pages));
    pages++;
    const rest = lines.slice(count);
    lines = [];
    y = PAGE.top;
    allowed = 0;
    for (const line of rest) push(line);
  };
  const push = (line: FlowLine): void => {
    if (lines.length > 0 && line.startsPage) flush(lines.length);
    const repeated = lines.length === 0 ? line.head : undefined;
    if (repeated) {
      lines.push(repeated);
      y += repeated.height;
    }
    const isFirst = lines.length === 0;
    const below = y + (isFirst ? 0 : line.before) + line.height;
    if (!isFirst && !repeated && line.canBreakBefore) allowed = lines.length;
    // Subtle: sums of points are not exact; a line that fits must not be pushed off by a rounding error.
    if (isFirst || repeated || below <= PAGE.bottom + 1e-6) {
      lines.push(line);
      y = below;
      return;
    }
    flush(allowed > 0 ? allowed : lines.length);
    push(line);
  };
  const end = () => {
    if (lines.length > 0) flush(lines.length);
  };
  return { push, end };
}

function placeLines(lines: readonly FlowLine[], page: number): FilledPage {
  const parts: PagePart[] = [];
  const headings: PlacedHeading[] = [];
  let y: number = PAGE.top;
  lines.forEach((line, index) => {
    if (index > 0) y += line.before;
    parts.push({ y, boxes: line.boxes });
    if (line.heading) headings.push({ ...line.heading, page, y });
    y += line.height;
  });
  return { page: { parts }, headings };
}
