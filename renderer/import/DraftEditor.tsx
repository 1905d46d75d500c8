import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { FieldDefinition, RecordDraft } from '../../preload/model.ts';
import { useLabel, useText } from '../i18n.ts';
import { AddNamesContext } from '../record/add-names.ts';
import { FieldEditor } from '../record/FieldEditor.tsx';
import type { SaveField } from '../record/use-record.ts';
import { fieldsOf, useArchive } from '../state.ts';
import { MenuButton } from '../ui/Menu.tsx';
import { Select } from '../ui/Select.tsx';
import type { DraftChange } from './choices.ts';
import { TitleEditor } from './TitleEditor.tsx';
import './DraftEditor.css';

interface DraftEditorProps {
  readonly draft: RecordDraft;
  readonly isReadOnly: boolean;
  readonly onChange: (change: DraftChange) => void;
}

/** Type, title and filled fields of a proposed record, to be changed before it is written. */
export function DraftEditor({ draft, isReadOnly, onChange }: DraftEditorProps): ReactNode {
  const t = useText();
  const label = useLabel();
  const archive = useArchive();
  const [added, setAdded] = useState<readonly string[]>([]);
  const fields = fieldsOf(archive, draft.type).filter(({ name }) => name !== 'title');
  const valuesOf = ({ name }: FieldDefinition) => draft.fields[name] ?? [];
  const shown = fields.filter((field) => valuesOf(field).length > 0 || added.includes(field.name));
  const lost = lostFields(draft, fields);
  const save: SaveField = async (name, inputs) => {
    onChange({ fields: { [name]: inputs } });
    return '';
  };
  return (
    <AddNamesContext value={false}>
      <div className="draft-editor">
        <Select
          label={t('records.type')}
          value={draft.type}
          options={archive.types.map(({ name, labels }) => ({ id: name, label: label(labels) }))}
          onChange={(type) => onChange({ type })}
          isDisabled={isReadOnly}
        />
        <TitleEditor title={draft.title} isReadOnly={isReadOnly} onKeep={(title) => onChange({ title })} />
        {shown.map((field) => (
          <FieldEditor
            key={field.name}
            field={field}
            values={valuesOf(field)}
            isReadOnly={isReadOnly}
            save={save}
            autoFocus={added.at(-1) === field.name && valuesOf(field).length === 0}
          />
        ))}
        {lost.length > 0 && <p className="draft-lost">{t('import.lost', { fields: lost.join(', ') })}</p>}
        {!isReadOnly && (
          <div className="draft-add">
            <MenuButton
              label={t('record.addField')}
              icon={Plus}
              size="small"
              items={fields
                .filter((field) => !shown.includes(field))
                .map(({ name, labels }) => ({ id: name, label: label(labels) }))}
              onAction={(name) => setAdded([...added, name])}
            />
          </div>
        )}
      </div>
    </AddNamesContext>
  );
}

/** Filled fields that the chosen type has no place for; running text always finds one. */
function lostFields(draft: RecordDraft, fields: readonly FieldDefinition[]): readonly string[] {
  const names = new Set(fields.map(({ name }) => name));
  return Object.entries(draft.fields)
    .filter(([name, values]) => values.length > 0 && name !== 'text' && !names.has(name))
    .map(([name]) => name);
}
