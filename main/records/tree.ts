import type { RecordId, RecordPath, TreeBranch, TreeNode } from '../../preload/model.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { countChildren } from '../catalogue/counts.ts';
import { readCovers } from '../pages/covers.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import { GAP } from './siblings.ts';

/** A position after every child of a parent. */
export function lastPosition(db: Db, parentId: number | null): number {
  const last = prepared(db, 'SELECT position FROM record WHERE parentId IS ? ORDER BY position DESC LIMIT 1')
    .pluck()
    .get(parentId) as number | undefined;
  return (last ?? 0) + GAP;
}

/** Children from number `from` on that are not in the bin, in their order, and how many there are in all. */
export function listChildren(
  catalogue: Catalogue,
  parent: RecordId | null,
  limit: number,
  from = 0,
): TreeBranch {
  const counts = countChildren(catalogue);
  const nodes = prepared<Omit<TreeNode, 'childCount' | 'cover'>>(
    catalogue.db,
    `SELECT id, type, title, referenceCode
     FROM record WHERE id IN (SELECT id FROM record WHERE parentId IS ? AND deletedAt IS NULL ORDER BY position, id LIMIT ? OFFSET ?)
     ORDER BY position, id`,
  ).all(parent, limit, from);
  const covers = readCovers(
    catalogue.db,
    nodes.map(({ id }) => id),
  );
  return {
    total: counts[parent ?? 0] ?? 0,
    from,
    nodes: nodes.map((node) => ({
      ...node,
      childCount: counts[node.id] ?? 0,
      cover: covers.get(node.id) ?? null,
    })),
  };
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

/** Where records stand: what is above each of them, the top first; those that are gone are left out. */
export function listPaths(db: Db, ids: readonly RecordId[]): readonly RecordPath[] {
  const exists = prepared(db, 'SELECT 1 FROM record WHERE id = ?').pluck();
  return ids.flatMap((id) => (exists.get(id) === undefined ? [] : [{ id, path: listPath(db, id) }]));
}
