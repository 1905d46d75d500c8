import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import type { RecordRow, TableExport, WrittenTable } from '../../preload/model.ts';
import { listRecordTypes } from '../record-types.ts';
import { listRows } from '../records/read.ts';
import { type Db, openDatabase } from '../storage/database.ts';
import { textIn } from '../texts.ts';
import { createCsvWriter } from './csv.ts';
import { fieldsToRead, type OutputColumn, outputColumns } from './table-columns.ts';
import type { TableSource } from './table-source.ts';
import type { TableWriter, WriteBytes } from './table-writer.ts';
import { createXlsxWriter } from './xlsx.ts';

/** Rows that are read at once. */
const WINDOW = 500;
/** Milliseconds between two words about progress. */
const TOLD_EVERY = 100;

export interface TableTask {
  /** The path of archive.db. */
  readonly archive: string;
  readonly source: TableSource;
  readonly table: Pick<TableExport, 'query' | 'columns' | 'language' | 'format' | 'delimiter' | 'hasEdtf'>;
  /** The file to write; it must not be there. */
  readonly path: string;
}

/**
 * Writes a table to a file, durably, a window of rows at a time. All rows are of one moment, whatever is edited
 * meanwhile; records removed before it are left out. A failed one leaves no file.
 */
export function writeTable(
  { archive, source, table, path }: TableTask,
  onProgress: (done: number, total: number) => void,
): WrittenTable {
  const db = openDatabase(archive, { isReadOnly: true, mustExist: true });
  try {
    db.exec('BEGIN');
    const columns = [...groupColumn(source), ...outputColumns(listRecordTypes(db), table)];
    return writeFile(path, (write) => {
      const writer = createWriter(table, columns, write);
      const rows = writeRows(db, source.ids, fieldsToRead(table), columns, writer, onProgress);
      return { rows, ...writer.end() };
    });
  } finally {
    db.close();
  }
}

/** Makes a file; it is on the disk when this returns, and gone when this throws. */
function writeFile<T>(path: string, work: (write: WriteBytes) => T): T {
  const file = openSync(path, 'wx');
  let isWhole = false;
  try {
    const result = work((bytes) => writeWhole(file, bytes));
    fsyncSync(file);
    isWhole = true;
    return result;
  } finally {
    closeSync(file);
    if (!isWhole) rmSync(path, { force: true });
  }
}

function createWriter(
  { format, delimiter, language }: TableTask['table'],
  columns: readonly OutputColumn[],
  write: WriteBytes,
): TableWriter {
  if (format === 'xlsx')
    return createXlsxWriter({ columns, sheetName: textIn(language, 'export.sheet') }, write);
  const labels = columns.map(({ label }) => label);
  return createCsvWriter(labels, { delimiter, language }, write);
}

function writeRows(
  db: Db,
  ids: Int32Array,
  fields: readonly string[],
  columns: readonly OutputColumn[],
  writer: TableWriter,
  onProgress: (done: number, total: number) => void,
): number {
  let rows = 0;
  let toldAt = 0;
  for (let from = 0; from < ids.length; from += WINDOW) {
    for (const row of listRows(db, [...ids.subarray(from, from + WINDOW)], fields)) {
      writer.row(columns.map(({ cell }) => cell(row)));
      rows += 1;
    }
    if (performance.now() - toldAt < TOLD_EVERY) continue;
    toldAt = performance.now();
    onProgress(Math.min(from + WINDOW, ids.length), ids.length);
  }
  if (ids.length > 0) onProgress(ids.length, ids.length);
  return rows;
}

const GROUP_WIDTH = 150;

/** The column that tells the group of each row. Subtle: its cells must be asked for in the order of the rows. */
function groupColumn({ ids, groups }: TableSource): readonly OutputColumn[] {
  if (groups === null) return [];
  const { label, of } = groups;
  let row = 0;
  let group = 0;
  const cell = ({ id }: RecordRow): string => {
    while (row < ids.length && ids[row] !== id) row += 1;
    while ((of[group + 1]?.from ?? ids.length) <= row) group += 1;
    return of[group]?.name ?? '';
  };
  return [{ label, width: GROUP_WIDTH, cell }];
}

/** Subtle: one call may write less than all. */
function writeWhole(file: number, bytes: Uint8Array): void {
  for (let from = 0; from < bytes.length; ) from += writeSync(file, bytes, from);
}
