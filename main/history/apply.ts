import {
  type AuthoritySnapshot,
  insertAuthority,
  removeAuthority,
  replaceAuthority,
} from '../authorities/authority-row.ts';
import { type NamedSnapshot, putNamed } from '../named-definitions.ts';
import { type ArrangementSnapshot, putArrangement } from '../pages/arrangements.ts';
import { type PageNoteSnapshot, putPageNote } from '../pages/page-notes.ts';
import { putTranscription, type TranscriptionSnapshot } from '../pages/transcriptions.ts';
import {
  applyField,
  applyRecordType,
  type FieldSnapshot,
  type RecordTypeSnapshot,
} from '../record-type-row.ts';
import { writeField } from '../records/fields.ts';
import { type RecordSnapshot, restoreSnapshot } from '../records/snapshot.ts';
import { putTranslation, type TranslationSnapshot } from '../records/translations.ts';
import type { StoredValue } from '../records/values.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import type { Change } from './step.ts';

type Applied = Pick<Change, 'entity' | 'entityId' | 'field'>;

/**
 * Puts one thing into a state that the history kept: undo puts `before`, redo `after`. Null removes it.
 * The one place that turns history back into rows.
 */
export function applyState(db: Db, change: Applied, state: string | null, at: string): void {
  const content: unknown = state === null ? null : JSON.parse(state);
  switch (change.entity) {
    case 'record':
      applyRecord(db, change, content, at);
      break;
    case 'authority':
      applyAuthority(db, change.entityId, content as AuthoritySnapshot | null, at);
      break;
    case 'relation':
      applyRelation(db, change.entityId, content as RelationSnapshot | null);
      break;
    case 'recordFile':
      applyRecordFile(db, change.entityId, content as RecordFileSnapshot | null);
      break;
    case 'compendium':
    case 'savedView':
    case 'bookDesign':
      putNamed(db, change.entity, change.entityId, content as NamedSnapshot | null, at);
      break;
    case 'transcription':
      putTranscription(db, change.entityId, content as TranscriptionSnapshot | null);
      break;
    case 'arrangement':
      putArrangement(db, change.entityId, content as ArrangementSnapshot | null);
      break;
    case 'pageNote':
      putPageNote(db, change.entityId, content as PageNoteSnapshot | null);
      break;
    case 'translation':
      putTranslation(db, change.entityId, content as TranslationSnapshot | null);
      break;
    case 'recordType':
      if (change.field === null) applyRecordType(db, change.entityId, content as RecordTypeSnapshot | null);
      else applyField(db, change.entityId, change.field, content as FieldSnapshot | null);
      break;
  }
}

/** Where a record stands among its siblings; the history's field `@place`. */
export interface Place {
  readonly parentId: number | null;
  readonly position: number;
}

function applyRecord(db: Db, change: Applied, content: unknown, at: string): void {
  const id = change.entityId;
  if (change.field === null) {
    if (content === null) prepared(db, 'DELETE FROM record WHERE id = ?').run(id);
    else restoreSnapshot(db, id, content as RecordSnapshot, at);
  } else if (change.field === '@place') {
    const place = content as Place;
    prepared(db, 'UPDATE record SET parentId = ?, position = ?, updatedAt = ? WHERE id = ?').run(
      place.parentId,
      place.position,
      at,
      id,
    );
  } else if (change.field === '@bin') {
    prepared(db, 'UPDATE record SET deletedAt = ?, updatedAt = ? WHERE id = ?').run(content, at, id);
  } else {
    writeField(db, id, change.field, content as readonly StoredValue[], at);
  }
}

function applyAuthority(db: Db, id: number, snapshot: AuthoritySnapshot | null, at: string): void {
  const exists = prepared(db, 'SELECT 1 FROM authority WHERE id = ?').pluck().get(id) !== undefined;
  if (snapshot === null) removeAuthority(db, id);
  else if (exists) replaceAuthority(db, id, snapshot, at);
  else insertAuthority(db, snapshot, at, id);
}

export interface RelationSnapshot {
  readonly type: string;
  readonly fromId: number;
  readonly toId: number;
}
function applyRelation(db: Db, id: number, snapshot: RelationSnapshot | null): void {
  if (snapshot === null) prepared(db, 'DELETE FROM relation WHERE id = ?').run(id);
  else
    prepared(db, 'INSERT INTO relation (id, type, fromId, toId) VALUES (?, ?, ?, ?)').run(
      id,
      snapshot.type,
      snapshot.fromId,
      snapshot.toId,
    );
}

export interface RecordFileSnapshot {
  readonly recordId: number;
  readonly sha256: string;
  readonly name: string;
  readonly position: number;
}
function applyRecordFile(db: Db, id: number, snapshot: RecordFileSnapshot | null): void {
  if (snapshot === null) prepared(db, 'DELETE FROM recordFile WHERE id = ?').run(id);
  else {
    prepared(db, 'INSERT INTO recordFile (id, recordId, sha256, name, position) VALUES (?, ?, ?, ?, ?)').run(
      id,
      snapshot.recordId,
      snapshot.sha256,
      snapshot.name,
      snapshot.position,
    );
  }
}
