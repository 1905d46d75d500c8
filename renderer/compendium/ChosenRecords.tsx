import { GripVertical, X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { Button, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import type { RecordTitle } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { movedValue } from '../record/value-input.ts';
import { TypeIcon } from '../records/TypeIcon.tsx';
import { IconButton, Button as TextButton } from '../ui/Button.tsx';
import { RecordAdder } from './RecordAdder.tsx';
import { useRecordTitles } from './record-titles.ts';

/** What a person does with the records of a list. */
export interface ListActs {
  /** All of them in their new order. */
  readonly onOrder: (uuids: readonly string[]) => void;
  readonly onRemove: (uuid: string) => void;
  readonly onAdd: (uuid: string) => void;
}
interface ChosenRecordsProps extends ListActs {
  readonly label: string;
  readonly uuids: readonly string[];
  readonly isReadOnly: boolean;
  /** Records that a query would not choose, told by a word beside their titles. */
  readonly added?: ReadonlySet<string>;
}
/** Lines that are shown at once; more on demand. */
const SHOWN = 200;

/** Records in the order in which they are printed: dragged, or moved by Alt with the arrows; Delete takes one out. */
export function ChosenRecords(props: ChosenRecordsProps): ReactNode {
  const { label, uuids, isReadOnly, added, onOrder, onRemove, onAdd } = props;
  const t = useText();
  const [most, setMost] = useState(SHOWN);
  const shown = uuids.slice(0, most);
  const { titles, isLoaded } = useRecordTitles(shown);
  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: isReadOnly,
    getItems: (keys) =>
      [...keys].map((key) => ({ 'text/plain': titles.get(String(key))?.title ?? String(key) })),
    onReorder: ({ keys, target }) => {
      const moved = [...keys].map(String);
      const others = uuids.filter((uuid) => !moved.includes(uuid));
      const at = others.indexOf(String(target.key)) + (target.dropPosition === 'after' ? 1 : 0);
      onOrder([...others.slice(0, at), ...moved, ...others.slice(at)]);
    },
  });
  const press = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-key]');
    const index = uuids.indexOf(row?.dataset['key'] ?? '');
    const uuid = uuids[index];
    if (isReadOnly || uuid === undefined) return;
    const isRemoval = event.key === 'Delete';
    if (!isRemoval && (!event.altKey || by === 0)) return;
    event.preventDefault();
    event.stopPropagation();
    if (isRemoval) onRemove(uuid);
    else onOrder(movedValue(uuids, index, index + by));
    requestAnimationFrame(() => requestAnimationFrame(() => row?.focus()));
  };
  const lines = shown.map((uuid, index) => ({ id: uuid, index, record: titles.get(uuid) }));
  return (
    <>
      <div onKeyDownCapture={press}>
        <GridList
          className="entries-list"
          aria-label={label}
          items={lines}
          dependencies={[titles, isLoaded, added]}
          dragAndDropHooks={dragAndDropHooks}
          renderEmptyState={() => <p className="list-empty">{t('compendium.noneChosen')}</p>}
        >
          {(line) => (
            <EntryLine
              {...line}
              isLoaded={isLoaded}
              isReadOnly={isReadOnly}
              isAdded={added?.has(line.id) === true}
              onRemove={onRemove}
            />
          )}
        </GridList>
      </div>
      {uuids.length > shown.length && (
        <TextButton variant="quiet" onPress={() => setMost(most + SHOWN)}>
          {t('compendium.foundMore', { count: uuids.length - shown.length })}
        </TextButton>
      )}
      {!isReadOnly && <RecordAdder onAdd={onAdd} />}
    </>
  );
}

interface EntryLineProps {
  readonly id: string;
  readonly index: number;
  readonly record: RecordTitle | undefined;
  readonly isLoaded: boolean;
  readonly isReadOnly: boolean;
  readonly isAdded: boolean;
  readonly onRemove: (uuid: string) => void;
}

function EntryLine({ id: uuid, index, record, isLoaded, isReadOnly, isAdded, onRemove }: EntryLineProps) {
  const t = useText();
  const title = record?.title ?? (isLoaded ? t('compendium.recordGone') : '…');
  return (
    <GridListItem id={uuid} textValue={record?.title ?? uuid} className="entry-line">
      {!isReadOnly && (
        <Button slot="drag" className="entry-grip">
          <GripVertical size={13} aria-hidden />
        </Button>
      )}
      <span className="entry-number">{index + 1}</span>
      {record && <TypeIcon type={record.type} size={15} />}
      <span className="entry-title" data-missing={(isLoaded && !record) || undefined} title={record?.title}>
        {title}
      </span>
      {isAdded && <span className="entry-mark">{t('compendium.addedByHand')}</span>}
      {!isReadOnly && (
        <IconButton
          size="small"
          icon={X}
          label={`${t('action.remove')}: ${record?.title ?? uuid}`}
          onPress={() => onRemove(uuid)}
        />
      )}
    </GridListItem>
  );
}
