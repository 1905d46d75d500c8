import type { RecordId, TreeBranch, TreeNode } from '../../preload/model.ts';
import type { Branches } from './tree-nodes.ts';

/** A line of the tree: a record, the word that there are others before or after, or that a branch is on its way. */
export interface Line {
  readonly key: string;
  readonly kind: 'record' | 'earlier' | 'later' | 'waiting';
  readonly node: TreeNode | null;
  readonly parent: RecordId | null;
  /** How many are not in sight; 0 for a record. */
  readonly count: number;
}

/** The lines of a branch, those for what is not in sight included; one that waits where it is not loaded yet. */
export function linesOf(
  branch: TreeBranch | undefined,
  parent: RecordId | null,
  childCount = 0,
): readonly Line[] {
  // Subtle: a line without lines below it cannot be opened by the keyboard, so one stands for those to come.
  if (branch === undefined)
    return childCount === 0
      ? []
      : [{ key: `${WAITING}${parent}`, kind: 'waiting', node: null, parent, count: childCount }];
  const { nodes, from, total } = branch;
  // Subtle: the count is part of the key, for the layout of the library loses a line that moves far with its key.
  const rest = (kind: 'earlier' | 'later', count: number): readonly Line[] =>
    count > 0 ? [{ key: `${kind}-${parent ?? 'top'}-${count}`, kind, node: null, parent, count }] : [];
  return [
    ...rest('earlier', nodes.length === 0 ? 0 : from),
    ...nodes.map((node): Line => ({ key: String(node.id), kind: 'record', node, parent, count: 0 })),
    ...rest('later', nodes.length === 0 ? 0 : total - from - nodes.length),
  ];
}

const WAITING = 'waiting-';

/** The record of a line's key; null for a line that is none. */
export function recordOfKey(key: string): RecordId | null {
  return /^\d+$/.test(key) ? (Number(key) as RecordId) : null;
}

/** Which branch a line for what is not in sight belongs to; null for a line of a record. */
export function restOfKey(
  key: string,
): { readonly kind: 'earlier' | 'later'; readonly parent: RecordId | null } | null {
  const [, kind, parent] = /^(earlier|later)-(top|\d+)-\d+$/.exec(key) ?? [];
  if (kind === undefined) return null;
  return {
    kind: kind === 'earlier' ? 'earlier' : 'later',
    parent: parent === 'top' ? null : (Number(parent) as RecordId),
  };
}

/** Where a record stands: below which one, and as which child, counted from 0. */
export interface NodePlace {
  readonly node: TreeNode;
  readonly parent: RecordId | null;
  readonly index: number;
}

/** Where a record stands among what was loaded; null where it was not. */
export function findNode(branches: Branches, id: RecordId): NodePlace | null {
  for (const [parent, { nodes, from }] of branches) {
    const at = nodes.findIndex((node) => node.id === id);
    const node = nodes[at];
    if (node) return { node, parent, index: from + at };
  }
  return null;
}

/** Records in the order in which the tree shows them; those not loaded come last. */
export function inTreeOrder(branches: Branches, ids: ReadonlySet<RecordId>): readonly RecordId[] {
  const ordered: RecordId[] = [];
  const walk = (parent: RecordId | null): void => {
    for (const { id } of branches.get(parent)?.nodes ?? []) {
      if (ids.has(id)) ordered.push(id);
      if (branches.has(id)) walk(id);
    }
  };
  walk(null);
  return [...ordered, ...[...ids].filter((id) => !ordered.includes(id))];
}
