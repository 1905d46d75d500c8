import { type ReactNode, useState } from 'react';
import type { RecordId } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { HistoryFilters } from './HistoryFilters.tsx';
import { HistoryList } from './HistoryList.tsx';
import { filterOf, isFiltering, NO_CHOICE } from './history-choice.ts';
import './HistoryPage.css';

/** Everything that was ever done in the archive, newest first; narrowed to a record, a kind or a time. */
export function HistoryPage({ onOpen }: { readonly onOpen: (id: RecordId) => void }): ReactNode {
  const t = useText();
  const [choice, setChoice] = useState(NO_CHOICE);
  return (
    <section className="history-page" aria-label={t('nav.history')}>
      <div className="history-column">
        <h1>{t('nav.history')}</h1>
        <p className="history-lead">{t('history.lead')}</p>
        <HistoryFilters choice={choice} onChoice={setChoice} />
        <HistoryList
          filter={filterOf(choice)}
          isOfRecord={false}
          isFiltered={isFiltering(choice)}
          onOpen={onOpen}
        />
      </div>
    </section>
  );
}
