import { useMemo } from 'react';
import type { ArrangedPage, RecordId } from '../../preload/model.ts';
import { type Arrangement, isSamePlace, type PagePlace, useArrangement } from './use-arrangement.ts';

/** The pages of a record as they are leafed through, and where a person is among them. */
export interface Leaves {
  /** All pages, hidden ones among them; null until they are counted. */
  readonly arranged: Arrangement['pages'];
  readonly arrange: Arrangement['arrange'];
  /** Without the hidden ones, but for one that somebody chose; empty until they are counted. */
  readonly leaves: readonly ArrangedPage[];
  /** Which of them is looked at, from 0. */
  readonly at: number;
  /** The next and the one before; null until they are counted. */
  readonly neighbours: readonly ArrangedPage[] | null;
  /** The number of a page among them, from 1; 0 where it is none. */
  readonly numberOf: (place: PagePlace) => number;
}

/** Leafs through the pages of a record, one of which is looked at. */
export function useLeaves(record: RecordId, place: PagePlace): Leaves {
  const { pages: arranged, arrange } = useArrangement(record);
  const leaves = useMemo(
    () => (arranged ?? []).filter((page) => !page.isHidden || isSamePlace(page, place)),
    [arranged, place],
  );
  const at = Math.max(
    0,
    leaves.findIndex((page) => isSamePlace(page, place)),
  );
  const neighbours = useMemo(
    () =>
      leaves.length === 0 ? null : [leaves[at + 1], leaves[at - 1]].filter((page) => page !== undefined),
    [leaves, at],
  );
  const numberOf = (other: PagePlace): number => leaves.findIndex((page) => isSamePlace(page, other)) + 1;
  return { arranged, arrange, leaves, at, neighbours, numberOf };
}
