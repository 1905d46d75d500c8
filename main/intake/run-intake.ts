import type { ImportResult, IntakeId, IntakeOptions } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { requireWritable } from '../history/step.ts';
import { getRecordType } from '../record-types.ts';
import { getRecordLine } from '../records/record-row.ts';
import { prepared } from '../storage/prepared.ts';
import { type CopyOptions, copyFiles } from './copy-files.ts';
import type { FoundFiles } from './find-files.ts';
import { beginIntake, forgetIntake, getIntake, type IntakeRow, setIntakeState } from './intake-log.ts';
import { parseNameRule } from './name-rule.ts';
import { planFiles } from './plan.ts';
import { isWatchedPile } from './watch-setting.ts';
import { writeIntake } from './write-intake.ts';

/**
 * Puts files on a pile that is taken in by `runIntake`, and goes on there after a restart. Throws where the options
 * cannot hold: `typeUnknown`, `recordMissing`, the failures of `parseNameRule`.
 */
export function startIntake(archive: Archive, found: FoundFiles, options: IntakeOptions): IntakeId {
  requireWritable(archive);
  checkOptions(archive, options);
  return beginIntake(archive.db, options, planFiles(archive, found, options));
}

/** Throws where the options of an intake cannot hold. */
export function checkOptions(archive: Archive, { type, nameRule, parent }: IntakeOptions): void {
  const definition = getRecordType(archive.db, type);
  if (nameRule !== null) parseNameRule(nameRule, definition);
  if (parent !== null) getRecordLine(archive.db, parent);
}

/**
 * Takes in all files of a pile that wait: their originals one by one, each noted when it is on the disk, then their
 * records as one step. What cannot be taken in is in the answer and stays on the pile. Where it is stopped it throws
 * `jobCancelled`, and the pile stands as it is, for `runIntake` to go on with.
 */
export async function runIntake(
  archive: Archive,
  id: number,
  options: CopyOptions & { readonly onWriting?: () => void },
): Promise<ImportResult> {
  const intake = requireIntake(archive, id);
  const isWatched = isWatchedPile(archive.db, id);
  setIntakeState(archive.db, id, 'running');
  await copyFiles(archive, intake, options);
  options.onWriting?.();
  const written = await writeIntake(archive, intake, { signal: options.signal, isWatched });
  setIntakeState(archive.db, id, 'done');
  const skipped = listLeft(archive, id);
  if (skipped.length === 0 && !isWatched) forgetIntake(archive.db, id);
  return { ...written, skipped };
}

function requireIntake(archive: Archive, id: number): IntakeRow {
  const intake = getIntake(archive.db, id);
  if (!intake) throw new Error(`there is no intake ${id}`);
  return intake;
}

function listLeft(archive: Archive, id: number): ImportResult['skipped'] {
  return prepared<ImportResult['skipped'][number]>(
    archive.db,
    'SELECT path, code, detail FROM intakeItem WHERE intakeId = ? AND code IS NOT NULL ORDER BY id',
  ).all(id);
}
