import type { RecordId, TreeBranch } from '../../preload/model.ts';

/** Children shown at first, and how many more each time. */
export const PAGE = 100;
/** The most children of one record that stand in the tree at once: others leave at the other end. */
export const MOST = 300;

/** Which children of a record are in sight: `limit` of them from number `from` on. */
export interface BranchWindow {
  readonly from: number;
  readonly limit: number;
}

/** What is in sight already, or the first page. */
export function firstWindow(branch: TreeBranch | undefined): BranchWindow {
  return { from: branch?.from ?? 0, limit: Math.max(PAGE, branch?.nodes.length ?? 0) };
}

/** A page more before what is in sight. */
export function earlierWindow(branch: TreeBranch | undefined): BranchWindow {
  const from = Math.max(0, (branch?.from ?? 0) - PAGE);
  const end = (branch?.from ?? 0) + (branch?.nodes.length ?? 0);
  return { from, limit: Math.max(PAGE, Math.min(MOST, end - from)) };
}

/** A page more after what is in sight. */
export function laterWindow(branch: TreeBranch | undefined): BranchWindow {
  const end = (branch?.from ?? 0) + (branch?.nodes.length ?? 0) + PAGE;
  const from = Math.max(branch?.from ?? 0, end - MOST);
  return { from, limit: end - from };
}

/** What is in sight where the child is among it, else a page around it. */
export function windowAround(branch: TreeBranch | undefined, index: number): BranchWindow {
  const current = firstWindow(branch);
  if (index >= current.from && index < current.from + current.limit) return current;
  return { from: Math.max(0, index - PAGE / 2), limit: PAGE };
}

type Branches = ReadonlyMap<RecordId | null, TreeBranch>;

/**
 * Branches with those loaded since. A record stands in one place only: where an answer has it that came later, it
 * leaves the others, for a tree with the same line twice cannot be shown.
 */
export function withBranches(
  known: Branches,
  loaded: readonly (readonly [RecordId | null, TreeBranch])[],
): Branches {
  const branches = new Map(known);
  for (const [parent, branch] of loaded) {
    const ids = new Set(branch.nodes.map(({ id }) => id));
    for (const [other, { nodes, ...rest }] of branches) {
      if (other === parent || !nodes.some(({ id }) => ids.has(id))) continue;
      branches.set(other, { ...rest, nodes: nodes.filter(({ id }) => !ids.has(id)) });
    }
    branches.set(parent, branch);
  }
  return branches;
}
