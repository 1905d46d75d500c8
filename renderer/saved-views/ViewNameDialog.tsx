import { type FormEvent, type ReactNode, useState } from 'react';
import { failureText, useText } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';

interface ViewNameDialogProps {
  readonly title: string;
  readonly name: string;
  readonly onClose: () => void;
  /** Carries it out; what it throws is shown at the name. */
  readonly onName: (name: string) => Promise<void>;
}

/** Asks for the name of a saved view. */
export function ViewNameDialog({ title, name, onClose, onName }: ViewNameDialogProps): ReactNode {
  const t = useText();
  const [typed, setTyped] = useState(name);
  const [error, setError] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (typed.trim() === '') return;
    onName(typed.trim()).then(onClose, (failure: unknown) => setError(failureText(failure)));
  };
  return (
    <Dialog title={title} isOpen onClose={onClose} closeLabel={t('action.close')} size="small">
      <form className="dialog-form" onSubmit={submit}>
        <TextField label={t('views.name')} value={typed} onChange={setTyped} error={error} autoFocus />
        <div className="dialog-form-buttons">
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button variant="primary" type="submit" isDisabled={typed.trim() === ''}>
            {t('action.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
