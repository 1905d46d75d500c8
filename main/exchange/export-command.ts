import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import {
  type Delimiter,
  delimiterOf,
  type Locale,
  type RecordQuery,
  type RecordTypeDefinition,
  type SavedView,
  type TableExport,
  type TableFormat,
  tableFormat,
} from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { type CliOptions, type CommandResult, localeNamed, UsageError } from '../command-line.ts';
import { ArchiveError } from '../errors.ts';
import { listRecordTypes } from '../record-types.ts';
import { renameDurably } from '../storage/durable.ts';
import { type TableSource, tableSource } from './table-source.ts';
import { writeTable } from './write-table.ts';

/** Which rows of the whole, from 0; `limit` undefined for all that follow. */
export interface RowRange {
  readonly offset: number;
  readonly limit: number | undefined;
}

const DELIMITER_NAMES: Readonly<Record<string, Delimiter>> = { ';': ';', ',': ',', tab: '\t' };
const USUAL_COLUMNS = ['type', 'referenceCode', 'title', 'date', 'updatedAt'];
const USUAL_WIDTH = 160;

/** Writes the records of a query to the file `-o` in the format of `--format`. Throws UsageError, `fieldUnknown`. */
export function exportRecords(
  archive: Archive,
  query: RecordQuery,
  view: SavedView | undefined,
  options: CliOptions,
  range: RowRange,
): CommandResult {
  const format = formatOf(options.format);
  if (options.output === undefined) throw new UsageError('--format needs -o: the file to write');
  const path = resolve(options.output);
  if (!existsSync(dirname(path))) throw new ArchiveError('fileMissing', dirname(path));
  const language = localeNamed(options.language ?? 'en');
  const table: TableExport = {
    query,
    only: null,
    columns: columnsOf(options.columns, view, query, listRecordTypes(archive.db)),
    language,
    format,
    delimiter: delimiterNamed(options.delimiter, language),
    hasEdtf: options.edtf ?? false,
  };
  const all = tableSource(archive, table);
  const part = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  const source = rangeOf(all, range);
  const written = writeTable({ archive: archive.identity.path, source, table, path: part }, (done, total) =>
    process.stderr.write(options.json ? '' : `\r${done}/${total}${done === total ? '\n' : ''}`),
  );
  renameDurably(part, path);
  return { json: { path, total: all.ids.length, ...written }, text: [`${path}: ${written.rows}`] };
}

function formatOf(text: string | undefined): TableFormat {
  const parsed = tableFormat.safeParse(text);
  if (!parsed.success) throw new UsageError(`--format is csv or xlsx, not ${text}`);
  return parsed.data;
}

function delimiterNamed(text: string | undefined, language: Locale): Delimiter {
  if (text === undefined) return delimiterOf(language);
  const delimiter = Object.hasOwn(DELIMITER_NAMES, text) ? DELIMITER_NAMES[text] : undefined;
  if (delimiter === undefined) throw new UsageError(`--delimiter is ; or , or tab, not ${text}`);
  return delimiter;
}

/** The columns that were named, else those of the view, of the one type, or of a table of all types. */
function columnsOf(
  named: string | undefined,
  view: SavedView | undefined,
  query: RecordQuery,
  types: readonly RecordTypeDefinition[],
): TableExport['columns'] {
  const withWidth = (fields: readonly string[]) => fields.map((field) => ({ field, width: USUAL_WIDTH }));
  if (named !== undefined) {
    const fields = named.split(',').map((field) => field.trim());
    if (fields.includes('')) throw new UsageError(`--columns is FIELD,FIELD…, not ${named}`);
    return withWidth(fields);
  }
  if (view && view.definition.layout.columns.length > 0)
    return view.definition.layout.columns.map(({ field, width }) => ({ field, width }));
  const [type, ...others] = types.filter(({ name }) => query.types?.includes(name));
  return withWidth(type && others.length === 0 ? type.columns : USUAL_COLUMNS);
}

function rangeOf({ ids, groups }: TableSource, { offset, limit }: RowRange): TableSource {
  const end = limit === undefined ? ids.length : offset + limit;
  const of = groups?.of.map(({ from, name }) => ({ from: from - offset, name })) ?? [];
  return { ids: ids.slice(offset, end), groups: groups && { label: groups.label, of } };
}
