import { useEffect, useState } from 'react';
import type { PageText, PageWord } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client, useEvent } from '../client.ts';
import { searchTextStore } from '../records/search-text.ts';
import { useStore } from '../ui/store.ts';
import { readingStore } from './reading-state.ts';

/** What is written on a page and where the words of the present search stand on it. */
export interface WrittenPage {
  readonly sha256: string;
  readonly page: number;
  /** Null where nothing was read of the page. */
  readonly text: PageText | null;
  readonly places: readonly PageWord['box'][];
}

/** The text of a page, asked for again when records changed or originals were read since; null until it is there. */
export function usePageText(sha256: string, page: number): WrittenPage | null {
  const search = useStore(searchTextStore);
  const ended = useStore(readingStore, (state) => state?.ended ?? 0);
  const [written, setWritten] = useState<WrittenPage | null>(null);
  const [changes, setChanges] = useState(0);
  useEvent('recordsChanged', () => setChanges((count) => count + 1));
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when more has been read
  useEffect(() => {
    let isWanted = true;
    start(async () => {
      const [text, places] = await Promise.all([
        client.getPageText({ sha256, page }),
        client.findPlaces({ sha256, page, text: search }),
      ]);
      if (isWanted) setWritten({ sha256, page, text, places });
    });
    return () => {
      isWanted = false;
    };
  }, [sha256, page, search, ended, changes]);
  return written?.sha256 === sha256 && written.page === page ? written : null;
}

/** What tells a line of a page from the others: where it stands and what it says. */
export const keyOf = ({ words }: PageText['lines'][number]): string =>
  words.map(({ box, text }) => `${box[0]} ${box[1]} ${text}`).join(' ');
