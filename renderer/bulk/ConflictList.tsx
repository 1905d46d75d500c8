import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { BulkOutcome } from '../../preload/model.ts';
import { findField } from '../history/change-text.ts';
import { useLabel, useText } from '../i18n.ts';
import { useArchive } from '../state.ts';

/** What was not written, because somebody else was quicker. */
export function ConflictList({ outcome }: { readonly outcome: BulkOutcome }): ReactNode {
  const t = useText();
  const label = useLabel();
  const archive = useArchive();
  const { conflicts, conflicting } = outcome;
  return (
    <div className="bulk-conflicts">
      <h3>
        <TriangleAlert size={16} aria-hidden />
        {t('bulk.conflictsTitle', { count: conflicts })}
      </h3>
      <p>{t('bulk.conflictsText')}</p>
      <ul>
        {conflicting.map(({ record, field }) => {
          const definition = findField(archive, field);
          return (
            <li key={`${record.id} ${field}`}>
              {record.title || t('bulk.gone')}
              <span className="bulk-note">{definition ? label(definition.labels) : field}</span>
            </li>
          );
        })}
      </ul>
      {conflicts > conflicting.length && (
        <p className="bulk-note">{t('bulk.conflictsFirst', { count: conflicting.length })}</p>
      )}
    </div>
  );
}
