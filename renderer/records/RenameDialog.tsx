import { type FormEvent, type ReactNode, useState } from 'react';
import { start } from '../attempt.ts';
import { client } from '../client.ts';
import { useText } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';
import { closeTreeDialog, type NamedNode } from './tree-dialogs.ts';

/** Asks for another title of a record. */
export function RenameDialog({ record }: { readonly record: NamedNode }): ReactNode {
  const t = useText();
  const [title, setTitle] = useState(record.title);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (title.trim() === '') return;
    closeTreeDialog();
    start(() => client.setField({ id: record.id, field: 'title', values: [{ text: title.trim() }] }));
  };
  return (
    <Dialog
      title={t('rename.title')}
      isOpen
      onClose={closeTreeDialog}
      closeLabel={t('action.close')}
      size="small"
    >
      <form className="dialog-form" onSubmit={submit}>
        <TextField label={t('records.title')} value={title} onChange={setTitle} autoFocus />
        <div className="dialog-form-buttons">
          <Button onPress={closeTreeDialog}>{t('action.cancel')}</Button>
          <Button variant="primary" type="submit" isDisabled={title.trim() === ''}>
            {t('action.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
