import { useEffect, useMemo } from 'react';
import type { SearchReading } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client } from '../client.ts';
import { createTurns } from '../records/newest-turn.ts';
import { createStore, useStore } from '../ui/store.ts';

/** How a search text was understood. */
export interface TextReading {
  readonly text: string;
  readonly reading: SearchReading;
}

/** A pause in typing after which the archive is asked, in ms: looking for likelier words must not hold up the rows. */
const PAUSE = 350;

/** How the search that was read last is understood; null where nothing is searched. */
export const searchReadingStore = createStore<TextReading | null>(null);

/** Reads a search as it is typed; until the newest has been read, the one before it stays. */
export function useSearchReading(text: string): TextReading | null {
  const inTurn = useMemo(createTurns, []);
  useEffect(() => {
    if (text.trim() === '') {
      searchReadingStore.set(null);
      return undefined;
    }
    let isOver = false;
    const read = async (): Promise<void> => {
      if (isOver) return;
      const reading = await client.readSearch({ text });
      if (!isOver) searchReadingStore.set({ text, reading });
    };
    const timer = setTimeout(() => start(() => inTurn(read)), PAUSE);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [text, inTurn]);
  return useStore(searchReadingStore);
}

/** The likelier spelling of the search that stands in the box; null where none is offered. */
export function suggestionFor(text: string, read: TextReading | null): string | null {
  return read?.text === text ? read.reading.suggestion : null;
}

/** True where a reading is news: more than words, something not understood, or a likelier spelling. */
export function isWorthTelling({ parts, notes, suggestion }: SearchReading): boolean {
  return notes.length > 0 || suggestion !== null || parts.some(({ kind }) => kind !== 'word');
}
