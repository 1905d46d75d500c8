import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type Archive, closeArchive, createArchive, openArchive } from '../main/archive.ts';
import { setField } from '../main/records/edit.ts';
import { createViews, type Views } from '../main/records/views.ts';
import { followHistory } from '../main/search/search-index.ts';
import { backupArchive } from '../main/storage/backup.ts';
import type { RecordId, RecordQuery } from '../preload/model.ts';
import { importRecords, madeArchive, makeNames } from './make-archive.ts';
import { type MadeRecord, makeRecords } from './make-records.ts';
import { percentile, printRows, type Row, timed } from './report.ts';
import { type SqliteAlone, sqliteAlone } from './sqlite-alone.ts';

/** The archive with `--records` records (100,000; 1,000,000 is made once on a machine), beside SQLite alone on the same data. */
const count = Number(process.argv[process.argv.indexOf('--records') + 1]) || 100_000;
const work = mkdtempSync(join(tmpdir(), 'kulliyyat-bench-'));
const rows: Row[] = [];
const target = (what: string, ours: number, limit: number): void => {
  rows.push({ what, ours, limit, unit: 'target' });
};
const beside = (what: string, ours: number, limit: number, unit: string): void => {
  rows.push({ what, ours, limit, unit: `SQLite alone: ${unit}` });
};

/** The 95th percentile of some work over its inputs, in ms. */
const p95 = <T>(inputs: readonly T[], work: (input: T) => unknown): number =>
  percentile(
    inputs.map((input) => timed(() => work(input))),
    0.95,
  );
/** The same where it has been done before. */
const warm = <T>(inputs: readonly T[], work: (input: T) => unknown): number => {
  for (const input of inputs) work(input);
  return p95(inputs, work);
};
const spread = (most: number, length: number) =>
  Array.from({ length }, (_, index) => Math.floor((index / length) * most));

const COLUMNS = ['period', 'budget', 'partners'];
const ORDERS = [
  'title',
  'referenceCode',
  'date',
  'type',
  'updatedAt',
  'budget',
  'projectId',
  'subject',
  'coordinator',
  'place',
];
const WORDS =
  'Xəzər Gəncə Şəki Lənkəran nazirlik komissiya akademiya institut kafedra seminar saziş tərəfdaş nəticə hesabat arxiv fond qovluq sənəd məktub qərar işıq çağırış öhdəlik üzvlük innovasiya programme report письмо решение отчёт'.split(
    ' ',
  );

function sorted(field: string, direction: 'asc' | 'desc' = 'asc'): RecordQuery {
  return { sort: { field, direction } };
}

function firstPage(views: Views, query: RecordQuery): void {
  views.rows(views.create(query).view, 0, 100, COLUMNS);
}

async function measureImport(): Promise<void> {
  const sample = makeRecords(20_000, 5_000_000);
  const peer = importThroughSqlite(sample);
  const folder = join(work, 'import');
  await createArchive(folder);
  const archive = await openArchive(folder);
  const names = makeNames(archive);
  importRecords(archive, names, sample.slice(0, 2000));
  const visible = timed(() => importRecords(archive, names, sample.slice(2000)));
  const indexed = timed(() => followHistory(archive.search, archive.catalogue.db));
  closeArchive(archive);
  const perSecond = (made: number, ms: number) => made / (ms / 1000);
  rows.push(
    {
      what: 'import, records/s visible',
      ours: perSecond(18_000, visible),
      limit: perSecond(20_000, peer),
      unit: 'SQLite alone: .import of one bare table',
    },
    { what: 'import, records/s visible', ours: perSecond(18_000, visible), limit: 10_000, unit: 'target' },
    { what: 'index, records/s searchable', ours: perSecond(20_000, indexed), limit: 5000, unit: 'target' },
  );
}

/** The same rows through the sqlite3 command. */
function importThroughSqlite(records: readonly MadeRecord[]): number {
  const csv = join(work, 'rows.csv');
  const quote = (text: string) => `"${text.replace(/"/g, '""')}"`;
  writeFileSync(
    csv,
    records
      .map(({ type, title, fields }) => [type, title, JSON.stringify(fields)].map(quote).join(','))
      .join('\n'),
  );
  const script = `PRAGMA journal_mode=WAL; CREATE TABLE record (type TEXT, title TEXT, fields TEXT);\n.mode csv\n.import ${csv} record\n`;
  return timed(() => execFileSync('sqlite3', [join(work, 'peer.db')], { input: script }));
}

async function measureOpening(folder: string): Promise<void> {
  const open = async (): Promise<number> => {
    const started = performance.now();
    const archive = await openArchive(folder);
    firstPage(createViews(archive), sorted('date', 'desc'));
    const took = performance.now() - started;
    closeArchive(archive);
    return took;
  };
  rmSync(join(folder, 'catalogue.bin'), { force: true });
  target('opened to first rows, nothing kept beside the archive, ms', await open(), 2000);
  target(
    'opened to first rows of the last view, ms',
    Math.max(await open(), await open(), await open()),
    500,
  );
}

