/** The room beside a cell's text, its padding and line, in px. */
const AROUND_TEXT = 24;
/** The room for the arrow and the handle in a head, in px. */
const AROUND_LABEL = 46;

/** The width in px with which a column shows whole what is in sight of it; `column` counts from 1. */
export function fittingWidth(grid: HTMLElement, column: number): number {
  const cells = grid.querySelectorAll<HTMLElement>(
    `.table-record > [aria-colindex="${column + 1}"] :is(.cell-text, .cell-type)`,
  );
  const label = grid.querySelector<HTMLElement>(`[aria-colindex="${column + 1}"] .table-header-label`);
  const widths = [...cells].map((cell) => textWidth(cell) + AROUND_TEXT);
  return Math.max(label ? textWidth(label) + AROUND_LABEL : 0, ...widths);
}

/** Subtle: the text itself is measured, for a cut off element tells its own width at least. */
function textWidth(element: HTMLElement): number {
  const range = document.createRange();
  range.selectNodeContents(element);
  const { width } = range.getBoundingClientRect();
  range.detach();
  return Math.max(width, element.scrollWidth > element.clientWidth ? element.scrollWidth : 0);
}
