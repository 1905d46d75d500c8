import { type FormEvent, type ReactNode, useState } from 'react';
import { failureText, useText } from './i18n.ts';
import { Button } from './ui/Button.tsx';
import { Dialog } from './ui/Dialog.tsx';
import { TextField } from './ui/TextField.tsx';

interface NameDialogProps {
  readonly title: string;
  /** The label of the name. */
  readonly label: string;
  readonly name: string;
  readonly actionLabel: string;
  readonly description?: string;
  /** A password: not shown, and kept to the letter. */
  readonly isSecret?: boolean;
  readonly onClose: () => void;
  /** Carries it out; what it throws is shown at the name. */
  readonly onName: (name: string) => Promise<void>;
}

/** Asks for the name under which something is kept. */
export function NameDialog(props: NameDialogProps): ReactNode {
  const { title, label, name, actionLabel, description, isSecret = false, onClose, onName } = props;
  const t = useText();
  const [typed, setTyped] = useState(name);
  const [error, setError] = useState('');
  const type = (next: string): void => {
    setTyped(next);
    // Subtle: a form with an invalid field does not submit.
    setError('');
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const wanted = isSecret ? typed : typed.trim();
    if (wanted === '') return;
    onName(wanted).then(onClose, (failure: unknown) => setError(failureText(failure)));
  };
  return (
    <Dialog title={title} isOpen onClose={onClose} closeLabel={t('action.close')} size="small">
      <form className="dialog-form" onSubmit={submit}>
        <TextField
          label={label}
          value={typed}
          onChange={type}
          error={error}
          description={description}
          isSecret={isSecret}
          autoFocus
        />
        <div className="dialog-form-buttons">
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button variant="primary" type="submit" isDisabled={(isSecret ? typed : typed.trim()) === ''}>
            {actionLabel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
