import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { JobId, TableExport, TableFormat } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import type { Emit } from '../events.ts';
import { createJobResults, type Jobs } from '../jobs/jobs.ts';
import { runTask } from '../jobs/run-task.ts';
import type { OutputBytes } from '../output.ts';
import { tableSource } from './table-source.ts';

/** Milliseconds without progress after which writing a table is given up. */
const TIME_LIMIT = 120_000;
/** Written tables that wait to be saved. */
const KEPT_TABLES = 2;
const MIMES: Readonly<Record<TableFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export interface TableExports {
  readonly start: (table: TableExport) => JobId;
  /** The finished file; throws `jobMissing`. */
  readonly file: (job: JobId) => OutputBytes;
  /** Removes the files that nobody saved. */
  readonly close: () => void;
}

/** The tables that windows of one open archive have written, in the system's temporary folder until they are saved. */
export function createTableExports(archive: Archive, jobs: Jobs, emit: Emit): TableExports {
  const written = createJobResults<{ readonly mime: string; readonly file: string }>(
    KEPT_TABLES,
    ({ file }) => rmSync(dirname(file), { recursive: true, force: true }),
  );
  const start = (table: TableExport): JobId =>
    jobs.start('export', async (job, signal, onProgress) => {
      const folder = mkdtempSync(join(tmpdir(), 'kulliyyat-table-'));
      const file = join(folder, `table.${table.format}`);
      const task = { archive: archive.identity.path, source: tableSource(archive, table), table, path: file };
      try {
        const result = await runTask('table', task, { timeLimit: TIME_LIMIT, signal, onProgress });
        written.keep(job, { mime: MIMES[table.format], file });
        emit('exportReady', { job, ...result });
      } catch (error) {
        rmSync(folder, { recursive: true, force: true });
        throw error;
      }
    });
  return { start, file: written.get, close: written.forgetAll };
}
