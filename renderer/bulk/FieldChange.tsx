import { type ReactNode, useMemo, useRef } from 'react';
import type { FieldDefinition, FieldValue, ValueInput } from '../../preload/model.ts';
import { useLabel, useText } from '../i18n.ts';
import { AddNamesContext } from '../record/add-names.ts';
import { ValueEditor } from '../record/ValueEditor.tsx';
import { ValueRows } from '../record/ValueRows.tsx';
import { withValue } from '../record/value-input.ts';
import { useArchive } from '../state.ts';
import { Select } from '../ui/Select.tsx';
import { useStore } from '../ui/store.ts';
import { bulkDraftStore, CHANGE_KINDS, changeDraft } from './bulk-draft.ts';
import { shownQueryStore } from './bulk-start.ts';
import { bulkFields } from './field-options.ts';
import '../record/FieldEditor.css';

/** Sets, adds, removes or clears values of one field, in the field's own editor. */
export function FieldChange(): ReactNode {
  const t = useText();
  const label = useLabel();
  const archive = useArchive();
  const query = useStore(shownQueryStore);
  const { kind, field: name } = useStore(bulkDraftStore);
  const fields = useMemo(() => bulkFields(archive, query), [archive, query]);
  const field = fields.find((candidate) => candidate.name === name);
  return (
    <div className="dialog-form bulk-form">
      <div className="bulk-line">
        <Select
          label={t('bulk.kind')}
          value={kind}
          options={CHANGE_KINDS.map((id) => ({ id, label: t(`bulk.kind.${id}`) }))}
          onChange={(next) => changeDraft({ kind: next })}
        />
        <Select
          label={t('bulk.field')}
          value={field?.name ?? null}
          options={fields.map((candidate) => ({ id: candidate.name, label: label(candidate.labels) }))}
          onChange={(next) => changeDraft({ field: next, values: [] })}
          placeholder={t('bulk.chooseField')}
        />
      </div>
      {field && kind !== 'clear' && <Values key={`${field.name} ${kind}`} field={field} />}
    </div>
  );
}

/** The values to set, add or remove. Names that are new are made when the change is written, not before. */
function Values({ field }: { readonly field: FieldDefinition }): ReactNode {
  const t = useText();
  const { kind, values } = useStore(bulkDraftStore);
  const label = t('bulk.value');
  const shown = values.map((value) => shownInput(value, field));
  const keep = async (next: readonly ValueInput[]): Promise<boolean> => {
    changeDraft({ values: next });
    return true;
  };
  const section = useRef<HTMLElement>(null);
  // Subtle: a first value that is kept becomes a row; the focus, which was in its input, goes to what adds another.
  const keepFirst = (input: ValueInput | null): Promise<boolean> => {
    const hasFocus = section.current?.contains(document.activeElement) === true;
    requestAnimationFrame(() => {
      if (hasFocus) section.current?.querySelector<HTMLElement>('.value-add')?.focus();
    });
    return keep(withValue(values, 0, input));
  };
  const isMany = (kind === 'remove' || field.isRepeatable) && values.length > 0;
  return (
    <AddNamesContext.Provider value={false}>
      <section className="record-field" aria-label={label} ref={section}>
        <h4 className="record-field-label">{label}</h4>
        {isMany ? (
          <ValueRows
            label={label}
            field={field}
            values={shown}
            inputs={values}
            isReadOnly={false}
            hasError={false}
            autoFocus={false}
            onKeep={keep}
          />
        ) : (
          <ValueEditor
            label={label}
            field={field}
            value={shown[0] ?? null}
            isReadOnly={false}
            hasError={false}
            onKeep={keepFirst}
          />
        )}
      </section>
    </AddNamesContext.Provider>
  );
}

/** A value that stands in no record yet, as its editor shows it. */
function shownInput({ text, authority, edtf }: ValueInput, field: FieldDefinition): FieldValue {
  const term = field.datatype === 'term' ? field.terms?.find(({ code }) => code === text) : undefined;
  return {
    text,
    ...(authority === undefined ? {} : { authority, name: text }),
    ...(edtf === undefined ? {} : { edtf }),
    ...(term ? { term: term.code } : {}),
  };
}
