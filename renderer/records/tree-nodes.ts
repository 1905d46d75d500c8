import { useCallback, useEffect, useRef, useState } from 'react';
import type { RecordId, TreeBranch } from '../../preload/model.ts';
import { attempt } from '../attempt.ts';
import { client, useEvent } from '../client.ts';
import { type BranchWindow, earlierWindow, firstWindow, laterWindow, windowAround } from './branch-window.ts';

/** Milliseconds in which events about changed records are answered together. */
const PAUSE = 30;

/** Children that were loaded, by parent; null is the top. */
export type Branches = ReadonlyMap<RecordId | null, TreeBranch>;
type Parent = RecordId | null;

/** The parts of the tree that are in sight, and what brings others into sight. */
export interface TreeNodes {
  readonly branches: Branches;
  /** Loads a branch, or again what is in sight of it. */
  readonly load: (parent: Parent) => Promise<void>;
  readonly showEarlier: (parent: Parent) => Promise<void>;
  readonly showLater: (parent: Parent) => Promise<void>;
  /** Brings child number `index` into sight. */
  readonly show: (parent: Parent, index: number) => Promise<void>;
}

/** Windows of the branches: loaded when a branch is opened, and again for all open ones when records change. */
export function useTreeNodes(expanded: ReadonlySet<RecordId>): TreeNodes {
  const [branches, setBranches] = useState<Branches>(new Map());
  const known = useRef<Branches>(branches);
  const asked = useRef(new Map<Parent, number>());
  const fetchWindow = useCallback(async (parent: Parent, { from, limit }: BranchWindow): Promise<void> => {
    const turn = (asked.current.get(parent) ?? 0) + 1;
    asked.current.set(parent, turn);
    const branch = await attempt(() => client.listChildren({ parent, from, limit }));
    // Subtle: an answer that was overtaken by a later question must not come back over it.
    if (branch === undefined || asked.current.get(parent) !== turn) return;
    known.current = new Map(known.current).set(parent, branch);
    setBranches(known.current);
  }, []);
  const move = useCallback(
    (parent: Parent, change: (branch: TreeBranch | undefined) => BranchWindow): Promise<void> =>
      fetchWindow(parent, change(known.current.get(parent))),
    [fetchWindow],
  );
  const load = useCallback((parent: Parent) => move(parent, firstWindow), [move]);
  useEffect(() => void load(null), [load]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEvent('recordsChanged', () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      for (const parent of [null, ...expanded]) void load(parent);
    }, PAUSE);
  });
  return {
    branches,
    load,
    showEarlier: (parent) => move(parent, earlierWindow),
    showLater: (parent) => move(parent, laterWindow),
    show: (parent, index) => move(parent, (branch) => windowAround(branch, index)),
  };
}
