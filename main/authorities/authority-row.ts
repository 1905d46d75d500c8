import type { AuthorityKind } from '../../preload/model.ts';
import { matchKey } from '../reading/match-key.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import { sortKey } from '../text/sort-key.ts';

/** A whole authority record as the history keeps it. `names` are all spellings, the authorised one included. */
export interface AuthoritySnapshot {
  readonly uuid: string;
  readonly kind: AuthorityKind;
  readonly name: string;
  readonly country: string | null;
  readonly names: readonly string[];
  readonly createdAt: string;
}

const nameKey = (name: string) => Buffer.from(sortKey(name, 'az'));

/** The whole authority record as it is now, null if there is none. */
export function takeAuthority(db: Db, id: number): AuthoritySnapshot | null {
  const row = prepared<Omit<AuthoritySnapshot, 'names'>>(
    db,
    'SELECT uuid, kind, name, country, createdAt FROM authority WHERE id = ?',
  ).get(id);
  return row ? { ...row, names: listNames(db, id) } : null;
}

/** All spellings of a name, in a fixed order. */
export function listNames(db: Db, id: number): readonly string[] {
  return prepared(db, 'SELECT text FROM authorityName WHERE authorityId = ? ORDER BY text')
    .pluck()
    .all(id) as string[];
}

/** Writes a whole authority record, under the id given or the next free one, and answers the id. */
export function insertAuthority(
  db: Db,
  snapshot: AuthoritySnapshot,
  at: string,
  id: number | null = null,
): number {
  const { lastInsertRowid } = prepared(
    db,
    'INSERT INTO authority (id, uuid, kind, name, nameKey, country, createdAt, updatedAt) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  ).run(
    id,
    snapshot.uuid,
    snapshot.kind,
    snapshot.name,
    nameKey(snapshot.name),
    snapshot.country,
    snapshot.createdAt,
    at,
  );
  insertNames(db, Number(lastInsertRowid), snapshot.names);
  return Number(lastInsertRowid);
}

/** Makes an authority record what the snapshot says. */
export function replaceAuthority(db: Db, id: number, snapshot: AuthoritySnapshot, at: string): void {
  prepared(
    db,
    'UPDATE authority SET kind = ?, name = ?, nameKey = ?, country = ?, updatedAt = ? WHERE id = ?',
  ).run(snapshot.kind, snapshot.name, nameKey(snapshot.name), snapshot.country, at, id);
  prepared(db, 'DELETE FROM authorityName WHERE authorityId = ?').run(id);
  insertNames(db, id, snapshot.names);
}

/** Removes an authority record that no value points to any more. */
export function removeAuthority(db: Db, id: number): void {
  prepared(db, 'DELETE FROM authority WHERE id = ?').run(id);
}

function insertNames(db: Db, id: number, names: readonly string[]): void {
  const insert = prepared(
    db,
    'INSERT INTO authorityName (authorityId, text, matchKey) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  for (const name of names) insert.run(id, name, matchKey(name));
}
