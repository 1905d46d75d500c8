import { rmSync } from 'node:fs';
import type { Archive } from '../archive.ts';
import { filePath } from '../files.ts';
import { requireWritable } from '../history/step.ts';
import { prepared } from '../storage/prepared.ts';
import { forgetIntake, getIntake, type IntakeRow } from './intake-log.ts';

/** Takes a pile off the list. Originals that came with it go too, but for those that a record has or may get back. */
export function cancelIntake(archive: Archive, id: number): void {
  requireWritable(archive);
  const { db, folder } = archive;
  const intake = getIntake(db, id);
  if (!intake) return;
  const orphans = db.transaction(() => {
    const came = prepared<{ sha256: string }>(
      db,
      'SELECT DISTINCT sha256 FROM intakeItem WHERE intakeId = ? AND isNew = 1 AND sha256 IS NOT NULL',
    ).all(id);
    forgetIntake(db, id);
    const since = hashesSince(archive, intake);
    const remove = prepared<{ sha256: string; mime: string }>(
      db,
      `DELETE FROM file WHERE sha256 = ? AND NOT EXISTS (SELECT 1 FROM recordFile WHERE recordFile.sha256 = file.sha256)
       AND NOT EXISTS (SELECT 1 FROM intakeItem WHERE intakeItem.sha256 = file.sha256) RETURNING sha256, mime`,
    );
    return came.filter(({ sha256 }) => !since.has(sha256)).flatMap(({ sha256 }) => remove.all(sha256));
  })();
  // Subtle: files go only after their rows are gone for sure.
  for (const { sha256, mime } of orphans) rmSync(filePath(folder, sha256, mime), { force: true });
}

/** Originals that steps since a pile began gave to records or took from them: an undone one can be done again. */
function hashesSince({ db }: Archive, { startedAt }: IntakeRow): ReadonlySet<string> {
  const first = prepared(db, 'SELECT min(id) FROM batch WHERE at >= ?').pluck().get(startedAt);
  if (first === null) return new Set();
  const hashes = prepared<string>(
    db,
    "SELECT json_extract(coalesce(after, before), '$.sha256') FROM change WHERE batchId >= ? AND entity = 'recordFile'",
  )
    .pluck()
    .all(first) as string[];
  return new Set(hashes);
}
