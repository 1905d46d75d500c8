import type { ImportResult } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { findRecordOfFile } from '../files.ts';
import { writeLongStep } from '../history/long-step.ts';
import { findNearMatches } from '../imports/near-matches.ts';
import { getRecordType } from '../record-types.ts';
import { backupArchive } from '../storage/backup.ts';
import {
  foldersWithFolders,
  getStored,
  type IntakeRow,
  listStored,
  noteKnown,
  noteTaken,
  type StoredItem,
} from './intake-log.ts';
import { parseNameRule } from './name-rule.ts';
import { waitForTurn } from './turn.ts';
import { type Writing, writeItem } from './write-records.ts';

type Imported = ImportResult['imported'][number];
type Warned = ImportResult['warnings'][number];

/**
 * Writes the records of all files of a pile that are in the store, as one undoable step after a verified backup.
 * The files leave the pile in the same transaction, so that nothing is written twice.
 */
export async function writeIntake(
  archive: Archive,
  intake: IntakeRow,
  { signal, isWatched }: { readonly signal?: AbortSignal | undefined; readonly isWatched: boolean },
): Promise<Pick<ImportResult, 'imported' | 'warnings'>> {
  const ids = listStored(archive.db, intake.id);
  if (ids.length === 0) return { imported: [], warnings: [] };
  await waitForTurn(archive, signal);
  await backupArchive(archive.db, archive.folder, 'import', { signal });
  const { nameRule, type } = intake.options;
  const writing: Writing = {
    intake,
    rule: nameRule === null ? null : parseNameRule(nameRule, getRecordType(archive.db, type)),
    above: foldersWithFolders(archive.db, intake.id),
  };
  const imported: Imported[] = [];
  const warnings = warningsOf(archive, writing, ids);
  await waitForTurn(archive, signal);
  await writeLongStep(
    archive,
    'import',
    ids,
    (step, id) => {
      const item = getStored(step.db, id);
      const known = intake.options.known === 'skip' ? findRecordOfFile(step.db, item.file.sha256) : null;
      const records = known ? [] : writeItem(step, writing, item);
      if (records.length === 0) return noteKnown(step.db, item, known?.title ?? item.name);
      imported.push({ path: item.path, records });
      noteTaken(step.db, intake.id, item, isWatched);
    },
    { signal },
  );
  return { imported, warnings };
}

/** What is to be looked at in the files of a pile: what reading told, names like others, names that fit no rule. */
function warningsOf(archive: Archive, { rule }: Writing, ids: readonly number[]): readonly Warned[] {
  const warnings: Warned[] = [];
  const items = () => eachStored(archive, ids);
  for (const { path, name, reading } of items()) {
    warnings.push(...reading.warnings.map((warning) => ({ path, ...warning })));
    if (rule && !rule(name)) warnings.push({ path, line: 1, code: 'nameNotMatched', detail: name });
  }
  const questions = findNearMatches(archive.db, readingsOf(items()));
  for (const [at, id] of ids.entries()) {
    const asked = questions[at] ?? [];
    if (asked.length === 0) continue;
    const { path } = getStored(archive.db, id);
    for (const { line, name, candidate } of asked)
      warnings.push({ path, line, code: 'nearMatch', detail: `${name} ~ ${candidate.name}` });
  }
  return warnings;
}

function* eachStored(archive: Archive, ids: readonly number[]): Generator<StoredItem> {
  for (const id of ids) yield getStored(archive.db, id);
}

function* readingsOf(items: Iterable<StoredItem>): Generator<StoredItem['reading']> {
  for (const { reading } of items) yield reading;
}
