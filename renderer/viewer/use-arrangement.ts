import { useEffect, useState } from 'react';
import type { ArrangedPage, RecordId } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client, useEvent } from '../client.ts';

/** A page of an original. */
export interface PagePlace {
  readonly sha256: string;
  readonly page: number;
}
/** The pages of a record as they are looked at; null until they are counted. */
export interface Arrangement {
  readonly pages: readonly ArrangedPage[] | null;
  /** Keeps them otherwise, as a step; null as they come in their files. */
  readonly arrange: (pages: readonly ArrangedPage[] | null) => void;
}

export const isSamePlace = (one: PagePlace, other: PagePlace): boolean =>
  one.sha256 === other.sha256 && one.page === other.page;

/** Follows how the pages of a record are arranged, undo and other windows included. */
export function useArrangement(id: RecordId): Arrangement {
  const [pages, setPages] = useState<readonly ArrangedPage[] | null>(null);
  const [changes, setChanges] = useState(0);
  useEvent('recordsChanged', () => setChanges((count) => count + 1));
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when records changed
  useEffect(() => {
    let isWanted = true;
    start(async () => {
      const found = await client.getArrangement({ id });
      if (isWanted) setPages(found);
    });
    return () => {
      isWanted = false;
    };
  }, [id, changes]);
  const arrange = (wanted: readonly ArrangedPage[] | null): void => {
    if (wanted) setPages(wanted);
    start(async () =>
      setPages(await client.setArrangement({ id, pages: wanted === null ? null : [...wanted] })),
    );
  };
  return { pages, arrange };
}
