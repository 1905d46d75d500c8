import type { RecordQuery, RecordRow, SavedView } from '../preload/model.ts';
import type { Archive } from './archive.ts';
import { type CliOptions, type CommandResult, splitPair, UsageError, wholeNumber } from './command-line.ts';
import { exportRecords } from './exchange/export-command.ts';
import { listIds } from './records/query.ts';
import { listRows } from './records/read.ts';
import { getSavedViewByName, listSavedViews } from './saved-views.ts';

/** Options that say how a file is written. */
const FILE_OPTIONS = ['output', 'columns', 'language', 'delimiter', 'edtf'] as const;

/** Lists the records of a query, or writes them to a file where a format is given. */
export function runRecords(archive: Archive, _: readonly string[], options: CliOptions): CommandResult {
  const view = options.view === undefined ? undefined : getSavedViewByName(archive.db, options.view);
  const query = queryOfOptions(view ? queryOfView(view) : {}, options);
  const offset = wholeNumber(options.offset, 0, 'offset');
  if (options.format !== undefined) {
    const limit = options.limit === undefined ? undefined : wholeNumber(options.limit, 0, 'limit');
    return exportRecords(archive, query, view, options, { offset, limit });
  }
  const stray = FILE_OPTIONS.find((name) => options[name] !== undefined);
  if (stray !== undefined) throw new UsageError(`--${stray} goes with --format`);
  const ids = listIds(archive, query);
  const rows = listRows(
    archive.db,
    ids.slice(offset, offset + wholeNumber(options.limit, 100, 'limit')),
    [],
  ).map(summary);
  const text = rows.map((row) => [row.id, row.type, row.date?.text ?? '', row.title].join('\t'));
  return { json: { total: ids.length, records: rows }, text };
}

function summary({ id, uuid, type, referenceCode, title, date }: RecordRow) {
  return { id, uuid, type, referenceCode, title, date };
}

/** What is asked for, with a saved view to start from: filters are added, everything else takes its place. */
function queryOfOptions(base: RecordQuery, options: CliOptions): RecordQuery {
  const [field = 'title', direction] = (options.sort ?? 'title').split(':');
  const sort = { field, direction: direction === 'desc' ? ('desc' as const) : ('asc' as const) };
  return {
    ...base,
    ...(options.query === undefined ? {} : { text: options.query }),
    ...(options.type === undefined ? {} : { types: [options.type] }),
    filters: [
      ...(base.filters ?? []),
      ...(options.filter ?? []).map((pair) => {
        const [name, value] = splitPair(pair, '--filter');
        return { field: name, value };
      }),
    ],
    sort: options.sort === undefined ? (base.sort ?? sort) : sort,
  };
}

/** The query of a saved view as it is shown: what is searched without an order has its best matches first. */
function queryOfView({ definition: { query } }: SavedView): RecordQuery {
  const isSearch = query.text !== undefined && query.text.trim() !== '';
  return query.sort || !isSearch ? query : { ...query, sort: { field: 'relevance', direction: 'desc' } };
}

/** The saved views as a terminal lists them. */
export function runViews(archive: Archive): CommandResult {
  const views = listSavedViews(archive.db);
  const text = views.map(({ id, name }) => `${id}\t${name}`);
  return { json: { views }, text };
}
