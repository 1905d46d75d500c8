import { type FormEvent, type ReactNode, useState } from 'react';
import { createArchive } from '../archives.ts';
import { start } from '../attempt.ts';
import { closeDialog } from '../dialogs.ts';
import { useText } from '../i18n.ts';
import { useApp } from '../state.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';

/** Asks for the name of a new archive; the shell then asks where it shall lie. */
export function NewArchiveDialog(): ReactNode {
  const t = useText();
  const { mode } = useApp();
  const [name, setName] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === '') return;
    closeDialog();
    start(() => createArchive(name.trim()));
  };
  return (
    <Dialog
      title={t('newArchive.title')}
      isOpen
      onClose={closeDialog}
      closeLabel={t('action.close')}
      size="small"
    >
      <form className="dialog-form" onSubmit={submit}>
        <TextField
          label={t('newArchive.name')}
          value={name}
          onChange={setName}
          description={t(mode === 'desktop' ? 'newArchive.hint' : 'newArchive.hintBrowser')}
          autoFocus
        />
        <div className="dialog-form-buttons">
          <Button onPress={closeDialog}>{t('action.cancel')}</Button>
          <Button variant="primary" type="submit" isDisabled={name.trim() === ''}>
            {t('newArchive.create')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
