import { type FormEvent, type ReactNode, useState } from 'react';
import type { RecordId } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client } from '../client.ts';
import { closeDialog } from '../dialogs.ts';
import { useLabel, useText } from '../i18n.ts';
import { openRecord, placeStore } from '../navigation.ts';
import { useArchive } from '../state.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { NamedNode } from './tree-dialogs.ts';

interface NewRecordDialogProps {
  /** What the record shall stand below, null for the top; what the table shows where it is not said. */
  readonly below?: NamedNode | null;
  readonly onClose?: () => void;
  /** The record was made as child number `index` of its parent. */
  readonly onMade?: (parent: RecordId | null, index: number, id: RecordId) => Promise<void>;
}

/** Asks for type and title, makes the record at the end of what stands below another, and opens it. */
export function NewRecordDialog({
  below,
  onClose = closeDialog,
  onMade = () => Promise.resolve(),
}: NewRecordDialogProps): ReactNode {
  const t = useText();
  const label = useLabel();
  const archive = useArchive();
  const { scope } = placeStore.get();
  const parent = below === undefined ? scope.within : below;
  const [type, setType] = useState(scope.type ?? archive.types[0]?.name ?? 'document');
  const [title, setTitle] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (title.trim() === '') return;
    onClose();
    start(async () => {
      const id = parent?.id ?? null;
      const record = await client.createRecord({ type, parent: id, title: title.trim() });
      openRecord(record.id);
      const { total } = await client.listChildren({ parent: id, limit: 1 });
      await onMade(id, total - 1, record.id);
    });
  };
  return (
    <Dialog title={t('newRecord.title')} isOpen onClose={onClose} closeLabel={t('action.close')} size="small">
      <form className="dialog-form" onSubmit={submit}>
        <Select
          label={t('records.type')}
          value={type}
          onChange={setType}
          options={archive.types.map(({ name, labels }) => ({ id: name, label: label(labels) }))}
        />
        <TextField
          label={t('records.title')}
          value={title}
          onChange={setTitle}
          description={parent ? t('newRecord.within', { title: parent.title }) : t('newRecord.top')}
          autoFocus
        />
        <div className="dialog-form-buttons">
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button variant="primary" type="submit" isDisabled={title.trim() === ''}>
            {t('action.create')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
