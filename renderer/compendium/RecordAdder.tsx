import { type ReactNode, useState } from 'react';
import type { RecordId } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client } from '../client.ts';
import { useText } from '../i18n.ts';
import { useRecordOptions } from '../record/use-record-options.ts';
import { ComboBox } from '../ui/ComboBox.tsx';

/** Searches for a record and adds the one that is picked. */
export function RecordAdder({ onAdd }: { readonly onAdd: (uuid: string) => void }): ReactNode {
  const t = useText();
  const [text, setText] = useState('');
  const options = useRecordOptions(text, []);
  return (
    <ComboBox
      label={t('compendium.addRecord')}
      placeholder={t('relation.search')}
      text={text}
      onTextChange={setText}
      options={options}
      onPick={(id) => {
        setText('');
        start(async () => onAdd((await client.getRecord({ id: Number(id) as RecordId })).uuid));
      }}
      emptyText={t('relation.noneFound')}
    />
  );
}
