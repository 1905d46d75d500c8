import { type ReactNode, useState } from 'react';
import type { BookDesign, FieldDefinition, LayoutStep, RecordTypeDefinition } from '../../preload/model.ts';
import { useLabel, useText } from '../i18n.ts';
import { useArchive } from '../state.ts';
import { Button } from '../ui/Button.tsx';
import { Select } from '../ui/Select.tsx';
import { LayoutList } from './LayoutList.tsx';
import { layoutOf, rowsOf, withField } from './layout-rows.ts';

type Layouts = NonNullable<BookDesign['layouts']>;
interface LayoutEditorProps {
  readonly layouts: Layouts;
  readonly isReadOnly: boolean;
  readonly onChange: (layouts: Layouts) => void;
}

/** Which fields of each type this book prints, in which order and form. */
export function LayoutEditor({ layouts, isReadOnly, onChange }: LayoutEditorProps): ReactNode {
  const t = useText();
  const label = useLabel();
  const { types, commonFields } = useArchive();
  const [chosen, setChosen] = useState(() => firstType(types));
  const type = types.find(({ name }) => name === chosen);
  if (!type) return null;
  const own = Object.hasOwn(layouts, type.name) ? layouts[type.name] : undefined;
  const rows = rowsOf(own ?? type.layout);
  const fields = [...type.fields, ...commonFields].filter(({ name }) => name !== 'title');
  const printed = new Set(rows.map(({ key }) => key));
  const keep = (layout: LayoutStep[]): void => onChange({ ...layouts, [type.name]: layout });
  const reset = (): void => {
    const { [type.name]: _, ...others } = layouts;
    onChange(others);
  };
  return (
    <fieldset className="style-group layout-editor">
      <legend>{t('design.entries')}</legend>
      <p className="part-lead">{t('design.entriesText')}</p>
      <Select
        label={t('design.entriesOf')}
        value={type.name}
        options={types.map(({ name, pluralLabels }) => ({ id: name, label: label(pluralLabels) }))}
        onChange={setChosen}
      />
      <LayoutList
        key={type.name}
        label={`${t('design.entries')}: ${label(type.pluralLabels)}`}
        rows={rows}
        fields={new Map(fields.map((field) => [field.name, field]))}
        isReadOnly={isReadOnly}
        onChange={(next) => keep(layoutOf(next))}
      />
      {!isReadOnly && (
        <div className="layout-tools">
          <Select
            label={t('design.addField')}
            value={null}
            options={fields
              .filter(({ name }) => !printed.has(name))
              .map((field) => ({ id: field.name, label: label(field.labels) }))}
            onChange={(name) => keep(layoutOf(withField(rows, name, formFor(fields, name))))}
          />
          {own && <Button onPress={reset}>{t('design.resetEntries')}</Button>}
        </div>
      )}
    </fieldset>
  );
}

/** Projects are what most books are made of. */
const firstType = (types: readonly RecordTypeDefinition[]): string =>
  (types.find(({ name }) => name === 'project') ?? types[0])?.name ?? '';

function formFor(fields: readonly FieldDefinition[], name: string): 'inline' | 'block' {
  return fields.find((field) => field.name === name)?.datatype === 'structuredText' ? 'block' : 'inline';
}
