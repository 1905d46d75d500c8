import type { RecordRow } from '../../preload/model.ts';
import { text } from '../i18n.ts';
import { archiveStore } from '../state.ts';
import { showToast } from '../ui/toasts.ts';
import type { CellBlock } from './cell-block.ts';
import { blockContent, blockSize, columnsOf, planCells } from './cell-paste.ts';
import { type GridRange, pastedRange } from './grid-range.ts';
import type { TransferNow } from './transfer-now.ts';
import { MOST_CELLS, writeCells } from './write-cells.ts';

/** Writes a block over the selected cells: from the first of them on, or as often as it fits where it fits wholly. */
export async function pasteBlock(now: TransferNow, block: CellBlock, isOwn: boolean): Promise<void> {
  const { range, columns, isEditable } = now;
  const archive = archiveStore.get();
  if (range === null || !isEditable || archive === null) return;
  const { records, target, isCut } = await findTarget(now, range, block);
  const under = columnsOf(columns, target);
  if (records.length * under.length > MOST_CELLS) {
    showToast(text('cells.tooMany', { most: MOST_CELLS }), { tone: 'danger' });
    return;
  }
  if (isCut || under.length < target.right - target.left + 1) showToast(text('cells.outside'));
  const { cells, skipped } = planCells(archive, records, under, blockContent(block));
  const right = Math.min(target.right, columns.length);
  now.cursor.select(
    { anchor: { row: target.bottom, column: right }, kind: 'cells' },
    {
      row: target.top,
      column: target.left,
    },
  );
  await writeCells(cells, { isOwn, isShown: true, skipped });
}

interface Target {
  readonly records: readonly RecordRow[];
  readonly target: GridRange;
  /** True where the block has more rows than there are records. */
  readonly isCut: boolean;
}

/** The records that a block is written to; headings of groups between them are passed over. */
async function findTarget(
  { source, columns }: TransferNow,
  range: GridRange,
  block: CellBlock,
): Promise<Target> {
  const size = blockSize(block);
  const selected = source.lines
    .spansOf(range.top, range.bottom + 1)
    .reduce((sum, [from, to]) => sum + to - from, 0);
  const bottom = range.top + Math.max(1, selected) - 1;
  const target = pastedRange({ ...range, bottom }, size);
  const height = target.bottom - target.top + 1;
  const width = Math.min(target.right, columns.length) - target.left + 1;
  const most = Math.min(height, Math.ceil(MOST_CELLS / width) + 1);
  const records = await source.recordsBetween(range.top, source.lines.count, most);
  const last = records[records.length - 1];
  const line = last === undefined ? range.top : await source.lineOf(last.id);
  return {
    records,
    target: { ...target, bottom: Math.max(range.top, line) },
    isCut: records.length < height,
  };
}
