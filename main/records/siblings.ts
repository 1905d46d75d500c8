import type { Place } from '../history/apply.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';

/** Room left between siblings, so that most moves change the moved records only. */
export const GAP = 1024;
/** Siblings on each side that make room together at first where two stand too close; doubled until it is enough. */
const FIRST_REACH = 16;

interface Sibling {
  readonly id: number;
  readonly position: number;
}
/** A record and the place that it shall have. */
export interface Placement {
  readonly id: number;
  readonly place: Place;
}

/**
 * The places that put records, in their order, before the child number `index` of a parent, counted without the
 * moved ones and those in the bin. Siblings move only where no room is left between two of them, and then as few
 * as make room; their order never changes, and no two of those that are placed share a position.
 */
export function planPlaces(
  db: Db,
  ids: readonly number[],
  parentId: number | null,
  index: number,
): readonly Placement[] {
  const moved = JSON.stringify(ids);
  const anchor = prepared<Sibling>(
    db,
    `SELECT id, position FROM record WHERE parentId IS ? AND deletedAt IS NULL AND id NOT IN (SELECT value FROM json_each(?))
     ORDER BY position, id LIMIT 1 OFFSET ?`,
  ).get(parentId, moved, index);
  for (let reach = 0; ; reach = reach === 0 ? FIRST_REACH : reach * 2) {
    const before = listBefore(db, parentId, moved, anchor, reach + 1);
    const after = anchor ? listFrom(db, parentId, moved, anchor, reach + 1) : [];
    const order = [...before.slice(0, reach).reverse().map(idOf), ...ids, ...after.slice(0, reach).map(idOf)];
    const low = before[reach]?.position ?? 0;
    const high = after[reach]?.position ?? low + (order.length + 1) * GAP;
    // Subtle: siblings that make room get twice what they need, so that the next move finds some.
    if (high - low - 1 < order.length * (reach === 0 ? 1 : 2)) continue;
    const gap = (high - low) / (order.length + 1);
    return order.map((id, at) => ({ id, place: { parentId, position: low + Math.floor((at + 1) * gap) } }));
  }
}

const idOf = ({ id }: Sibling): number => id;

/** Siblings before a place, the nearest first, those in the bin too. */
function listBefore(
  db: Db,
  parentId: number | null,
  moved: string,
  anchor: Sibling | undefined,
  limit: number,
): readonly Sibling[] {
  return prepared<Sibling>(
    db,
    `SELECT id, position FROM record WHERE parentId IS ? AND (position, id) < (?, ?) AND id NOT IN (SELECT value FROM json_each(?))
     ORDER BY position DESC, id DESC LIMIT ?`,
  ).all(parentId, anchor?.position ?? Number.MAX_SAFE_INTEGER, anchor?.id ?? 0, moved, limit);
}

function listFrom(
  db: Db,
  parentId: number | null,
  moved: string,
  anchor: Sibling,
  limit: number,
): readonly Sibling[] {
  return prepared<Sibling>(
    db,
    `SELECT id, position FROM record WHERE parentId IS ? AND (position, id) >= (?, ?) AND id NOT IN (SELECT value FROM json_each(?))
     ORDER BY position, id LIMIT ?`,
  ).all(parentId, anchor.position, anchor.id, moved, limit);
}
