import { type FormEvent, type ReactNode, useState } from 'react';
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

/** Asks for type and title, makes the record below the one that the table shows, and opens it. */
export function NewRecordDialog(): ReactNode {
  const t = useText();
  const label = useLabel();
  const archive = useArchive();
  const { scope } = placeStore.get();
  const [type, setType] = useState(scope.type ?? archive.types[0]?.name ?? 'document');
  const [title, setTitle] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (title.trim() === '') return;
    closeDialog();
    start(async () => {
      const record = await client.createRecord({
        type,
        parent: scope.within?.id ?? null,
        title: title.trim(),
      });
      openRecord(record.id);
    });
  };
  return (
    <Dialog
      title={t('newRecord.title')}
      isOpen
      onClose={closeDialog}
      closeLabel={t('action.close')}
      size="small"
    >
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
          description={
            scope.within ? t('newRecord.within', { title: scope.within.title }) : t('newRecord.top')
          }
          autoFocus
        />
        <div className="dialog-form-buttons">
          <Button onPress={closeDialog}>{t('action.cancel')}</Button>
          <Button variant="primary" type="submit" isDisabled={title.trim() === ''}>
            {t('action.create')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
