import { takeAuthority } from '../authorities/authority-row.ts';
import { takeNamed } from '../named-definitions.ts';
import { takeArrangement } from '../pages/arrangements.ts';
import { takePageNote } from '../pages/page-notes.ts';
import { takeTranscription } from '../pages/transcriptions.ts';
import { takeField, takeRecordType } from '../record-type-row.ts';
import { readField } from '../records/fields.ts';
import { takeSnapshot } from '../records/snapshot.ts';
import { takeTranslation } from '../records/translations.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import type { Change } from './step.ts';

type Subject = Pick<Change, 'entity' | 'entityId' | 'field'>;

/** What `applyState` would have to be given to leave a thing as it is now; null where it is not there. */
export function readState(db: Db, { entity, entityId, field }: Subject): string | null {
  switch (entity) {
    case 'record':
      return readRecord(db, entityId, field);
    case 'authority':
      return written(takeAuthority(db, entityId));
    case 'relation':
      return row(db, 'SELECT type, fromId, toId FROM relation WHERE id = ?', entityId);
    case 'recordFile':
      return row(db, 'SELECT recordId, sha256, name, position FROM recordFile WHERE id = ?', entityId);
    case 'compendium':
    case 'savedView':
    case 'bookDesign':
      return written(takeNamed(db, entity, entityId));
    case 'transcription':
      return written(takeTranscription(db, entityId));
    case 'arrangement':
      return written(takeArrangement(db, entityId));
    case 'pageNote':
      return written(takePageNote(db, entityId));
    case 'translation':
      return written(takeTranslation(db, entityId));
    case 'recordType':
      return written(field === null ? takeRecordType(db, entityId) : takeField(db, entityId, field));
  }
}

const written = (content: unknown): string | null =>
  content === null || content === undefined ? null : JSON.stringify(content);
const row = (db: Db, sql: string, id: number): string | null => written(prepared(db, sql).get(id));

function readRecord(db: Db, id: number, field: string | null): string | null {
  const line = prepared<{ parentId: number | null; position: number; deletedAt: string | null }>(
    db,
    'SELECT parentId, position, deletedAt FROM record WHERE id = ?',
  ).get(id);
  if (!line) return null;
  if (field === null) return JSON.stringify(takeSnapshot(db, id));
  if (field === '@place') return JSON.stringify({ parentId: line.parentId, position: line.position });
  if (field === '@bin') return JSON.stringify(line.deletedAt);
  return JSON.stringify(readField(db, id, field));
}

/** True where two kept states say the same, whatever the order of their keys. */
export function isSameState(one: string | null, other: string | null): boolean {
  if (one === other) return true;
  return one !== null && other !== null && inOrder(one) === inOrder(other);
}

function inOrder(state: string): string {
  return JSON.stringify(JSON.parse(state), (_key, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
