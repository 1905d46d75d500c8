import { type ReactNode, useState } from 'react';
import type { RecordDetail, RecordId } from '../../preload/model.ts';
import { RecordHistory } from '../history/RecordHistory.tsx';
import { useText } from '../i18n.ts';
import { useArchive } from '../state.ts';
import { Banner } from '../ui/Banner.tsx';
import { type TabEntry, Tabs } from '../ui/Tabs.tsx';
import { FieldsTab } from './FieldsTab.tsx';
import { FilesTab } from './FilesTab.tsx';
import { RecordHeader } from './RecordHeader.tsx';
import { RelationsTab } from './RelationsTab.tsx';
import { TranslationTab } from './TranslationTab.tsx';
import { countTranslated } from './translation-rows.ts';
import { type OpenedRecord, useRecord } from './use-record.ts';
import { type RecordTranslations, useTranslations } from './use-translations.ts';
import './RecordPanel.css';

interface RecordPanelProps {
  readonly id: RecordId;
  readonly onOpen: (id: RecordId) => void;
}
type TabId = 'fields' | 'relations' | 'translation' | 'files' | 'history';

/** Everything about one record, to be read and edited in place: fields, relations, texts in other languages, files, history. */
export function RecordPanel({ id, onOpen }: RecordPanelProps): ReactNode {
  const [tab, setTab] = useState<TabId>('fields');
  return <Panel key={id} id={id} onOpen={onOpen} tab={tab} onTab={setTab} />;
}

interface PanelProps extends RecordPanelProps {
  readonly tab: TabId;
  readonly onTab: (tab: TabId) => void;
}

function Panel({ id, onOpen, tab, onTab }: PanelProps): ReactNode {
  const t = useText();
  const archive = useArchive();
  const opened = useRecord(id);
  const translations = useTranslations(id);
  const { record, failure, save } = opened;
  if (failure !== '') return <Banner tone="warning">{failure}</Banner>;
  if (record === null) return <div className="record-panel" aria-busy="true" />;
  const isInBin = record.deletedAt !== null;
  const isReadOnly = archive.isReadOnly || isInBin;
  return (
    <article className="record-panel" aria-label={record.title}>
      {isInBin && <Banner tone="warning">{t('record.inBin')}</Banner>}
      <RecordHeader record={record} isReadOnly={isReadOnly} save={save} onOpen={onOpen} />
      <Tabs
        label={t('record.parts')}
        selected={tab}
        onSelect={onTab}
        tabs={tabsOf(record, opened, translations, isReadOnly, onOpen, t)}
      />
    </article>
  );
}

function tabsOf(
  record: RecordDetail,
  { save, show }: OpenedRecord,
  translations: RecordTranslations,
  isReadOnly: boolean,
  onOpen: (id: RecordId) => void,
  t: ReturnType<typeof useText>,
): readonly TabEntry<TabId>[] {
  const counted = (label: string, count: number): string => (count === 0 ? label : `${label} ${count}`);
  return [
    {
      id: 'fields',
      label: t('record.fields'),
      content: <FieldsTab record={record} isReadOnly={isReadOnly} save={save} />,
    },
    {
      id: 'relations',
      label: counted(t('record.relations'), record.relations.length),
      content: <RelationsTab record={record} isReadOnly={isReadOnly} onOpen={onOpen} onChange={show} />,
    },
    {
      id: 'translation',
      label: counted(t('record.translation'), countTranslated(translations.texts ?? [])),
      content: <TranslationTab record={record} translations={translations} isReadOnly={isReadOnly} />,
    },
    {
      id: 'files',
      label: counted(t('record.files'), record.files.length),
      content: <FilesTab record={record.id} files={record.files} />,
    },
    {
      id: 'history',
      label: t('nav.history'),
      content: <RecordHistory id={record.id} onOpen={onOpen} />,
    },
  ];
}
