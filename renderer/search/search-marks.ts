import { createContext, useContext, useEffect } from 'react';
import type { RecordId, SearchHit } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client } from '../client.ts';
import { createStore, type Store, useStore } from '../ui/store.ts';

/** Records asked for at once, and kept at most for one search. */
const MOST_ASKED = 100;
const MOST_KEPT = 3000;

/** Where one search matched in the records in sight: asked for as rows come into sight, many at once, and kept. */
export interface MarkSource {
  readonly store: Store<ReadonlyMap<RecordId, SearchHit>>;
  /** Asks for a record that is not known yet, together with all others of this frame. */
  readonly want: (id: RecordId) => void;
  /** Asks anew for all that is in sight, as the archive has changed. */
  readonly forget: () => void;
}

/** Makes a source of marks for one search text. */
export function createMarkSource(text: string): MarkSource {
  const store = createStore<ReadonlyMap<RecordId, SearchHit>>(new Map());
  const asked = new Set<RecordId>();
  let wanted: RecordId[] = [];
  let generation = 0;
  const ask = async (): Promise<void> => {
    const mine = generation;
    const ids = wanted.splice(0, MOST_ASKED);
    if (ids.length === 0) return;
    if (wanted.length > 0) requestAnimationFrame(() => start(ask));
    const hits = await client.getSnippets({ text, ids });
    if (mine !== generation) return;
    const known = [...store.get(), ...hits.map((hit) => [hit.id, hit] as const)];
    for (const [id] of known.slice(0, -MOST_KEPT)) asked.delete(id);
    store.set(new Map(known.slice(-MOST_KEPT)));
  };
  return {
    store,
    want: (id) => {
      if (asked.has(id)) return;
      asked.add(id);
      wanted.push(id);
      if (wanted.length === 1) requestAnimationFrame(() => start(ask));
    },
    forget: () => {
      generation += 1;
      asked.clear();
      wanted = [];
    },
  };
}

/** The marks of the table around; null where nothing is searched. */
export const MarksContext = createContext<MarkSource | null>(null);
const NO_HITS = createStore<ReadonlyMap<RecordId, SearchHit>>(new Map());

/** Where the search of the table matched in a record; undefined where nothing is searched or it is not known yet. */
export function useSearchMarks(id: RecordId | undefined): SearchHit | undefined {
  const source = useContext(MarksContext);
  const hit = useStore(source?.store ?? NO_HITS, (hits) => (id === undefined ? undefined : hits.get(id)));
  useEffect(() => {
    if (id !== undefined) source?.want(id);
  });
  return hit;
}
