import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import type { FieldDefinition, RecordTypeDefinition } from '../../preload/model.ts';
import { useLabel, useText } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';

interface FieldListProps {
  readonly type: RecordTypeDefinition;
  readonly isReadOnly: boolean;
  /** The field that was added just now. */
  readonly added: string | null;
  readonly onAdd: () => void;
}

/** The own fields of a type in their order, each with what it holds. */
export function FieldList({ type, isReadOnly, added, onAdd }: FieldListProps): ReactNode {
  const t = useText();
  const label = useLabel();
  return (
    <>
      <div className="type-head">
        <h3>{label(type.labels)}</h3>
        {!isReadOnly && (
          <Button icon={Plus} onPress={onAdd} autoFocus={added !== null}>
            {t('recordTypes.addField')}
          </Button>
        )}
      </div>
      <ul className="type-fields" aria-label={t('recordTypes.fields')}>
        {type.fields.map((field) => (
          <li key={field.name} data-added={field.name === added || undefined}>
            <b>{label(field.labels)}</b>
            <FieldKind field={field} />
          </li>
        ))}
      </ul>
      <p className="field-description">{t('recordTypes.common')}</p>
    </>
  );
}

/** What a field holds: `Money`, `Organisation or person · Partner · repeatable`. */
function FieldKind({ field }: { readonly field: FieldDefinition }): ReactNode {
  const t = useText();
  const label = useLabel();
  const words = [
    t(`recordTypes.datatype.${field.datatype}`),
    ...(field.role ? [t(`recordTypes.role.${field.role}`)] : []),
    ...(field.isRepeatable ? [t('recordTypes.repeatable')] : []),
  ];
  const terms = (field.terms ?? []).map((term) => label(term.labels)).join(', ');
  return (
    <span className="type-field-kind">
      {words.join(' · ')}
      {terms !== '' && <span className="type-field-terms">{terms}</span>}
    </span>
  );
}
