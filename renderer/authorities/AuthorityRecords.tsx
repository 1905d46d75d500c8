import { Table2 } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { Authority } from '../../preload/model.ts';
import { attempt } from '../attempt.ts';
import { useLabel, useText } from '../i18n.ts';
import { openRecord, showScope } from '../navigation.ts';
import { searchTextStore } from '../records/search-text.ts';
import { TypeIcon } from '../records/TypeIcon.tsx';
import { useArchive } from '../state.ts';
import { Button } from '../ui/Button.tsx';
import { listNameUses, type NameUse } from './authority-records.ts';
import './AuthorityRecords.css';

/** Records that are listed here; the table shows them all. */
const LISTED = 25;

/** The records that point to a name, and what it is to them. */
export function AuthorityRecords({ authority }: { readonly authority: Authority }): ReactNode {
  const t = useText();
  const label = useLabel();
  const archive = useArchive();
  const [uses, setUses] = useState<readonly NameUse[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the name itself is another one
  useEffect(() => {
    let isCurrent = true;
    void attempt(() => listNameUses(authority, archive)).then((found) => {
      if (isCurrent && found) setUses(found);
    });
    return () => {
      isCurrent = false;
    };
  }, [authority]);
  return (
    <section className="authority-part" aria-label={t('nav.records')}>
      <h3>{t('authority.records', { count: authority.records })}</h3>
      {authority.records === 0 && <p>{t('authority.noRecords')}</p>}
      {uses.length > 0 && (
        <ul className="name-uses">
          {uses.slice(0, LISTED).map(({ record, fields }) => (
            <li key={record.id}>
              <button type="button" onClick={() => openRecord(record.id)}>
                <TypeIcon type={record.type} />
                <span className="name-use-title">{record.title}</span>
                <span className="name-use-role">{fields.map(({ labels }) => label(labels)).join(', ')}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {authority.records > 0 && (
        <Button variant="quiet" icon={Table2} onPress={() => showInTable(authority)}>
          {t('authority.showInTable')}
        </Button>
      )}
    </section>
  );
}

function showInTable({ name }: Authority): void {
  searchTextStore.set(name);
  showScope({ type: null, within: null });
}