function measureOrders(views: Views, alone: SqliteAlone): void {
  firstPage(views, sorted('title'));
  const first = p95(ORDERS, (field) => views.create(sorted(field)));
  target('order by a column for the first time, slowest of ten, ms', first, 150);
  beside(
    'order by a column for the first time, slowest of ten, ms',
    first,
    alone.order(),
    'ids by title in its index',
  );
  target(
    'order by a column again, p95 ms',
    warm(
      ORDERS.flatMap((field) => [sorted(field), sorted(field, 'desc')]),
      (query) => views.create(query),
    ),
    20,
  );
  const windows = ORDERS.flatMap((field) => {
    const { view, total } = views.create(sorted(field));
    return spread(total - 100, 20).map((from) => ({ view, from }));
  });
  const window = warm(windows, ({ view, from }) => views.rows(view, from, from + 100, COLUMNS));
  target('window of 100 rows anywhere in any order, p95 ms', window, 5);
  beside(
    'window of 100 rows anywhere in any order, p95 ms',
    window,
    alone.window(),
    'the same by OFFSET from the middle',
  );
}

function measureSearch(archive: Archive, views: Views, alone: SqliteAlone): void {
  const forget = (): void => archive.search.matches.sets.clear();
  const first = (text: string, field: string): void => {
    forget();
    firstPage(views, { text, sort: { field, direction: 'desc' } });
  };
  for (const word of WORDS.slice(0, 3)) first(word, 'relevance');
  const page = percentile(
    ['relevance', 'date', 'title'].flatMap((field) => WORDS.map((word) => timed(() => first(word, field)))),
    0.95,
  );
  target('search, first page of a word in any order, p95 ms', page, 30);
  beside('search, first page of a word in any order, p95 ms', page, alone.ranked('xezer'), 'bm25, 50 rows');
  const whole = (text: string): void => {
    forget();
    views.facets(views.create({ text, sort: { field: 'date', direction: 'desc' } }).view);
  };
  whole('təhsil');
  const commonest = p95(spread(5, 5), () => whole('təhsil'));
  target('search, all hits in order with facets, commonest word, p95 ms', commonest, 150);
  beside(
    'search, all hits in order with facets, commonest word, p95 ms',
    commonest,
    alone.facets('tehsil'),
    'the same four counts',
  );
  target('search, two words, p95 ms', p95(['təhsil konfrans', 'bakı universitet', 'arxiv fond'], whole), 150);
  target('search, a phrase, p95 ms', p95(['"təhsil əməkdaşlıq"', '"konfrans layihə"'], whole), 150);
  target('search, beginning of a word, p95 ms', p95(['konf', 'univ', 'beyn', 'layi'], whole), 150);
}

function measureFilters(views: Views, alone: SqliteAlone): void {
  const filters = spread(30, 30).map((index) => ({
    filters: [
      { field: 'date', value: String(1990 + index) },
      { field: 'type', value: 'project' },
      { field: 'coordinator', value: 'universiteti 1' },
    ],
  }));
  const took = warm(filters, (query) => views.create(query));
  target('filters over three columns, p95 ms', took, 20);
  beside('filters over three columns, p95 ms', took, alone.filters(), 'the same conditions');
  const grouped = warm(['type', 'year', 'parent'] as const, (groupBy) => views.create({ groupBy }));
  target('grouped by type, year or parent, p95 ms', grouped, 150);
}

function measureEdits(archive: Archive, views: Views): void {
  const { view, total } = views.create(sorted('title'));
  const ids = spread(total, 200).flatMap((at) => views.ids(view, at, at + 1));
  const edit = (id: RecordId): void => setField(archive, id, 'title', [{ text: `Başlıq ${id}` }]);
  edit(ids[0] as RecordId);
  target('one durable edit with history, p95 ms', p95(ids.slice(1, 100), edit), 3);
  const toTheEye = (id: RecordId): void => {
    edit(id);
    const now = views.create(sorted('title')).view;
    const at = views.find(now, id);
    views.rows(now, Math.max(0, at - 50), at + 50, COLUMNS);
  };
  target('one edit until its row stands in its new place, p95 ms', p95(ids.slice(100), toTheEye), 30);
}

async function measureBackup(archive: Archive): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const started = performance.now();
  await backupArchive(archive.db, archive.folder, 'manual');
  const seconds = (performance.now() - started) / 1000;
  delay.disable();
  target('backup of the whole, checked, longest stall, ms', delay.max / 1e6, 15);
  console.log(`backup: ${seconds.toFixed(1)} s`);
}

const made = await madeArchive(count);
const folder = join(work, 'arxiv');
cpSync(made, folder, { recursive: true });
await measureImport();
await measureOpening(folder);
const archive = await openArchive(folder);
const views = createViews(archive);
followHistory(archive.search, archive.catalogue.db);
const alone = sqliteAlone(archive);
measureOrders(views, alone);
measureSearch(archive, views, alone);
measureFilters(views, alone);
measureEdits(archive, views);
await measureBackup(archive);
closeArchive(archive);
target('memory of the process that holds the archive, peak MB', process.resourceUsage().maxRSS / 1024, 1024);
if (existsSync(work)) rmSync(work, { recursive: true, force: true });
printRows(`Archive, ${count} records`, rows);
