import { useEffect, useRef } from 'react';
import type { RecordId, RecordRow } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { localeStore, text } from '../i18n.ts';
import { archiveStore } from '../state.ts';
import { showToast } from '../ui/toasts.ts';
import { BLOCK_TYPE, type CellBlock, copyCell, readBlock, writeBlock } from './cell-block.ts';
import { columnsOf } from './cell-paste.ts';
import { type GridRange, isOneCell } from './grid-range.ts';
import { pasteBlock } from './paste-block.ts';
import { selectionStore } from './selection.ts';
import { isRows, isTooLarge, type TransferNow } from './transfer-now.ts';
import { readTsv, writeHtmlTable, writeTsv } from './tsv.ts';

type Newest = { readonly current: TransferNow };
/** Records fetched for a copy that was asked for before they were here. */
type Fetched = { current: { readonly range: GridRange; readonly records: readonly RecordRow[] } | null };

/**
 * Copies, cuts and pastes while the table has the focus.
 * Subtle: by the events of the clipboard, since a page gets no permission to read it in any other way.
 */
export function useClipboard(newest: Newest, clear: (now: TransferNow) => boolean): void {
  const fetched: Fetched = useRef(null);
  useEffect(() => {
    const isHere = (): boolean => document.activeElement === newest.current.grid.current;
    // Subtle: Chromium offers to copy where nothing is marked only if the event before it is taken over.
    const before = (event: Event): void => {
      if (isHere()) event.preventDefault();
    };
    const copy = (event: ClipboardEvent): void => {
      if (isHere()) copyRange(newest.current, event, fetched);
    };
    const cut = (event: ClipboardEvent): void => {
      if (isHere() && copyRange(newest.current, event, fetched)) clear(newest.current);
    };
    const paste = (event: ClipboardEvent): void => {
      const { clipboardData } = event;
      if (!isHere() || clipboardData === null) return;
      event.preventDefault();
      const own = readBlock(clipboardData.getData(BLOCK_TYPE));
      const words = clipboardData.getData('text/plain');
      if (own !== null || words !== '')
        start(() => pasteBlock(newest.current, own ?? blockOfText(words), own !== null));
    };
    const ending = new AbortController();
    const options = { signal: ending.signal };
    document.addEventListener('beforecopy', before, options);
    document.addEventListener('beforecut', before, options);
    document.addEventListener('copy', copy, options);
    document.addEventListener('cut', cut, options);
    document.addEventListener('paste', paste, options);
    return () => ending.abort();
  }, [newest, clear]);
}

const blockOfText = (pasted: string): CellBlock =>
  readTsv(pasted).map((row) => row.map((cell) => ({ text: cell, values: null, datatype: null })));

/** Puts the selected cells on the clipboard; where their records are not here yet, fetches them and does it then. */
function copyRange(now: TransferNow, event: ClipboardEvent, fetched: Fetched): boolean {
  const { range, columns } = now;
  const archive = archiveStore.get();
  if (range === null || archive === null || event.clipboardData === null) return false;
  event.preventDefault();
  if (isTooLarge(range)) return false;
  const records = recordsHere(now, range, fetched);
  if (records === null) {
    start(async () => {
      fetched.current = { range, records: await fetchRecords(now, range) };
      document.execCommand(event.type);
    });
    return false;
  }
  const copied = columnsOf(columns, range);
  const block = records.map((record) =>
    copied.map((column) => copyCell(record, column, archive, localeStore.get())),
  );
  const texts = block.map((row) => row.map((cell) => cell.text));
  event.clipboardData.setData('text/plain', writeTsv(texts));
  event.clipboardData.setData('text/html', writeHtmlTable(texts));
  event.clipboardData.setData(BLOCK_TYPE, writeBlock(block));
  const count = records.length * copied.length;
  if (!isOneCell(range) || count > 1) showToast(text('cells.copied', { count }));
  return true;
}

/** The records of the selected cells where all of them are here, or have been fetched for this copy. */
function recordsHere(now: TransferNow, range: GridRange, fetched: Fetched): readonly RecordRow[] | null {
  const kept = fetched.current;
  fetched.current = null;
  if (kept?.range === range) return kept.records;
  return singleRows(now) ? null : now.source.recordsHere(range.top, range.bottom + 1);
}

async function fetchRecords(now: TransferNow, range: GridRange): Promise<readonly RecordRow[]> {
  const ids = singleRows(now);
  if (!ids) return now.source.recordsBetween(range.top, range.bottom + 1);
  const { rows } = now.source;
  const places = await Promise.all(ids.map((id) => rows.indexOf(id)));
  const inOrder = places.filter((place) => place >= 0).sort((a, b) => a - b);
  const records: RecordRow[] = [];
  for (const place of inOrder) records.push(...(await rows.rowsBetween(place, place + 1)));
  return records;
}

/** The records that were selected one by one; null where a range is. */
function singleRows(now: TransferNow): readonly RecordId[] | null {
  const selected = [...selectionStore.get()];
  return isRows(now) && now.cursor.start === null && selected.length > 1 ? selected : null;
}
