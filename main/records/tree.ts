import type { RecordId, TreeBranch, TreeNode } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { ArchiveError } from '../errors.ts';
import type { Place } from '../history/apply.ts';
import { noteChange, type Step, writeStep } from '../history/step.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import { getRecordLine } from './record-row.ts';

/** Room left between siblings, so that most moves change one record only. */
const GAP = 1024;

/** A position after every child of a parent. */
export function lastPosition(db: Db, parentId: number | null): number {
  const last = prepared(db, 'SELECT position FROM record WHERE parentId IS ? ORDER BY position DESC LIMIT 1')
    .pluck()
    .get(parentId) as number | undefined;
  return (last ?? 0) + GAP;
}

/** The first children that are not in the bin, in their order, and how many there are. */
export function listChildren(db: Db, parent: RecordId | null, limit: number): TreeBranch {
  const nodes = prepared<TreeNode>(
    db,
    `SELECT id, type, title, referenceCode,
       (SELECT count(*) FROM record child WHERE child.parentId = record.id AND child.deletedAt IS NULL) AS childCount
     FROM record WHERE parentId IS ? AND deletedAt IS NULL ORDER BY position, id LIMIT ?`,
  ).all(parent, limit);
  const total = prepared(db, 'SELECT count(*) FROM record WHERE parentId IS ? AND deletedAt IS NULL')
    .pluck()
    .get(parent) as number;
  return { total, nodes };
}

/** A record and everything below it, itself first. */
export function listSubtree(db: Db, id: number): readonly number[] {
  return prepared(
    db,
    `WITH RECURSIVE below (id) AS (SELECT ? UNION ALL SELECT record.id FROM record JOIN below ON record.parentId = below.id)
     SELECT id FROM below`,
  )
    .pluck()
    .all(id) as number[];
}

/** What stands above a record, the top first. */
export function listPath(db: Db, id: number): readonly { readonly id: RecordId; readonly title: string }[] {
  return prepared<{ id: RecordId; title: string }>(
    db,
    `WITH RECURSIVE above (id, title, parentId, depth) AS (
       SELECT parent.id, parent.title, parent.parentId, 1 FROM record JOIN record parent ON parent.id = record.parentId WHERE record.id = ?
       UNION ALL SELECT parent.id, parent.title, parent.parentId, depth + 1 FROM above JOIN record parent ON parent.id = above.parentId)
     SELECT id, title FROM above ORDER BY depth DESC`,
  ).all(id);
}

/** Moves a record to place `position` (from 0) among the children of `parent`; throws `moveIntoItself`. */
export function moveRecord(archive: Archive, id: RecordId, parent: RecordId | null, position: number): void {
  getRecordLine(archive.db, id);
  if (parent !== null) {
    getRecordLine(archive.db, parent);
    if (listSubtree(archive.db, id).includes(parent)) throw new ArchiveError('moveIntoItself', String(id));
  }
  writeStep(archive, 'edit', (step) => {
    const siblings = prepared<{ id: number; position: number }>(
      step.db,
      'SELECT id, position FROM record WHERE parentId IS ? AND id <> ? ORDER BY position, id',
    ).all(parent, id);
    const index = Math.min(position, siblings.length);
    const before = siblings[index - 1]?.position ?? 0;
    const after = siblings[index]?.position ?? before + 2 * GAP;
    if (after - before > 1)
      return placeRecord(step, id, { parentId: parent, position: Math.floor((before + after) / 2) });
    const ordered = [
      ...siblings.slice(0, index).map((sibling) => sibling.id),
      id,
      ...siblings.slice(index).map((sibling) => sibling.id),
    ];
    ordered.forEach((sibling, at) => {
      placeRecord(step, sibling, { parentId: parent, position: (at + 1) * GAP });
    });
  });
}

function placeRecord(step: Step, id: number, place: Place): void {
  const { parentId, position } = getRecordLine(step.db, id);
  if (parentId === place.parentId && position === place.position) return;
  prepared(step.db, 'UPDATE record SET parentId = ?, position = ?, updatedAt = ? WHERE id = ?').run(
    place.parentId,
    place.position,
    step.at,
    id,
  );
  noteChange(step, {
    entity: 'record',
    entityId: id,
    recordId: id,
    field: '@place',
    before: JSON.stringify({ parentId, position }),
    after: JSON.stringify(place),
  });
}
