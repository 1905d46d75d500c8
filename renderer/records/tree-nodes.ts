import { useCallback, useEffect, useRef, useState } from 'react';
import type { RecordId, TreeBranch } from '../../preload/model.ts';
import { attempt } from '../attempt.ts';
import { client, useEvent } from '../client.ts';
import {
  type BranchWindow,
  earlierWindow,
  firstWindow,
  laterWindow,
  windowAround,
  withBranches,
} from './branch-window.ts';

/** Milliseconds in which events about changed records are answered together. */
const PAUSE = 30;

/** Children that were loaded, by parent; null is the top. */
export type Branches = ReadonlyMap<RecordId | null, TreeBranch>;
type Parent = RecordId | null;

/** The parts of the tree that are in sight, and what brings others into sight. */
export interface TreeNodes {
  readonly branches: Branches;
  /** What is loaded at this moment, also before it is shown. */
  readonly latest: () => Branches;
  /** Loads what is in sight of every open branch again, and forgets the closed ones. */
  readonly refresh: () => Promise<void>;
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
  const fetchWindow = useCallback(
    async (parent: Parent, { from, limit }: BranchWindow): Promise<readonly [Parent, TreeBranch][]> => {
      const turn = (asked.current.get(parent) ?? 0) + 1;
      asked.current.set(parent, turn);
      const branch = await attempt(() => client.listChildren({ parent, from, limit }));
      // Subtle: an answer that was overtaken by a later question must not come back over it.
      return branch === undefined || asked.current.get(parent) !== turn ? [] : [[parent, branch]];
    },
    [],
  );
  const keep = useCallback((loaded: readonly (readonly [Parent, TreeBranch])[]): void => {
    known.current = withBranches(known.current, loaded);
    setBranches(known.current);
  }, []);
  const move = useCallback(
    async (parent: Parent, change: (branch: TreeBranch | undefined) => BranchWindow): Promise<void> =>
      keep(await fetchWindow(parent, change(known.current.get(parent)))),
    [fetchWindow, keep],
  );
  const load = useCallback((parent: Parent) => move(parent, firstWindow), [move]);
  useEffect(() => void load(null), [load]);
  const open = useRef(expanded);
  useEffect(() => {
    open.current = expanded;
  });
  const refresh = useCallback(async (): Promise<void> => {
    const isOpen = (parent: Parent): boolean => parent === null || open.current.has(parent);
    known.current = new Map([...known.current].filter(([parent]) => isOpen(parent)));
    const parents = [null, ...open.current];
    const loaded = await Promise.all(
      parents.map((parent) => fetchWindow(parent, firstWindow(known.current.get(parent)))),
    );
    keep(loaded.flat());
  }, [fetchWindow, keep]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEvent('recordsChanged', () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void refresh(), PAUSE);
  });
  return {
    branches,
    latest: () => known.current,
    refresh,
    load,
    showEarlier: (parent) => move(parent, earlierWindow),
    showLater: (parent) => move(parent, laterWindow),
    show: (parent, index) => move(parent, (branch) => windowAround(branch, index)),
  };
}
