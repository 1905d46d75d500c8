import { type FormEvent, type ReactNode, useState } from 'react';
import { AUTHORITY_KINDS, type Authority, type AuthorityKind } from '../../preload/model.ts';
import { client } from '../client.ts';
import { failureText, useText } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';

interface NewAuthorityDialogProps {
  readonly kind: AuthorityKind;
  readonly name: string;
  readonly onClose: () => void;
  readonly onCreated: (authority: Authority) => void;
}

/** Asks for kind and name and adds them to the authority file; a name that is there already is refused. */
export function NewAuthorityDialog(props: NewAuthorityDialogProps): ReactNode {
  const t = useText();
  const [kind, setKind] = useState(props.kind);
  const [name, setName] = useState(props.name);
  const [error, setError] = useState('');
  const submit = async (): Promise<void> => {
    try {
      props.onCreated(await client.createAuthority({ kind, name: name.trim(), country: null }));
      props.onClose();
    } catch (failure) {
      setError(failureText(failure));
    }
  };
  const press = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() !== '') void submit();
  };
  return (
    <Dialog
      title={t('authority.new')}
      isOpen
      onClose={props.onClose}
      closeLabel={t('action.close')}
      size="small"
    >
      <form className="dialog-form" onSubmit={press}>
        <Select
          label={t('authority.kind')}
          value={kind}
          onChange={setKind}
          options={AUTHORITY_KINDS.map((id) => ({ id, label: t(`authority.kind.${id}`) }))}
        />
        <TextField label={t('authority.name')} value={name} onChange={setName} error={error} autoFocus />
        <div className="dialog-form-buttons">
          <Button onPress={props.onClose}>{t('action.cancel')}</Button>
          <Button variant="primary" type="submit" isDisabled={name.trim() === ''}>
            {t('action.create')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
