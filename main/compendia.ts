import { orderEntries } from '../preload/entry-order.ts';
import type {
  Compendium,
  CompendiumDefinition,
  CompendiumId,
  EntrySelection,
  RecordId,
} from '../preload/model.ts';
import { compendiumDefinition } from '../preload/model.ts';
import type { Archive } from './archive.ts';
import { withoutPicture } from './book-pictures.ts';
import type { CompendiumEntry } from './compendium/entry-language.ts';
import type { Step } from './history/step.ts';
import { addNamed, deleteNamed, listNamed, type NamedRow, saveNamed } from './named-definitions.ts';
import { listIds } from './records/query.ts';
import { getRecord } from './records/read.ts';
import { listTranslations } from './records/translations.ts';
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
  const kept = withoutPicture(archive, definition);
  return { id: saveNamed(archive, ENTITY, id, name, kept) as CompendiumId, name, definition: kept };
}

/** Adds a definition as part of a step; a taken name gets a number after it. */
export function addCompendium(step: Step, name: string, definition: CompendiumDefinition): CompendiumId {
  return addNamed(step, ENTITY, name, definition) as CompendiumId;
}

/** Removes a saved compendium as one step; its records stay. */
export function deleteCompendium(archive: Archive, id: CompendiumId): void {
  deleteNamed(archive, ENTITY, id);
}

/** The records that a definition chooses, and those that it names but the archive has no more. */
export interface ChosenEntries {
  readonly entries: readonly CompendiumEntry[];
  /** Gone or in the bin; the title is empty where nothing tells it any more. */
  readonly gone: readonly { readonly uuid: string; readonly title: string }[];
}

/** The records that a definition chooses, in its order, those in the bin left out. */
export function listEntries(archive: Archive, definition: CompendiumDefinition): readonly CompendiumEntry[] {
  return chooseEntries(archive, definition.entries.selection).entries;
}

/** The same with what was named and is not there. */
export function chooseEntries(archive: Archive, selection: EntrySelection): ChosenEntries {
  const { db } = archive;
  const isQuery = 'query' in selection;
  const named = isQuery ? (selection.added ?? []) : selection.records;
  const find = prepared<{ id: RecordId; title: string; deletedAt: string | null }>(
    db,
    'SELECT id, title, deletedAt FROM record WHERE uuid = ?',
  );
  const ids = new Map<string, RecordId>();
  const gone: { uuid: string; title: string }[] = [];
  for (const uuid of named) {
    const found = find.get(uuid);
    if (found?.deletedAt === null) ids.set(uuid, found.id);
    else gone.push({ uuid, title: found?.title ?? '' });
  }
  if (!isQuery) return { entries: [...ids.values()].map((id) => entryOf(db, id)), gone };
  const uuidOf = prepared(db, 'SELECT uuid FROM record WHERE id = ?').pluck();
  const chosen = listIds(archive, selection.query).map((id) => {
    const uuid = uuidOf.get(id) as string;
    ids.set(uuid, id as RecordId);
    return uuid;
  });
  const order = orderEntries(chosen, { ...selection, added: named.filter((uuid) => ids.has(uuid)) });
  return { entries: order.map((uuid) => entryOf(db, ids.get(uuid) as RecordId)), gone };
}

function entryOf(db: Db, id: RecordId): CompendiumEntry {
  const { uuid, type, title, fields } = getRecord(db, id);
  const translations = listTranslations(db, id);
  return { uuid, type, title, fields, ...(translations.length > 0 && { translations }) };
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
