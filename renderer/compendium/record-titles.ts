import { useEffect, useRef, useState } from 'react';
import type { RecordQuery, RecordSummary } from '../../preload/model.ts';
import { attempt } from '../attempt.ts';
import { client, useEvent } from '../client.ts';

/** Rows that a view gives at once. */
const PAGE = 500;
/** As many entries as a compendium has when its list is made from a query. */
const MOST_ENTRIES = 5000;

/** Reads a query row by row until `isEnough`. */
async function readRows(
  query: RecordQuery,
  isEnough: (rows: readonly RecordSummary[]) => boolean,
): Promise<readonly RecordSummary[]> {
  const { view, total } = await client.createView({ query });
  const rows: RecordSummary[] = [];
  for (let from = 0; from < total && !isEnough(rows); from += PAGE) {
    rows.push(...(await client.getRows({ view, from, to: Math.min(total, from + PAGE), columns: [] })));
  }
  return rows;
}

/** The records that a query chooses now, in its order. */
export async function listQueryUuids(query: RecordQuery): Promise<readonly string[]> {
  const rows = await readRows(query, (read) => read.length >= MOST_ENTRIES);
  return rows.map(({ uuid }) => uuid);
}

/** What is known of records by their uuid; a record that is gone stays unknown. */
export function useRecordTitles(uuids: readonly string[]): {
  readonly titles: ReadonlyMap<string, RecordSummary>;
  readonly isLoaded: boolean;
} {
  const [titles, setTitles] = useState<ReadonlyMap<string, RecordSummary>>(new Map());
  const [isLoaded, setIsLoaded] = useState(false);
  const [changes, setChanges] = useState(0);
  const known = useRef(titles);
  const wanted = uuids.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for other records and after changes
  useEffect(() => {
    const missing = new Set(wanted.split(' ').filter((uuid) => uuid !== '' && !known.current.has(uuid)));
    if (missing.size === 0) return setIsLoaded(true);
    let isCurrent = true;
    const hasAll = (rows: readonly RecordSummary[]): boolean =>
      rows.filter(({ uuid }) => missing.has(uuid)).length >= missing.size;
    void attempt(() => readRows({}, hasAll)).then((rows) => {
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
