import type { ReactNode } from 'react';
import type { RecordId } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { HistoryList } from './HistoryList.tsx';
import './HistoryPage.css';

/** Everything that was ever done in the archive, newest first. */
export function HistoryPage({ onOpen }: { readonly onOpen: (id: RecordId) => void }): ReactNode {
  const t = useText();
  return (
    <section className="history-page" aria-label={t('nav.history')}>
      <div className="history-column">
        <h1>{t('nav.history')}</h1>
        <p className="history-lead">{t('history.lead')}</p>
        <HistoryList id={null} onOpen={onOpen} />
      </div>
    </section>
  );
}
