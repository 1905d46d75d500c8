import { useCallback, useEffect, useState } from 'react';
import type { RecordId, TreeBranch } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client, useEvent } from '../client.ts';

/** As many children as the tree shows of one record; the table shows the rest. */
const MOST_CHILDREN = 100;

/** Children that were loaded, by parent; null is the top. */
export type Branches = ReadonlyMap<RecordId | null, TreeBranch>;

/** The parts of the tree that are in sight: loads a branch when it is opened, and all open ones when records change. */
export function useTreeNodes(expanded: ReadonlySet<RecordId>): {
  readonly branches: Branches;
  readonly load: (parent: RecordId | null) => void;
} {
  const [branches, setBranches] = useState<Branches>(new Map());
  const load = useCallback((parent: RecordId | null): void => {
    start(async () => {
      const branch = await client.listChildren({ parent, limit: MOST_CHILDREN });
      setBranches((known) => new Map(known).set(parent, branch));
    });
  }, []);
  useEffect(() => load(null), [load]);
  useEvent('recordsChanged', () => {
    load(null);
    for (const parent of expanded) load(parent);
  });
  return { branches, load };
}
