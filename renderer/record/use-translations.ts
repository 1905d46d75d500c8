import { useEffect, useRef, useState } from 'react';
import type { RecordId, Translation } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client, useEvent } from '../client.ts';
import { failureText } from '../i18n.ts';

/** What a record says in other languages. */
export interface RecordTranslations {
  /** Null until they are there. */
  readonly texts: readonly Translation[] | null;
  /** Writes the text of a field, an empty one removes it; answers the sentence of the failure, empty where it was kept. */
  readonly write: (translation: Translation) => Promise<string>;
}

/** Follows a record's texts in other languages, undo and other windows included. The newest answer wins. */
export function useTranslations(id: RecordId): RecordTranslations {
  const [texts, setTexts] = useState<readonly Translation[] | null>(null);
  const lastAsk = useRef(0);
  const load = (): void => {
    lastAsk.current += 1;
    const asked = lastAsk.current;
    start(async () => {
      const answer = await client.getTranslations({ id });
      if (asked === lastAsk.current) setTexts(answer);
    });
  };
  useEffect(load, [id]);
  useEvent('recordsChanged', ({ ids }) => {
    // Subtle: no ids at all means that more changed than is told.
    if (ids === null || ids.length === 0 || ids.includes(id)) load();
  });
  return {
    texts,
    write: async (translation) => {
      try {
        // Subtle: shown at once, so that an input has its new text before it lets go of what was typed.
        setTexts(await client.setTranslation({ id, translation }));
        return '';
      } catch (error) {
        return failureText(error);
      }
    },
  };
}
