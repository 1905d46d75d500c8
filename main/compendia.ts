import type { Compendium, CompendiumDefinition, CompendiumId, RecordId } from '../preload/model.ts';
import { compendiumDefinition } from '../preload/model.ts';
import type { Archive } from './archive.ts';
import type { CompendiumEntry } from './compendium/outline.ts';
import type { Step } from './history/step.ts';
import { addNamed, deleteNamed, listNamed, type NamedRow, saveNamed } from './named-definitions.ts';
import { listIds } from './records/query.ts';
import { getRecord } from './records/read.ts';
import type { Db } from './storage/database.ts';
import { prepared } from './storage/prepared.ts';

const ENTITY = 'compendium';
const toCompendium = ({ id, name, definition }: NamedRow): Compendium => ({
  id: id as CompendiumId,
  name,
  definition: compendiumDefinition.parse(JSON.parse(definition)),
});

/** The saved compendia in the order in which they were made. */
export function listCompendia(db: Db): readonly Compendium[] {
  return listNamed(db, ENTITY).map(toCompendium);
}

/** Saves a definition, new where `id` is null, as one step; throws `nameTaken`, `compendiumMissing`. */
export function saveCompendium(
  archive: Archive,
  id: CompendiumId | null,
  name: string,
  definition: CompendiumDefinition,
): Compendium {
  return { id: saveNamed(archive, ENTITY, id, name, definition) as CompendiumId, name, definition };
}

/** Adds a definition as part of a step; a taken name gets a number after it. */
export function addCompendium(step: Step, name: string, definition: CompendiumDefinition): CompendiumId {
  return addNamed(step, ENTITY, name, definition) as CompendiumId;
}

/** Removes a saved compendium as one step; its records stay. */
export function deleteCompendium(archive: Archive, id: CompendiumId): void {
  deleteNamed(archive, ENTITY, id);
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
