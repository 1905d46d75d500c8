import { GripVertical, X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { Button, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import type { RecordId } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client } from '../client.ts';
import { useText } from '../i18n.ts';
import { useRecordOptions } from '../record/use-record-options.ts';
import { movedValue } from '../record/value-input.ts';
import { TypeIcon } from '../records/TypeIcon.tsx';
import { IconButton } from '../ui/Button.tsx';
import { ComboBox } from '../ui/ComboBox.tsx';
import { useRecordTitles } from './record-titles.ts';

interface ChosenRecordsProps {
  readonly uuids: readonly string[];
  readonly isReadOnly: boolean;
  readonly onChange: (uuids: readonly string[]) => void;
}

/** Records chosen one by one, in the order in which they are printed: dragged, or moved by Alt with the arrows. */
export function ChosenRecords({ uuids, isReadOnly, onChange }: ChosenRecordsProps): ReactNode {
  const t = useText();
  const { titles, isLoaded } = useRecordTitles(uuids);
  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: isReadOnly,
    getItems: (keys) =>
      [...keys].map((key) => ({ 'text/plain': titles.get(String(key))?.title ?? String(key) })),
    onReorder: ({ keys, target }) => {
      const moved = [...keys].map(String);
      const others = uuids.filter((uuid) => !moved.includes(uuid));
      const at = others.indexOf(String(target.key)) + (target.dropPosition === 'after' ? 1 : 0);
      onChange([...others.slice(0, at), ...moved, ...others.slice(at)]);
    },
  });
  const press = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-key]');
    const index = uuids.indexOf(row?.dataset['key'] ?? '');
    if (isReadOnly || index < 0) return;
    const isRemoval = event.key === 'Delete';
    if (!isRemoval && (!event.altKey || by === 0)) return;
    event.preventDefault();
    event.stopPropagation();
    const uuid = uuids[index];
    onChange(isRemoval ? uuids.filter((other) => other !== uuid) : movedValue(uuids, index, index + by));
    requestAnimationFrame(() => requestAnimationFrame(() => row?.focus()));
  };
  const lines = uuids.map((uuid, index) => ({ uuid, index, record: titles.get(uuid) }));
  return (
    <>
      <div onKeyDownCapture={press}>
        <GridList
          className="entries-list"
          aria-label={t('compendium.chosen')}
          items={lines}
          dependencies={[titles, isLoaded]}
          dragAndDropHooks={dragAndDropHooks}
          renderEmptyState={() => <p className="list-empty">{t('compendium.noneChosen')}</p>}
        >
          {({ uuid, index, record }) => (
            <GridListItem id={uuid} textValue={record?.title ?? uuid} className="entry-line">
              {!isReadOnly && (
                <Button slot="drag" className="entry-grip">
                  <GripVertical size={13} aria-hidden />
                </Button>
              )}
              <span className="entry-number">{index + 1}</span>
              {record && <TypeIcon type={record.type} size={15} />}
              <span
                className="entry-title"
                data-missing={(isLoaded && !record) || undefined}
                title={record?.title}
              >
                {record?.title ?? (isLoaded ? t('compendium.recordGone') : '…')}
              </span>
              {!isReadOnly && (
                <IconButton
                  size="small"
                  icon={X}
                  label={`${t('action.remove')}: ${record?.title ?? uuid}`}
                  onPress={() => onChange(uuids.filter((other) => other !== uuid))}
                />
              )}
            </GridListItem>
          )}
        </GridList>
      </div>
      {!isReadOnly && <RecordAdder onAdd={(uuid) => !uuids.includes(uuid) && onChange([...uuids, uuid])} />}
    </>
  );
}

function RecordAdder({ onAdd }: { readonly onAdd: (uuid: string) => void }): ReactNode {
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
