import type { RecordId, Relation, RelationId } from '../preload/model.ts';
import type { Archive } from './archive.ts';
import { ArchiveError } from './errors.ts';
import type { RelationSnapshot } from './history/apply.ts';
import { noteChange, type Step, writeStep } from './history/step.ts';
import { listRelationTypes } from './record-types.ts';
import { getRecordLine } from './records/record-row.ts';
import type { Db } from './storage/database.ts';
import { prepared } from './storage/prepared.ts';

/** Relations of a record in both directions, those to records in the bin left out. */
export function listRelations(db: Db, id: number): readonly Relation[] {
  const rows = prepared<{
    id: RelationId;
    type: string;
    isOutgoing: number;
    otherId: RecordId;
    title: string;
    otherType: string;
  }>(
    db,
    `SELECT relation.id, relation.type, fromId = ? AS isOutgoing, other.id AS otherId, other.title, other.type AS otherType
     FROM relation JOIN record other ON other.id = CASE WHEN fromId = ? THEN toId ELSE fromId END
     WHERE (fromId = ? OR toId = ?) AND other.deletedAt IS NULL ORDER BY relation.type, relation.id`,
  ).all(id, id, id, id);
  return rows.map((row) => ({
    id: row.id,
    type: row.type,
    isOutgoing: row.isOutgoing === 1,
    record: { id: row.otherId, title: row.title, type: row.otherType },
  }));
}

/** Relates two records as one step; throws `relationToItself`, `relationExists`, `typeUnknown`. */
export function addRelation(archive: Archive, from: RecordId, to: RecordId, type: string): void {
  if (from === to) throw new ArchiveError('relationToItself');
  if (!listRelationTypes().some((known) => known.name === type)) throw new ArchiveError('typeUnknown', type);
  getRecordLine(archive.db, from);
  getRecordLine(archive.db, to);
  const exists = prepared(archive.db, 'SELECT 1 FROM relation WHERE type = ? AND fromId = ? AND toId = ?')
    .pluck()
    .get(type, from, to);
  if (exists !== undefined) throw new ArchiveError('relationExists');
  writeStep(archive, 'edit', (step) => relate(step, { type, fromId: from, toId: to }));
}

/** Relates two records as part of a step. */
export function relate(step: Step, relation: RelationSnapshot): void {
  const { lastInsertRowid } = prepared(
    step.db,
    'INSERT INTO relation (type, fromId, toId) VALUES (?, ?, ?)',
  ).run(relation.type, relation.fromId, relation.toId);
  noteChange(step, {
    entity: 'relation',
    entityId: Number(lastInsertRowid),
    recordId: relation.fromId,
    field: null,
    before: null,
    after: JSON.stringify(relation),
  });
  step.touched.add(relation.toId as RecordId);
}

/** Takes a relation away as one step; nothing happens where it is gone already. */
export function removeRelation(archive: Archive, id: RelationId): void {
  const relation = prepared<RelationSnapshot>(
    archive.db,
    'SELECT type, fromId, toId FROM relation WHERE id = ?',
  ).get(id);
  if (!relation) return;
  writeStep(archive, 'edit', (step) => {
    prepared(step.db, 'DELETE FROM relation WHERE id = ?').run(id);
    noteChange(step, {
      entity: 'relation',
      entityId: id,
      recordId: relation.fromId,
      field: null,
      before: JSON.stringify(relation),
      after: null,
    });
    step.touched.add(relation.toId as RecordId);
  });
}
