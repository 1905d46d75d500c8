import type { ReactNode } from 'react';
import { useText } from '../i18n.ts';
import { useStore } from '../ui/store.ts';
import { Tabs } from '../ui/Tabs.tsx';
import { bulkSideStore } from './bulk-start.ts';
import { FieldChange } from './FieldChange.tsx';
import { FindReplace } from './FindReplace.tsx';
import { ScopeChoice } from './ScopeChoice.tsx';

/** The first step: in which records, and what. */
export function ChooseStep(): ReactNode {
  const t = useText();
  const side = useStore(bulkSideStore);
  return (
    <div className="bulk-choose">
      <ScopeChoice />
      <Tabs
        label={t('bulk.sides')}
        tabs={[
          { id: 'edit', label: t('bulk.side.edit'), content: <FieldChange /> },
          { id: 'replace', label: t('bulk.side.replace'), content: <FindReplace /> },
        ]}
        selected={side}
        onSelect={bulkSideStore.set}
      />
    </div>
  );
}
