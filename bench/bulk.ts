import { copyFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type Archive, closeArchive, openArchive } from '../main/archive.ts';
import { makePlan } from '../main/bulk/make-plan.ts';
import { createPlan } from '../main/bulk/plan.ts';
import { writePlan } from '../main/bulk/write-plan.ts';
import { turnLong } from '../main/history/undo.ts';
import { openDatabase } from '../main/storage/database.ts';
import type { BulkChange, RecordId } from '../preload/model.ts';
import { madeArchive } from './make-archive.ts';
import { printRows, type Row, timed } from './report.ts';

/** Changing many records with history, and taking it back, in an archive of `--records` (100,000). */
const count = Number(process.argv[process.argv.indexOf('--records') + 1]) || 100_000;
const CHANGED = 10_000;
const work = mkdtempSync(join(tmpdir(), 'kulliyyat-bench-'));
const folder = join(work, 'arxiv');
const rows: Row[] = [];

/** The same number of updates and history rows with nothing of ours around them: what SQLite alone needs. */
function changeThroughSqlite(archive: Archive, ids: readonly number[]): number {
  const path = join(work, 'peer.db');
  archive.db.pragma('wal_checkpoint(TRUNCATE)');
  copyFileSync(join(folder, 'archive.db'), path);
  const db = openDatabase(path);
  const update = db.prepare('UPDATE record SET title = ?, updatedAt = ? WHERE id = ?');
  const note = db.prepare(
    "INSERT INTO change (batchId, entity, entityId, recordId, field, before, after) VALUES (1, 'record', ?, ?, 'title', ?, ?)",
  );
  const took = timed(() =>
    db.transaction(() => {
      for (const id of ids) {
        update.run(`Başlıq ${id}`, '2026-01-01', id);
        note.run(id, id, '[{"text":"əvvəl"}]', '[{"text":"sonra"}]');
      }
    })(),
  );
  db.close();
  return took;
}

/** Seconds that some work takes, and the longest time, in ms, for which it kept the event loop from turning. */
async function measured(work: () => Promise<unknown>): Promise<{ seconds: number; stall: number }> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const started = performance.now();
  await work();
  const seconds = (performance.now() - started) / 1000;
  await new Promise((resolve) => setTimeout(resolve, 5));
  delay.disable();
  return { seconds, stall: delay.max / 1e6 };
}

async function measureChange(
  archive: Archive,
  name: string,
  ids: RecordId[],
  change: BulkChange,
  peer: number,
): Promise<void> {
  const plan = createPlan();
  const add = (what: string, { seconds, stall }: { seconds: number; stall: number }, limit = 5): void => {
    rows.push({ what: `${name}: ${what}, s`, ours: seconds, limit, unit: 'target' });
    rows.push({ what: `${name}: ${what}, longest stall, ms`, ours: stall, limit: 15, unit: 'slice' });
  };
  add('preview', await measured(() => makePlan(archive, plan, { ids }, change, {})));
  if (plan.countChanges() !== ids.length) throw new Error(`${plan.countChanges()} changes of ${name}`);
  const written = await measured(() => writePlan(archive, plan, new Set(), {}));
  add('written', written);
  rows.push({
    what: `${name}: written, s`,
    ours: written.seconds,
    limit: peer / 1000,
    unit: 'SQLite alone, one column',
  });
  add('undone', await measured(() => turnLong(archive, 'undo', {})));
  add('done again', await measured(() => turnLong(archive, 'redo', {})));
  plan.close();
}

cpSync(await madeArchive(count), folder, { recursive: true });
const archive = await openArchive(folder);
const ids = archive.db.prepare('SELECT id FROM record ORDER BY id').pluck().all() as RecordId[];
const spread = Array.from(
  { length: Math.min(CHANGED, ids.length) },
  (_, index) => ids[Math.floor((index * ids.length) / Math.min(CHANGED, ids.length))] as RecordId,
);
const peer = changeThroughSqlite(archive, spread);
await measureChange(
  archive,
  'set a note',
  spread,
  { kind: 'set', field: 'note', values: [{ text: 'Yoxlanılıb' }] },
  peer,
);
await measureChange(
  archive,
  'replace in titles',
  spread,
  {
    kind: 'replace',
    fields: ['title'],
    find: '^',
    with: 'Yeni ',
    isRegex: true,
    isFolded: false,
    isCaseSensitive: true,
    isWholeWord: false,
  },
  peer,
);
closeArchive(archive);
rmSync(work, { recursive: true, force: true });
printRows(`Bulk edit of ${spread.length} records of ${count}`, rows);
