import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Archive, closeArchive, createArchive, openArchive } from '../main/archive.ts';
import { writeStep } from '../main/history/step.ts';
import { addRecord, setField } from '../main/records/edit.ts';
import { createViews } from '../main/records/views.ts';
import { search } from '../main/search/find.ts';
import { followHistory } from '../main/search/search-index.ts';
import type { ViewId } from '../preload/model.ts';
import { type MadeRecord, makeRecords } from './make-records.ts';
import { percentile, printRows, type Row, timed } from './report.ts';

const count = Number(process.argv[process.argv.indexOf('--records') + 1]) || 100_000;
const work = mkdtempSync(join(tmpdir(), 'kulliyyat-bench-'));

/** The same rows through the sqlite3 command: what the disk and SQLite alone allow. */
function importThroughSqlite(records: readonly MadeRecord[]): number {
  const csv = join(work, 'rows.csv');
  const quote = (text: string) => `"${text.replace(/"/g, '""')}"`;
  writeFileSync(
    csv,
    records
      .map(({ type, title, fields }) => [type, title, JSON.stringify(fields)].map(quote).join(','))
      .join('\n'),
  );
  const db = join(work, 'peer.db');
  const script = `PRAGMA journal_mode=WAL; CREATE TABLE record (type TEXT, title TEXT, fields TEXT);\n.mode csv\n.import ${csv} record\n`;
  return timed(() => execFileSync('sqlite3', [db], { input: script }));
}

function importRecords(archive: Archive, records: readonly MadeRecord[]): number {
  return timed(() =>
    writeStep(archive, 'import', (step) => {
      for (const { type, title, fields } of records)
        addRecord(step, { type, parentId: null, title, values: fields });
    }),
  );
}

/** 95th percentile of `work` over its inputs, in milliseconds; the first run warms up and does not count. */
function measure<T>(inputs: readonly T[], work: (input: T) => unknown): number {
  const [first] = inputs;
  if (first !== undefined) work(first);
  return percentile(
    inputs.map((input) => timed(() => work(input))),
    0.95,
  );
}

const folder = join(work, 'arxiv');
await createArchive(folder);
const archive = await openArchive(folder);
const rows: Row[] = [];

const sample = makeRecords(10_000);
const peer = importThroughSqlite(sample);
const ours = importRecords(archive, sample);
rows.push({
  what: 'import of 10,000 records, rows/s',
  ours: 10_000 / (ours / 1000),
  limit: 10_000 / (peer / 1000),
  unit: 'sqlite3 .import, one bare table',
  isMoreBetter: true,
});
for (let made = 10_000; made < count; made += 10_000)
  importRecords(archive, makeRecords(Math.min(10_000, count - made), made));
const indexing = timed(() => followHistory(archive.search, archive.db));
rows.push({
  what: `full-text index of ${count} records, rows/s`,
  ours: count / (indexing / 1000),
  limit: 5000,
  unit: 'target',
  isMoreBetter: true,
});

const views = createViews(archive);
const words = ['təhsil', 'konfrans', 'layihə', 'memorandum', 'universitet', 'bakı', 'yunesko', 'emekdasliq'];
const orders = ['title', 'date', 'updatedAt', 'type'].flatMap((field) =>
  (['asc', 'desc'] as const).map((direction) => ({ field, direction })),
);
rows.push({
  what: 'order by a column, p95 ms',
  ours: measure(orders, (sort) => views.create({ sort })),
  limit: 150,
  unit: 'target',
});
const { view, total } = views.create({ sort: { field: 'title', direction: 'asc' } });
const places = Array.from({ length: 200 }, (_, index) => Math.floor((index / 200) * total));
rows.push({
  what: 'window of 100 rows anywhere, p95 ms',
  ours: measure(places, (from) => views.rows(view as ViewId, from, from + 100, ['budget', 'partners'])),
  limit: 5,
  unit: 'target',
});
rows.push({
  what: 'search, view of all hits, p95 ms',
  ours: measure(words, (text) => views.create({ text })),
  limit: 150,
  unit: 'target',
});
rows.push({
  what: 'search, 50 ranked hits with snippets, p95 ms',
  ours: measure(words, (text) => search(archive, text)),
  limit: 150,
  unit: 'target',
});
const ids = views.ids(view, 0, 100);
rows.push({
  what: 'one durable edit with history, p95 ms',
  ours: measure(ids, (id) => setField(archive, id, 'title', [{ text: `Başlıq ${id}` }])),
  limit: 3,
  unit: 'target',
});
closeArchive(archive);

const started = performance.now();
const opened = await openArchive(folder);
const first = createViews(opened);
first.rows(first.create({ sort: { field: 'title', direction: 'asc' } }).view, 0, 100, []);
rows.push({
  what: 'archive opened to first rows, ms',
  ours: performance.now() - started,
  limit: 500,
  unit: 'target',
});
closeArchive(opened);
rmSync(work, { recursive: true, force: true });
printRows(`Archive, ${count} records`, rows);
