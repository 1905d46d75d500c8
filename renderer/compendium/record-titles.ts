import { useEffect, useRef, useState } from 'react';
import type { RecordQuery, RecordTitle } from '../../preload/model.ts';
import { attempt } from '../attempt.ts';
import { client, useEvent } from '../client.ts';

/** Rows that a view gives at once. */
const PAGE = 500;
/** As many entries as a compendium has when its list is made from a query. */
const MOST_ENTRIES = 5000;

/** Titles that are asked for at once. */
const TITLES = 2000;

/** The records that a query chooses now, in its order. */
export async function listQueryUuids(query: RecordQuery): Promise<readonly string[]> {
  const { view, total } = await client.createView({ query });
  const end = Math.min(total, MOST_ENTRIES);
  const uuids: string[] = [];
  for (let from = 0; from < end; from += PAGE) {
    const rows = await client.getRows({ view, from, to: Math.min(end, from + PAGE), columns: [] });
    uuids.push(...rows.map(({ uuid }) => uuid));
  }
  return uuids;
}

async function readTitles(uuids: readonly string[]): Promise<readonly RecordTitle[]> {
  const titles: RecordTitle[] = [];
  for (let from = 0; from < uuids.length; from += TITLES)
    titles.push(...(await client.getTitles({ uuids: uuids.slice(from, from + TITLES) })));
  return titles;
}

/** What is known of records by their uuid; a record that is gone stays unknown. */
export function useRecordTitles(uuids: readonly string[]): {
  readonly titles: ReadonlyMap<string, RecordTitle>;
  readonly isLoaded: boolean;
} {
  const [titles, setTitles] = useState<ReadonlyMap<string, RecordTitle>>(new Map());
  const [isLoaded, setIsLoaded] = useState(false);
  const [changes, setChanges] = useState(0);
  const known = useRef(titles);
  const wanted = uuids.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for other records and after changes
  useEffect(() => {
    const missing = wanted.split(' ').filter((uuid) => uuid !== '' && !known.current.has(uuid));
    if (missing.length === 0) return setIsLoaded(true);
    let isCurrent = true;
    void attempt(() => readTitles(missing)).then((rows) => {
      if (!isCurrent || !rows) return;
      known.current = new Map([...known.current, ...rows.map((row) => [row.uuid, row] as const)]);
      setTitles(known.current);
      setIsLoaded(true);
    });
    return () => {
      isCurrent = false;
    };
  }, [wanted, changes]);
  useEvent('recordsChanged', ({ ids }) => {
    if (ids !== null && ids.length === 0) return;
    known.current = new Map();
    setChanges((count) => count + 1);
  });
  return { titles, isLoaded };
}
