import { type ReactNode, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import type { PageHit, RecordId } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client } from '../client.ts';
import { useText } from '../i18n.ts';
import { searchTextStore } from '../records/search-text.ts';
import { Marked } from '../search/FoundTitle.tsx';
import { fromFirstMark } from '../search/marked-text.ts';
import { useStore } from '../ui/store.ts';
import './PageHits.css';

interface PageHitsProps {
  readonly record: RecordId;
  readonly onView: (hit: PageHit) => void;
}

/** The pages of a record's originals on which words of the present search stand; nothing where there are none. */
export function PageHits({ record, onView }: PageHitsProps): ReactNode {
  const t = useText();
  const hits = usePageHits(record);
  if (hits.length === 0) return null;
  return (
    <section className="page-hits">
      <h3 id="page-hits">{t('pageText.found', { count: hits.length })}</h3>
      <ul aria-labelledby="page-hits">
        {hits.map((hit) => (
          <li key={`${hit.sha256} ${hit.page}`}>
            <Button className="page-hit" onPress={() => onView(hit)}>
              <span className="page-hit-place">
                {t('pageText.place', { name: hit.name, page: hit.page })}
              </span>
              <Snippet hit={hit} />
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Snippet({ hit }: { readonly hit: PageHit }): ReactNode {
  const { text, marks } = fromFirstMark(hit.snippet, hit.marks);
  return (
    <span className="page-hit-text">
      <Marked text={text} marks={marks} />
    </span>
  );
}

function usePageHits(id: RecordId): readonly PageHit[] {
  const text = useStore(searchTextStore);
  const [hits, setHits] = useState<readonly PageHit[]>([]);
  useEffect(() => {
    let isWanted = true;
    start(async () => {
      const found = text.trim() === '' ? [] : await client.findOnPages({ id, text });
      if (isWanted) setHits(found);
    });
    return () => {
      isWanted = false;
    };
  }, [id, text]);
  return hits;
}
