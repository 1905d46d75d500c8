import { observeElementOffset, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { start } from '../attempt.ts';
import { useStore } from '../ui/store.ts';
import type { LineSource } from './line-source.ts';
import { type ScrollScale, scrollScale } from './scroll-scale.ts';

/** The height of a row, of one that shows where a search matched, and of the two rows of the head together, in px. */
export const ROW_HEIGHT = 34;
export const FOUND_ROW_HEIGHT = 50;
export const HEAD_HEIGHT = 70;
/** Lines rendered above and below those in sight. */
export const OVERSCAN = 10;

/** The lines in sight of a scrolled table, however many there are in all. */
export interface RowWindow {
  /** Lines to render: those in sight with some around them, and the one of the cursor wherever it is. */
  readonly lines: readonly number[];
  /** Where one has scrolled to: px among all lines, and by how much less the scroll bar says. */
  readonly offset: number;
  readonly shift: number;
  readonly viewport: number;
  readonly rowHeight: number;
  /** The height of the body, at most what a page can lay out. */
  readonly height: number;
  /** Rows that fit into the table's height. */
  readonly page: number;
  /** Brings a line into sight where it is not. */
  readonly scrollTo: (line: number) => void;
  /** Scrolls by a number of lines at once. */
  readonly shiftBy: (lines: number) => void;
  /** The lines that are wholly in sight now, [from, to). */
  readonly inSight: () => readonly [number, number];
}

/**
 * Follows the scrolling of a table whose lines all have one height, fetches the records in sight, and keeps the line
 * `keptLine` rendered.
 */
export function useRowWindow(
  source: LineSource,
  scroller: RefObject<HTMLDivElement | null>,
  keptLine: number,
  rowHeight: number,
): RowWindow {
  const total = source.lines.count;
  const [viewport, setViewport] = useState(600);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() =>
      setViewport(Math.max(element.clientHeight - HEAD_HEIGHT, rowHeight)),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, rowHeight]);
  const scale = useMemo(() => scrollScale(total * rowHeight, viewport), [total, viewport, rowHeight]);
  const newestScale = useRef(scale);
  newestScale.current = scale;
  const lastFirst = useRef(0);
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    observeElementOffset: (instance, report) =>
      observeElementOffset(instance, (offset, isScrolling) =>
        report(newestScale.current.toRows(offset), isScrolling),
      ),
    scrollToFn: (offset, { adjustments = 0, behavior }, instance) => {
      const top = newestScale.current.toScroll(offset + adjustments);
      instance.scrollElement?.scrollTo({ top, ...(behavior ? { behavior } : {}) });
    },
    rangeExtractor: (range) => {
      const isFar = isFarJump(lastFirst.current, range);
      lastFirst.current = range.startIndex;
      return linesToRender(isFar ? { ...range, overscan: 0 } : range, keptLine);
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another height are measured anew
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);
  const items = virtualizer.getVirtualItems();
  useFetching(source, items, keptLine);
  const shift = shiftOf(virtualizer, scroller.current, scale.toRows);
  return {
    lines: items.map(({ index }) => index),
    offset: virtualizer.scrollOffset ?? 0,
    shift,
    viewport,
    rowHeight,
    height: scale.height,
    page: Math.max(1, Math.floor(viewport / rowHeight) - 1),
    ...scrollingOf(scroller, newestScale, viewport, rowHeight),
  };
}

/**
 * Scrolling by lines.
 * Subtle: not by the virtualizer, which takes the height of what is scrolled for that of all rows.
 */
function scrollingOf(
  scroller: RefObject<HTMLDivElement | null>,
  scale: { readonly current: ScrollScale },
  viewport: number,
  rowHeight: number,
): Pick<RowWindow, 'scrollTo' | 'shiftBy' | 'inSight'> {
  const offset = (): number => scale.current.toRows(scroller.current?.scrollTop ?? 0);
  const put = (next: number): void => {
    if (scroller.current) scroller.current.scrollTop = scale.current.toScroll(next);
  };
  return {
    scrollTo: (line) => {
      const [top, bottom] = [line * rowHeight, (line + 1) * rowHeight];
      if (top < offset()) put(top);
      else if (bottom > offset() + viewport) put(bottom - viewport);
    },
    shiftBy: (lines) => {
      if (lines !== 0) put(offset() + lines * rowHeight);
    },
    inSight: () => [Math.ceil(offset() / rowHeight), Math.floor((offset() + viewport) / rowHeight)],
  };
}

/**
 * Whether one has gone past all that was in sight, as when the scroll bar is dragged: lines around the new place
 * would be gone again before anybody sees them. Once it rests they come.
 */
const isFarJump = (lastFirst: number, { startIndex, endIndex }: { startIndex: number; endIndex: number }) =>
  Math.abs(startIndex - lastFirst) > endIndex - startIndex;

/** The range in sight with some lines around it, and the line of the cursor wherever it is. */
function linesToRender(
  range: { startIndex: number; endIndex: number; overscan: number; count: number },
  keptLine: number,
): number[] {
  const from = Math.max(0, range.startIndex - range.overscan);
  const to = Math.min(range.count - 1, range.endIndex + range.overscan);
  const lines = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  if (keptLine >= 0 && keptLine < from) return [keptLine, ...lines];
  if (keptLine > to && keptLine < range.count) return [...lines, keptLine];
  return lines;
}

/** By how much rows stand higher than their place among all rows, where the scroll bar is scaled. */
function shiftOf(
  virtualizer: Virtualizer<HTMLDivElement, HTMLDivElement>,
  element: HTMLDivElement | null,
  toRows: (scrolled: number) => number,
): number {
  const scrolled = element?.scrollTop ?? 0;
  const offset = virtualizer.scrollOffset ?? 0;
  return toRows(scrolled) === scrolled ? 0 : offset - scrolled;
}

function useFetching(
  source: LineSource,
  items: readonly { readonly index: number }[],
  keptLine: number,
): void {
  const { view } = useStore(source.rows.store);
  const inSight = items.filter(({ index }) => index !== keptLine);
  const from = inSight[0]?.index ?? 0;
  const to = (inSight[inSight.length - 1]?.index ?? -1) + 1;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new view starts without rows
  useEffect(() => {
    if (to > from) start(() => source.ensure(from, to));
  }, [source, view, from, to]);
}
