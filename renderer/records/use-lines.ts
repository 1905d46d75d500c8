import { useCallback, useMemo, useState } from 'react';
import { useStore } from '../ui/store.ts';
import { createLines, type GroupKey } from './grid-lines.ts';
import { createLineSource, type LineSource } from './line-source.ts';
import type { RowSource } from './row-source.ts';

/** The lines of a table and the opening and closing of its groups. */
export interface TableLines {
  readonly source: LineSource;
  readonly setOpen: (group: GroupKey, isOpen: boolean) => void;
}

const NONE: ReadonlySet<GroupKey> = new Set();

/** The lines over a source of rows; which groups are closed lasts until rows are grouped by something else. */
export function useLines(rows: RowSource): TableLines {
  const total = useStore(rows.store, (now) => now.total);
  const groups = useStore(rows.store, (now) => now.groups);
  const grouping = useStore(rows.store, (now) => now.query.groupBy ?? '');
  const [closed, setClosed] = useState({ grouping, keys: NONE });
  const keys = closed.grouping === grouping ? closed.keys : NONE;
  const source = useMemo(
    () => createLineSource(rows, createLines(total, groups, keys)),
    [rows, total, groups, keys],
  );
  const setOpen = useCallback(
    (group: GroupKey, isOpen: boolean) =>
      setClosed((now) => {
        const next = new Set(now.grouping === grouping ? now.keys : NONE);
        if (isOpen) next.delete(group);
        else next.add(group);
        return { grouping, keys: next };
      }),
    [grouping],
  );
  return { source, setOpen };
}
