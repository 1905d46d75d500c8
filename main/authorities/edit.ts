import { randomUUID } from 'node:crypto';
import type { AuthorityId, AuthorityKind, FieldDefinition } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { ArchiveError } from '../errors.ts';
import { noteChange, type Step, writeStep } from '../history/step.ts';
import { matchKey } from '../reading/match-key.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import { type AuthoritySnapshot, insertAuthority, replaceAuthority, takeAuthority } from './authority-row.ts';

export interface NewAuthority {
  readonly kind: AuthorityKind;
  readonly name: string;
  readonly country: string | null;
}

/** The authority record picked for a field; throws `authorityMissing` or `authorityKindDiffers`. */
export function requireAuthority(db: Db, id: AuthorityId, field: FieldDefinition): AuthorityId {
  const authority = takeAuthority(db, id);
  if (!authority) throw new ArchiveError('authorityMissing', String(id));
  if ((authority.kind === 'place') !== (field.datatype === 'place'))
    throw new ArchiveError('authorityKindDiffers', authority.name);
  return id;
}

/**
 * The authority record that has this name among its spellings, whatever quotes, look-alikes or country follow
 * it; places and agents never mix, and two countries that are both known are two records.
 */
export function findAuthority(db: Db, wanted: NewAuthority): AuthorityId | null {
  const rows = prepared<{ id: AuthorityId; kind: AuthorityKind; country: string | null }>(
    db,
    `SELECT DISTINCT authority.id, kind, country FROM authorityName JOIN authority ON authority.id = authorityId
     WHERE matchKey = ? ORDER BY authority.id`,
  ).all(matchKey(wanted.name));
  const fitting = rows.filter((row) => (row.kind === 'place') === (wanted.kind === 'place'));
  const sameCountry = fitting.find((row) => row.country === wanted.country);
  const unknownCountry = fitting.find((row) => row.country === null || wanted.country === null);
  return (sameCountry ?? unknownCountry)?.id ?? null;
}

/** The authority record of that name, made in this step where there is none; a country learnt is kept. */
export function findOrAddAuthority(step: Step, wanted: NewAuthority): AuthorityId {
  const found = findAuthority(step.db, wanted);
  if (found === null) return addAuthority(step, wanted);
  const current = takeAuthority(step.db, found);
  if (current && current.country === null && wanted.country !== null)
    changeAuthority(step, found, { ...current, country: wanted.country });
  return found;
}

/** Adds an authority record as part of a step. */
export function addAuthority(step: Step, authority: NewAuthority): AuthorityId {
  const snapshot: AuthoritySnapshot = {
    uuid: randomUUID(),
    ...authority,
    names: [authority.name],
    createdAt: step.at,
  };
  const id = insertAuthority(step.db, snapshot, step.at);
  noteChange(step, {
    entity: 'authority',
    entityId: id,
    recordId: null,
    field: null,
    before: null,
    after: JSON.stringify(snapshot),
  });
  return id as AuthorityId;
}

/** Keeps another spelling with an authority record, as part of a step. */
export function addVariant(step: Step, id: AuthorityId, name: string): void {
  const isKnown =
    prepared(step.db, 'SELECT 1 FROM authorityName WHERE authorityId = ? AND text = ?')
      .pluck()
      .get(id, name) !== undefined;
  const current = isKnown ? null : takeAuthority(step.db, id);
  if (current) changeAuthority(step, id, { ...current, names: uniqueSorted([...current.names, name]) });
}

/** Changes an authority record as part of a step; nothing where it is so already. */
export function changeAuthority(step: Step, id: AuthorityId, after: AuthoritySnapshot): void {
  const before = JSON.stringify(takeAuthority(step.db, id));
  if (before === JSON.stringify(after)) return;
  replaceAuthority(step.db, id, after, step.at);
  noteChange(step, {
    entity: 'authority',
    entityId: id,
    recordId: null,
    field: null,
    before,
    after: JSON.stringify(after),
  });
}

/** Makes an authority record; throws `nameTaken` where that name stands for one already. */
export function createAuthority(archive: Archive, authority: NewAuthority): AuthorityId {
  if (findAuthority(archive.db, authority) !== null) throw new ArchiveError('nameTaken', authority.name);
  return writeStep(archive, 'create', (step) => addAuthority(step, authority));
}

/** Changes the authorised name, country and variants; the old name stays findable as a variant. */
export function updateAuthority(
  archive: Archive,
  id: AuthorityId,
  change: { name: string; country: string | null; variants: readonly string[] },
): void {
  const current = takeAuthority(archive.db, id);
  if (!current) throw new ArchiveError('authorityMissing', String(id));
  const old = change.name === current.name ? [] : [current.name];
  const names = uniqueSorted([
    change.name,
    ...old,
    ...change.variants.map((name) => name.trim()).filter((name) => name !== ''),
  ]);
  writeStep(archive, 'edit', (step) =>
    changeAuthority(step, id, { ...current, name: change.name, country: change.country, names }),
  );
}

/** Each name once, in a fixed order. */
export const uniqueSorted = (names: readonly string[]) => [...new Set(names)].sort();
