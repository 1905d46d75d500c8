import { useMemo, useRef } from 'react';
import type { RecordRow } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { localeStore } from '../i18n.ts';
import { archiveStore } from '../state.ts';
import { copyCell } from './cell-block.ts';
import { columnsOf, planCells, planClearing } from './cell-paste.ts';
import type { RecordColumn } from './columns.ts';
import { type GridRange, rangeOf, sizeOf } from './grid-range.ts';
import { isRows, isTooLarge, type TransferNow, type TransferOptions } from './transfer-now.ts';
import { useClipboard } from './use-clipboard.ts';
import { writeCells } from './write-cells.ts';

/** What is done with blocks of cells. */
export interface CellTransfer {
  /** The selected cells; null where the cursor is on none. */
  readonly range: GridRange | null;
  /** Puts the first row or column of the selected cells into the others; one cell takes what is before it. */
  readonly fill: (direction: 'down' | 'right') => void;
  /** Empties the selected cells; false where whole rows are selected, which is another thing. */
  readonly clear: () => boolean;
}

/** Copies, cuts, pastes, fills and clears the selected cells of a table that has the focus. */
export function useCellTransfer(options: TransferOptions): CellTransfer {
  const { source, columns, cursor } = options;
  const { place, start: begin } = cursor;
  const range = useMemo(
    () => rangeOf(begin, place, { rows: source.lines.count, columns: columns.length + 1 }),
    [begin, place, source, columns],
  );
  const newest = useRef({ ...options, range });
  newest.current = { ...options, range };
  useClipboard(newest, clear);
  return useMemo(
    () => ({
      range,
      fill: (direction) => start(() => fill(newest.current, direction)),
      clear: () => clear(newest.current),
    }),
    [range],
  );
}

function clear(now: TransferNow): boolean {
  const { range, source, columns, isEditable } = now;
  const archive = archiveStore.get();
  if (range === null || isRows(now)) return false;
  if (!isEditable || archive === null || isTooLarge(range)) return true;
  start(async () => {
    const records = await source.recordsBetween(range.top, range.bottom + 1);
    const { cells, skipped } = planClearing(archive, records, columnsOf(columns, range));
    await writeCells(cells, { isOwn: true, isShown: false, skipped });
  });
  return true;
}

async function fill(now: TransferNow, direction: 'down' | 'right'): Promise<void> {
  const { range, source, columns, isEditable } = now;
  const archive = archiveStore.get();
  if (range === null || !isEditable || archive === null || isTooLarge(range)) return;
  const { rows, columns: width } = sizeOf(range);
  const isDown = direction === 'down';
  const isOne = isDown ? rows === 1 : width === 1;
  const wide = !isOne
    ? range
    : isDown
      ? { ...range, top: Math.max(0, range.top - 1) }
      : { ...range, left: Math.max(1, range.left - 1) };
  const records = await source.recordsBetween(wide.top, wide.bottom + 1);
  const filled = columnsOf(columns, wide);
  const [first] = records;
  if (!first) return;
  const copyOf = (record: RecordRow, column: RecordColumn | undefined) =>
    column && copyCell(record, column, archive, localeStore.get());
  const plan = isDown
    ? planCells(archive, records.slice(1), filled, (_, column) => copyOf(first, filled[column]))
    : planCells(archive, records, filled.slice(1), (row) => copyOf(records[row] ?? first, filled[0]));
  await writeCells(plan.cells, { isOwn: true, isShown: true, skipped: plan.skipped });
}
