import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { closeDialog } from '../dialogs.ts';
import { useLabel, useText } from '../i18n.ts';
import { TypeIcon } from '../records/TypeIcon.tsx';
import { refreshArchive, useArchive } from '../state.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FieldForm } from './FieldForm.tsx';
import { FieldList } from './FieldList.tsx';
import { TypeForm } from './TypeForm.tsx';
import './RecordTypes.css';

/** What is described on the right: the chosen type, a new field of it, or a new type. */
type Mode = 'type' | 'newField' | 'newType';

/** The types of records with their fields, to which an archivist adds without a programmer. */
export function RecordTypesDialog(): ReactNode {
  const t = useText();
  const label = useLabel();
  const { types, isReadOnly } = useArchive();
  const [chosen, setChosen] = useState(types[0]?.name ?? '');
  const [mode, setMode] = useState<Mode>('type');
  const [added, setAdded] = useState<string | null>(null);
  const [told, setTold] = useState('');
  const type = types.find(({ name }) => name === chosen) ?? types[0];
  const show = (name: string, sentence: string, field: string | null): void => {
    void refreshArchive().then(() => {
      setChosen(name);
      setAdded(field);
      setTold(sentence);
      setMode('type');
    });
  };
  return (
    <Dialog
      title={t('recordTypes.title')}
      isOpen
      onClose={closeDialog}
      closeLabel={t('action.close')}
      size="large"
      isDismissable={mode === 'type'}
    >
      <div className="record-types">
        <div className="type-side">
          <ListBox
            className="type-list"
            aria-label={t('recordTypes.list')}
            items={types.map(({ name, labels, fields }) => ({ id: name, labels, count: fields.length }))}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={type ? [type.name] : []}
            onSelectionChange={(keys) => {
              const [name] = [...keys];
              setChosen(String(name));
              setAdded(null);
              setMode('type');
            }}
            autoFocus
          >
            {({ id, labels, count }) => (
              <ListBoxItem id={id} textValue={label(labels)} className="type-line">
                <TypeIcon type={id} size={15} />
                <span className="type-name">{label(labels)}</span>
                <span className="type-count" title={t('recordTypes.fieldCount', { count })}>
                  {count}
                </span>
              </ListBoxItem>
            )}
          </ListBox>
          {!isReadOnly && (
            <Button variant="quiet" icon={Plus} onPress={() => setMode('newType')}>
              {t('recordTypes.addType')}
            </Button>
          )}
        </div>
        <div className="type-pane">
          {type && mode === 'type' && (
            <FieldList type={type} isReadOnly={isReadOnly} added={added} onAdd={() => setMode('newField')} />
          )}
          {type && mode === 'newField' && (
            <FieldForm
              type={type}
              onCancel={() => setMode('type')}
              onAdded={(field) =>
                show(type.name, t('recordTypes.fieldAdded', { name: label(field.labels) }), field.name)
              }
            />
          )}
          {mode === 'newType' && (
            <TypeForm
              basedOn={type?.name ?? ''}
              onCancel={() => setMode('type')}
              onAdded={({ name, labels }) =>
                show(name, t('recordTypes.typeAdded', { name: label(labels) }), '')
              }
            />
          )}
          <p className="type-told" role="status">
            {told}
          </p>
        </div>
      </div>
    </Dialog>
  );
}
