import type { ImportResult } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { writeStep } from '../history/step.ts';
import { backupArchive } from '../storage/backup.ts';
import { writeSource } from './accept.ts';
import type { Decision } from './import-paths.ts';
import type { ReadRecord } from './read-pages.ts';

/**
 * Writes what was accepted of the pages of a record, as one step after a verified backup: the record gains what it
 * lacks and keeps what it has, the records that its text describes are new.
 */
export async function acceptPages(
  archive: Archive,
  source: ReadRecord,
  decision: Decision,
): Promise<ImportResult> {
  await backupArchive(archive.db, archive.folder, 'import');
  const records = writeStep(archive, 'import', (step) =>
    writeSource(step, { source, file: null, decision, intoId: source.scan.record }),
  );
  return {
    imported: [{ path: source.name, records }],
    skipped: [],
    warnings: source.reading.warnings.map((warning) => ({ path: source.name, ...warning })),
  };
}
