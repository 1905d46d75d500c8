import { useEffect, useMemo } from 'react';
import type { RecordQuery } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client, useEvent } from '../client.ts';
import { createTurns } from './newest-turn.ts';
import { createRowSource, type RowSource } from './row-source.ts';
import { useDebounced } from './use-debounced.ts';

/** A pause in typing after which the archive is asked, in ms. */
const PAUSE = 80;

/** The rows of a query, which follow what is typed and what changes in the archive. `query` must be stable. */
export function useRecordRows(query: RecordQuery, columns: readonly string[]): RowSource {
  const source = useMemo(() => createRowSource(client), []);
  const inTurn = useMemo(createTurns, []);
  const settled = useDebounced(query, PAUSE);
  const wanted = columns.join(' ');
  useEffect(() => {
    start(() => inTurn(() => source.show(settled, wanted.split(' '))));
  }, [source, inTurn, settled, wanted]);
  useEvent('recordsChanged', () => {
    if (source.store.get().view !== null) start(source.refresh);
  });
  useEvent('viewCompleted', (state) => start(() => source.complete(state)));
  useEvent('searchIndexed', () => {
    const { view, query } = source.store.get();
    if (view !== null && query.text !== undefined) start(source.refresh);
  });
  return source;
}
