import { type FormEvent, type ReactNode, useState } from 'react';
import type { Labels, RecordTypeDefinition } from '../../preload/model.ts';
import { client } from '../client.ts';
import { failureText, useLabel, useText } from '../i18n.ts';
import { useArchive } from '../state.ts';
import { Button } from '../ui/Button.tsx';
import { Select } from '../ui/Select.tsx';
import { deriveName } from './derive-name.ts';
import { completeLabels, isLabelled, NO_LABELS } from './field-draft.ts';
import { LabelFields } from './LabelFields.tsx';

interface TypeFormProps {
  /** The type that was looked at: the new one is like it unless another one is chosen. */
  readonly basedOn: string;
  readonly onCancel: () => void;
  readonly onAdded: (type: RecordTypeDefinition) => void;
}

/** Names a new type and the one that it is like, and adds it, as one step that can be undone. */
export function TypeForm({ basedOn, onCancel, onAdded }: TypeFormProps): ReactNode {
  const t = useText();
  const label = useLabel();
  const { types } = useArchive();
  const [labels, setLabels] = useState<Labels>(NO_LABELS);
  const [base, setBase] = useState(basedOn);
  const [error, setError] = useState('');
  const submit = async (): Promise<void> => {
    const name = deriveName(labels, 'type', (one) => types.some((type) => type.name === one));
    try {
      onAdded(await client.addRecordType({ name, labels: completeLabels(labels), basedOn: base }));
    } catch (failure) {
      setError(failureText(failure));
    }
  };
  const press = (event: FormEvent): void => {
    event.preventDefault();
    if (isLabelled(labels)) void submit();
  };
  return (
    <form className="dialog-form type-form" onSubmit={press}>
      <h3>{t('recordTypes.newType')}</h3>
      <LabelFields labels={labels} onChange={setLabels} />
      <div className="type-choices">
        <Select
          label={t('recordTypes.basedOn')}
          value={base}
          onChange={setBase}
          options={types.map((type) => ({ id: type.name, label: label(type.labels) }))}
        />
      </div>
      <p className="field-description">{t('recordTypes.basedOnHint')}</p>
      {error !== '' && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      <div className="dialog-form-buttons">
        <Button onPress={onCancel}>{t('action.cancel')}</Button>
        <Button variant="primary" type="submit" isDisabled={!isLabelled(labels)}>
          {t('action.add')}
        </Button>
      </div>
    </form>
  );
}
