import type { ErrorCode } from '../preload/api.ts';
import type { Archive } from './archive.ts';
import { ArchiveError } from './errors.ts';
import { noteChange, type Step, writeStep } from './history/step.ts';
import type { Db } from './storage/database.ts';
import { prepared } from './storage/prepared.ts';

/** What the archive keeps under a name as JSON, in an order of its own; also the name of its table. */
export type NamedEntity = 'compendium' | 'savedView' | 'bookDesign';

/** A named definition as the history keeps it. */
export interface NamedSnapshot {
  readonly name: string;
  readonly position: number;
  /** JSON. */
  readonly definition: string;
  readonly createdAt: string;
}
export interface NamedRow extends NamedSnapshot {
  readonly id: number;
}

const MISSING: Readonly<Record<NamedEntity, ErrorCode>> = {
  compendium: 'compendiumMissing',
  savedView: 'savedViewMissing',
  bookDesign: 'bookDesignMissing',
};
const COLUMNS = 'name, position, definition, createdAt';

/** All definitions of a kind in their order. */
export function listNamed(db: Db, entity: NamedEntity): readonly NamedRow[] {
  return prepared<NamedRow>(db, `SELECT id, ${COLUMNS} FROM ${entity} ORDER BY position, id`).all();
}

/** The definition of a name; throws `compendiumMissing` or `savedViewMissing`. */
export function getNamed(db: Db, entity: NamedEntity, name: string): NamedRow {
  const row = prepared<NamedRow>(db, `SELECT id, ${COLUMNS} FROM ${entity} WHERE name = ?`).get(name);
  if (!row) throw new ArchiveError(MISSING[entity], name);
  return row;
}

/** One definition as it is now, undefined if there is none. */
export function takeNamed(db: Db, entity: NamedEntity, id: number): NamedSnapshot | undefined {
  return prepared<NamedSnapshot>(db, `SELECT ${COLUMNS} FROM ${entity} WHERE id = ?`).get(id);
}

/** Puts a definition into a state that the history kept; null removes it. */
export function putNamed(
  db: Db,
  entity: NamedEntity,
  id: number,
  state: NamedSnapshot | null,
  at: string,
): void {
  if (state === null) {
    prepared(db, `DELETE FROM ${entity} WHERE id = ?`).run(id);
    return;
  }
  prepared(
    db,
    `INSERT INTO ${entity} (id, name, position, definition, createdAt, updatedAt) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, position = excluded.position,
       definition = excluded.definition, updatedAt = excluded.updatedAt`,
  ).run(id, state.name, state.position, state.definition, state.createdAt, at);
}

/** True where another definition of the kind has the name. */
export function isNameTaken(db: Db, entity: NamedEntity, name: string, but: number | null): boolean {
  const id = prepared(db, `SELECT id FROM ${entity} WHERE name = ?`).pluck().get(name);
  return id !== undefined && id !== but;
}

/** Saves a definition, new where `id` is null, as one step, and answers its id; throws `nameTaken` and the missing one's. */
export function saveNamed(
  archive: Archive,
  entity: NamedEntity,
  id: number | null,
  name: string,
  definition: unknown,
): number {
  if (isNameTaken(archive.db, entity, name, id)) throw new ArchiveError('nameTaken', name);
  if (id === null) return writeStep(archive, 'create', (step) => addNamed(step, entity, name, definition));
  const before = requireNamed(archive.db, entity, id);
  writeStep(archive, 'edit', (step) =>
    changeNamed(step, entity, id, before, { ...before, name, definition: JSON.stringify(definition) }),
  );
  return id;
}

/** Adds a definition behind the others as part of a step; a taken name gets a number after it. */
export function addNamed(step: Step, entity: NamedEntity, name: string, definition: unknown): number {
  const { db } = step;
  const after: NamedSnapshot = {
    name: freeName(db, entity, name),
    position: prepared(db, `SELECT coalesce(max(position) + 1, 0) FROM ${entity}`).pluck().get() as number,
    definition: JSON.stringify(definition),
    createdAt: step.at,
  };
  const { lastInsertRowid } = prepared(
    db,
    `INSERT INTO ${entity} (name, position, definition, createdAt, updatedAt) VALUES (?, ?, ?, ?, ?)`,
  ).run(after.name, after.position, after.definition, after.createdAt, step.at);
  const id = Number(lastInsertRowid);
  note(step, entity, id, null, after);
  return id;
}

function freeName(db: Db, entity: NamedEntity, name: string): string {
  let candidate = name;
  for (let number = 2; isNameTaken(db, entity, candidate, null); number++) candidate = `${name} (${number})`;
  return candidate;
}

/** Puts a definition at another place among the others, counted without it, as one step. */
export function moveNamed(archive: Archive, entity: NamedEntity, id: number, position: number): void {
  const { db } = archive;
  requireNamed(db, entity, id);
  const rows = listNamed(db, entity);
  const others = rows.filter((row) => row.id !== id);
  const order = [
    ...others.slice(0, position),
    ...rows.filter((row) => row.id === id),
    ...others.slice(position),
  ];
  writeStep(archive, 'edit', (step) => {
    for (const [place, { id: moved, ...before }] of order.entries())
      changeNamed(step, entity, moved, before, { ...before, position: place });
  });
}

/** Removes a definition as one step. */
export function deleteNamed(archive: Archive, entity: NamedEntity, id: number): void {
  const before = requireNamed(archive.db, entity, id);
  writeStep(archive, 'delete', (step) => {
    putNamed(step.db, entity, id, null, step.at);
    note(step, entity, id, before, null);
  });
}

function requireNamed(db: Db, entity: NamedEntity, id: number): NamedSnapshot {
  const row = takeNamed(db, entity, id);
  if (!row) throw new ArchiveError(MISSING[entity], String(id));
  return row;
}

function changeNamed(
  step: Step,
  entity: NamedEntity,
  id: number,
  before: NamedSnapshot,
  after: NamedSnapshot,
): void {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  putNamed(step.db, entity, id, after, step.at);
  note(step, entity, id, before, after);
}

function note(
  step: Step,
  entity: NamedEntity,
  id: number,
  before: NamedSnapshot | null,
  after: NamedSnapshot | null,
): void {
  noteChange(step, {
    entity,
    entityId: id,
    recordId: null,
    field: null,
    before: before && JSON.stringify(before),
    after: after && JSON.stringify(after),
  });
}
