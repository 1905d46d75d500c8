import type { Compendium, CompendiumDefinition, CompendiumId, RecordId } from '../preload/model.ts';
import { compendiumDefinition } from '../preload/model.ts';
import type { Archive } from './archive.ts';
import type { CompendiumEntry } from './compendium/outline.ts';
import { ArchiveError } from './errors.ts';
import type { CompendiumSnapshot } from './history/apply.ts';
import { noteChange, type Step, writeStep } from './history/step.ts';
import { listIds } from './records/query.ts';
import { getRecord } from './records/read.ts';
import type { Db } from './storage/database.ts';
import { prepared } from './storage/prepared.ts';

interface Row {
  readonly id: CompendiumId;
  readonly name: string;
  readonly definition: string;
}
const toCompendium = (row: Row): Compendium => ({
  ...row,
  definition: compendiumDefinition.parse(JSON.parse(row.definition)),
});

/** The saved compendia in the order in which they were made. */
export function listCompendia(db: Db): readonly Compendium[] {
  return prepared<Row>(db, 'SELECT id, name, definition FROM compendium ORDER BY id').all().map(toCompendium);
}

/** A saved compendium by its name; throws `compendiumMissing`. */
export function getCompendiumByName(db: Db, name: string): Compendium {
  const row = prepared<Row>(db, 'SELECT id, name, definition FROM compendium WHERE name = ?').get(name);
  if (!row) throw new ArchiveError('compendiumMissing', name);
  return toCompendium(row);
}

function takeCompendium(db: Db, id: CompendiumId): CompendiumSnapshot | undefined {
  return prepared<CompendiumSnapshot>(
    db,
    'SELECT name, definition, createdAt FROM compendium WHERE id = ?',
  ).get(id);
}

/** Saves a definition, new where `id` is null, as one step; throws `nameTaken`, `compendiumMissing`. */
export function saveCompendium(
  archive: Archive,
  id: CompendiumId | null,
  name: string,
  definition: CompendiumDefinition,
): Compendium {
  const { db } = archive;
  const other = prepared(db, 'SELECT id FROM compendium WHERE name = ?').pluck().get(name) as
    | CompendiumId
    | undefined;
  if (other !== undefined && other !== id) throw new ArchiveError('nameTaken', name);
  const before = id === null ? undefined : takeCompendium(db, id);
  if (id !== null && !before) throw new ArchiveError('compendiumMissing', String(id));
  const saved = writeStep(archive, id === null ? 'create' : 'edit', (step) => {
    if (id === null) return addCompendium(step, name, definition);
    const after = { name, definition: JSON.stringify(definition), createdAt: before?.createdAt ?? step.at };
    if (before && before.name === name && before.definition === after.definition) return id;
    prepared(db, 'UPDATE compendium SET name = ?, definition = ?, updatedAt = ? WHERE id = ?').run(
      name,
      after.definition,
      step.at,
      id,
    );
    noteChange(step, {
      entity: 'compendium',
      entityId: id,
      recordId: null,
      field: null,
      before: JSON.stringify(before),
      after: JSON.stringify(after),
    });
    return id;
  });
  return { id: saved, name, definition };
}

/** Adds a definition as part of a step; a taken name gets a number after it. */
export function addCompendium(step: Step, name: string, definition: CompendiumDefinition): CompendiumId {
  const snapshot = {
    name: freeName(step.db, name),
    definition: JSON.stringify(definition),
    createdAt: step.at,
  };
  const { lastInsertRowid } = prepared(
    step.db,
    'INSERT INTO compendium (name, definition, createdAt, updatedAt) VALUES (?, ?, ?, ?)',
  ).run(snapshot.name, snapshot.definition, step.at, step.at);
  noteChange(step, {
    entity: 'compendium',
    entityId: Number(lastInsertRowid),
    recordId: null,
    field: null,
    before: null,
    after: JSON.stringify(snapshot),
  });
  return Number(lastInsertRowid) as CompendiumId;
}

function freeName(db: Db, name: string): string {
  const isTaken = (candidate: string) =>
    prepared(db, 'SELECT 1 FROM compendium WHERE name = ?').pluck().get(candidate) !== undefined;
  let candidate = name;
  for (let number = 2; isTaken(candidate); number++) candidate = `${name} (${number})`;
  return candidate;
}

/** Removes a saved compendium as one step; its records stay. */
export function deleteCompendium(archive: Archive, id: CompendiumId): void {
  const before = takeCompendium(archive.db, id);
  if (!before) throw new ArchiveError('compendiumMissing', String(id));
  writeStep(archive, 'delete', (step) => {
    prepared(step.db, 'DELETE FROM compendium WHERE id = ?').run(id);
    noteChange(step, {
      entity: 'compendium',
      entityId: id,
      recordId: null,
      field: null,
      before: JSON.stringify(before),
      after: null,
    });
  });
}

/** The records that a definition chooses, in its order, those in the bin left out. */
export function listEntries(archive: Archive, definition: CompendiumDefinition): readonly CompendiumEntry[] {
  const { selection } = definition.entries;
  const ids = 'query' in selection ? listIds(archive, selection.query) : idsOf(archive.db, selection.records);
  return ids.map((id) => {
    const { uuid, type, title, fields } = getRecord(archive.db, id as RecordId);
    return { uuid, type, title, fields };
  });
}

function idsOf(db: Db, uuids: readonly string[]): readonly number[] {
  return uuids.flatMap((uuid) => {
    const id = prepared(db, 'SELECT id FROM record WHERE uuid = ? AND deletedAt IS NULL').pluck().get(uuid) as
      | number
      | undefined;
    return id === undefined ? [] : [id];
  });
}

/** What is printed where no compendium was saved: every record, by type and title, under the archive's name. */
export function defaultDefinition(archive: Archive): CompendiumDefinition {
  const name = prepared(archive.db, "SELECT value FROM setting WHERE name = 'name'").pluck().get() as string;
  const entries = {
    title: '',
    isNumbered: true,
    selection: { query: { sort: { field: 'type', direction: 'asc' as const } } },
  };
  return {
    title: name,
    subtitle: '',
    institution: '',
    year: '',
    language: 'az',
    before: [],
    entries,
    after: [],
  };
}
