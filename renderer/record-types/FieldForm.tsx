import { type FormEvent, type ReactNode, useState } from 'react';
import { DATATYPES, type FieldDefinition, type RecordTypeDefinition, ROLES } from '../../preload/model.ts';
import { client } from '../client.ts';
import { failureText, useLabel, useText } from '../i18n.ts';
import { useArchive } from '../state.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Select } from '../ui/Select.tsx';
import { type FieldDraft, isLabelled, NEW_FIELD, toFieldDefinition } from './field-draft.ts';
import { LabelFields } from './LabelFields.tsx';
import { TermFields } from './TermFields.tsx';

interface FieldFormProps {
  readonly type: RecordTypeDefinition;
  readonly onCancel: () => void;
  readonly onAdded: (field: FieldDefinition) => void;
}
const NO_ROLE = 'none';

/** Describes a new field of a type and adds it, as one step that can be undone. */
export function FieldForm({ type, onCancel, onAdded }: FieldFormProps): ReactNode {
  const t = useText();
  const label = useLabel();
  const archive = useArchive();
  const [draft, setDraft] = useState<FieldDraft>(NEW_FIELD);
  const [error, setError] = useState('');
  const edit = (change: Partial<FieldDraft>): void => setDraft({ ...draft, ...change });
  const submit = async (): Promise<void> => {
    const field = toFieldDefinition(draft, archive, type);
    try {
      await client.addField({ type: type.name, field });
      onAdded(field);
    } catch (failure) {
      setError(failureText(failure));
    }
  };
  const press = (event: FormEvent): void => {
    event.preventDefault();
    if (isLabelled(draft.labels)) void submit();
  };
  return (
    <form className="dialog-form type-form" onSubmit={press}>
      <h3>{t('recordTypes.newField', { type: label(type.labels) })}</h3>
      <LabelFields labels={draft.labels} onChange={(labels) => edit({ labels })} />
      <div className="type-choices">
        <Select
          label={t('recordTypes.datatype')}
          value={draft.datatype}
          onChange={(datatype) => edit({ datatype })}
          options={DATATYPES.map((id) => ({ id, label: t(`recordTypes.datatype.${id}`) }))}
        />
        {draft.datatype === 'agent' && (
          <Select
            label={t('recordTypes.role')}
            value={draft.role ?? NO_ROLE}
            onChange={(role) => edit({ role: role === NO_ROLE ? null : role })}
            options={[
              { id: NO_ROLE, label: t('recordTypes.noRole') },
              ...ROLES.map((id) => ({ id, label: t(`recordTypes.role.${id}`) })),
            ]}
          />
        )}
      </div>
      {draft.datatype === 'term' && <TermFields terms={draft.terms} onChange={(terms) => edit({ terms })} />}
      <Checkbox
        label={t('recordTypes.isRepeatable')}
        isSelected={draft.isRepeatable}
        onChange={(isRepeatable) => edit({ isRepeatable })}
      />
      {error !== '' && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      <div className="dialog-form-buttons">
        <Button onPress={onCancel}>{t('action.cancel')}</Button>
        <Button variant="primary" type="submit" isDisabled={!isLabelled(draft.labels)}>
          {t('action.add')}
        </Button>
      </div>
    </form>
  );
}
