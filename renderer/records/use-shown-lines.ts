import { useEffect, useRef, useState } from 'react';
import { useStore } from '../ui/store.ts';
import type { LineSource } from './line-source.ts';
import { OVERSCAN, type RowWindow } from './use-row-window.ts';

/** What the body of a table shows, and where. */
export interface ShownLines {
  readonly lines: readonly number[];
  /** How many px below the top of the body the lines begin, counted from `base` px among all lines. */
  readonly top: number;
  readonly base: number;
  /** So many elements are enough for all lines but that of a cursor far away, whatever is in sight. */
  readonly slots: number;
}

/** What was in sight at one moment. */
interface Sight {
  readonly lines: readonly number[];
  readonly offset: number;
  readonly from: number;
  readonly to: number;
}

/** After this many ms without its records, a place is shown with grey lines. */
const LATE = 120;
/** Moments that are remembered while their records are on their way. */
const MOST_REMEMBERED = 6;
/** Lines whose places are counted from the same base, so that they keep them while one scrolls. */
const BLOCK = 4096;

/**
 * The lines in sight where their records are here. While they are on their way, as the scroll bar is dragged, the
 * newest lines that are here stay in sight, so that nothing blank is seen.
 */
export function useShownLines(source: LineSource, window: RowWindow, keptLine: number): ShownLines {
  // Subtle: the pages are read through `source`; without this nothing would follow when one comes.
  useStore(source.rows.store, ({ pages }) => pages);
  const remembered = useRef<{ readonly source: LineSource; readonly sights: readonly Sight[] }>({
    source,
    sights: [],
  });
  const current = sightOf(window, source.lines.count);
  const known = remembered.current.source === source ? remembered.current.sights : [];
  const isSame = known[0]?.offset === current.offset && known[0].to === current.to;
  const sights = [current, ...(isSame ? known.slice(1) : known)];
  const key = `${current.from} ${current.to}`;
  const isLate = useIsLate(key, !isHere(source, current));
  const found = sights.find((sight) => isHere(source, sight));
  const shown = isLate ? current : (found ?? current);
  // Subtle: what is shown is remembered however long the newer ones are on their way.
  const newest = sights.slice(0, MOST_REMEMBERED);
  remembered.current = { source, sights: newest.includes(shown) ? newest : [...newest, shown] };
  const { rowHeight, shift, viewport } = window;
  const base = Math.floor(shown.from / BLOCK) * BLOCK * rowHeight;
  return {
    lines: shown === current ? current.lines : withLine(shown.lines, keptLine, source.lines.count),
    top: base - shift + (current.offset - shown.offset),
    base,
    slots: Math.ceil(viewport / rowHeight) + 2 * OVERSCAN + 3,
  };
}

function sightOf({ lines, offset, viewport, rowHeight }: RowWindow, count: number): Sight {
  const from = Math.max(0, Math.floor(offset / rowHeight));
  return { lines, offset, from, to: Math.min(count, Math.ceil((offset + viewport) / rowHeight)) };
}

function isHere(source: LineSource, { from, to }: Sight): boolean {
  for (let line = from; line < to; line += 1)
    if (source.groupAt(line) === null && source.rowAt(line) === undefined) return false;
  return true;
}

/** The lines with that of the cursor, which must always be rendered, as it is the active one. */
function withLine(lines: readonly number[], line: number, count: number): readonly number[] {
  return line < 0 || line >= count || lines.includes(line) ? lines : [...lines, line];
}

/** True once something has been awaited for as long as one does without a sign. */
function useIsLate(key: string, isAwaited: boolean): boolean {
  const [late, setLate] = useState('');
  useEffect(() => {
    if (!isAwaited) return undefined;
    const timer = setTimeout(() => setLate(key), LATE);
    return () => clearTimeout(timer);
  }, [key, isAwaited]);
  return isAwaited && late === key;
}
