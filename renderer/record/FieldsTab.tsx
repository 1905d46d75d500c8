import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { FieldDefinition, RecordDetail } from '../../preload/model.ts';
import { useLabel, useText } from '../i18n.ts';
import { findType, useArchive } from '../state.ts';
import { MenuButton } from '../ui/Menu.tsx';
import { FieldEditor } from './FieldEditor.tsx';
import { Fold } from './Fold.tsx';
import type { SaveField } from './use-record.ts';
import './FieldsTab.css';

/** Fields that the head of the panel shows already. */
const IN_HEAD: ReadonlySet<string> = new Set(['title', 'referenceCode']);

interface FieldsTabProps {
  readonly record: RecordDetail;
  readonly isReadOnly: boolean;
  readonly save: SaveField;
}

/** The fields of the record's type, then the elements of ISAD(G): the filled ones, the others when asked for. */
export function FieldsTab({ record, isReadOnly, save }: FieldsTabProps): ReactNode {
  const t = useText();
  const label = useLabel();
  const archive = useArchive();
  const [added, setAdded] = useState<readonly string[]>([]);
  const own = findType(archive, record.type)?.fields ?? [];
  const common = archive.commonFields.filter(({ name }) => !IN_HEAD.has(name));
  const isFilled = ({ name }: FieldDefinition): boolean => (record.fields[name]?.length ?? 0) > 0;
  const shown = common.filter((field) => isFilled(field) || added.includes(field.name));
  const others = common.filter((field) => !shown.includes(field));
  const editor = (field: FieldDefinition): ReactNode => (
    <FieldEditor
      key={field.name}
      field={field}
      values={record.fields[field.name] ?? []}
      isReadOnly={isReadOnly}
      save={save}
      autoFocus={added.at(-1) === field.name && !isFilled(field)}
    />
  );
  return (
    <div className="record-fields">
      {own.map(editor)}
      <Fold
        title={t('record.isad')}
        note={t('record.filled', { count: common.filter(isFilled).length })}
        isOpenFirst={own.length === 0 || shown.length > 0}
        action={
          !isReadOnly && (
            <MenuButton
              label={t('record.addField')}
              icon={Plus}
              size="small"
              items={others.map(({ name, labels }) => ({ id: name, label: label(labels) }))}
              onAction={(name) => setAdded([...added, name])}
            />
          )
        }
      >
        {shown.length === 0 ? <p className="record-quiet">{t('record.noIsad')}</p> : shown.map(editor)}
      </Fold>
    </div>
  );
}
