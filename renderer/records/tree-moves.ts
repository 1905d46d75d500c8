import type { RecordId } from '../../preload/model.ts';
import { findNode, type NodePlace } from './tree-lines.ts';
import type { Branches } from './tree-nodes.ts';

/** Where records go: before child number `position` of `parent`, counted without them. */
export interface TreeMove {
  readonly parent: RecordId | null;
  readonly position: number;
}
/** A step by a key: among the siblings, out one level, or below the sibling before. */
export type TreeStep = 'up' | 'down' | 'in' | 'out';

/** A place after every child. */
export const AT_THE_END = 1_000_000_000;

/** Where a step takes records that stand below the same one, as a block; null where it leads nowhere. */
export function moveOfStep(branches: Branches, ids: readonly RecordId[], step: TreeStep): TreeMove | null {
  const places = ids.map((id) => findNode(branches, id)).filter((place) => place !== null);
  const [first] = places;
  if (!first || places.length < ids.length || places.some(({ parent }) => parent !== first.parent))
    return null;
  const { parent } = first;
  const indices = places.map(({ index }) => index);
  const [low, high] = [Math.min(...indices), Math.max(...indices)];
  if (step === 'up') return low > 0 ? { parent, position: low - 1 } : null;
  if (step === 'down') {
    const total = branches.get(parent)?.total ?? 0;
    return high + 1 < total ? { parent, position: high + 2 - ids.length } : null;
  }
  if (step === 'out') return moveOut(branches, parent);
  const { nodes = [], from = 0 } = branches.get(parent) ?? {};
  const before = nodes[low - from - 1];
  return before ? { parent: before.id, position: before.childCount } : null;
}

function moveOut(branches: Branches, parent: RecordId | null): TreeMove | null {
  const above: NodePlace | null = parent === null ? null : findNode(branches, parent);
  return above ? { parent: above.parent, position: above.index + 1 } : null;
}

/** Where records that are dropped at a record go; null where it is not loaded. */
export function moveOfDrop(
  branches: Branches,
  ids: readonly RecordId[],
  target: RecordId,
  where: 'before' | 'on' | 'after',
): TreeMove | null {
  const place = findNode(branches, target);
  if (place === null) return null;
  if (where === 'on') return { parent: target, position: AT_THE_END };
  const { parent } = place;
  const index = where === 'before' ? place.index : place.index + 1;
  const leaving = ids.filter((id) => {
    const moved = findNode(branches, id);
    return moved !== null && moved.parent === parent && moved.index < index;
  });
  return { parent, position: index - leaving.length };
}
