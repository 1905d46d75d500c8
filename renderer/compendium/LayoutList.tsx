import { GripVertical, X } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Button, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import { type FieldDefinition, LAYOUT_FORMS } from '../../preload/model.ts';
import { useLabel, useText } from '../i18n.ts';
import { IconButton } from '../ui/Button.tsx';
import { Select } from '../ui/Select.tsx';
import { type LayoutRow, withForm, withoutRow, withRowMoved, withRowStep } from './layout-rows.ts';

interface LayoutListProps {
  readonly label: string;
  readonly rows: readonly LayoutRow[];
  readonly fields: ReadonlyMap<string, FieldDefinition>;
  readonly isReadOnly: boolean;
  readonly onChange: (rows: readonly LayoutRow[]) => void;
}

/** The fields of an entry in their order: dragged, or moved by Alt with the arrows; Delete leaves one out. */
export function LayoutList({ label, rows, fields, isReadOnly, onChange }: LayoutListProps): ReactNode {
  const t = useText();
  const say = useLabel();
  const nameOf = (row: LayoutRow): string => {
    if (row.kind === 'heading') return say(row.labels);
    const field = fields.get(row.field);
    return field ? say(field.labels) : row.field;
  };
  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: isReadOnly,
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder: ({ keys, target }) => {
      const [key] = [...keys].map(String);
      const side = target.dropPosition === 'before' ? 'before' : 'after';
      if (key !== undefined) onChange(withRowMoved(rows, key, String(target.key), side));
    },
  });
  const press = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    const place = (event.target as HTMLElement).closest<HTMLElement>('[data-key]');
    const key = place?.dataset['key'];
    const isRemoval = event.key === 'Delete';
    if (isReadOnly || key === undefined || !(isRemoval || (event.altKey && by !== 0))) return;
    event.preventDefault();
    event.stopPropagation();
    onChange(isRemoval ? withoutRow(rows, key) : withRowStep(rows, key, by === -1 ? -1 : 1));
    requestAnimationFrame(() => requestAnimationFrame(() => place?.focus()));
  };
  return (
    <div className="layout-list" onKeyDownCapture={press}>
      <GridList
        className="entries-list"
        aria-label={label}
        items={rows.map((row) => ({ id: row.key, row }))}
        dependencies={[rows, isReadOnly]}
        dragAndDropHooks={dragAndDropHooks}
        renderEmptyState={() => <p className="list-empty">{t('design.noFields')}</p>}
      >
        {({ id, row }) => (
          <GridListItem
            id={id}
            textValue={nameOf(row)}
            className="entry-line layout-line"
            data-under={(row.kind === 'field' && row.isUnder) || undefined}
          >
            {!isReadOnly && (
              <Button slot="drag" className="entry-grip">
                <GripVertical size={13} aria-hidden />
              </Button>
            )}
            <span className="entry-title" data-heading={row.kind === 'heading' || undefined}>
              {nameOf(row)}
            </span>
            {row.kind === 'field' && (
              <Select
                label={`${t('design.form')}: ${nameOf(row)}`}
                isLabelHidden
                value={row.form}
                options={LAYOUT_FORMS.map((form) => ({ id: form, label: t(`design.form.${form}`) }))}
                onChange={(form) => onChange(withForm(rows, id, form))}
                isDisabled={isReadOnly}
              />
            )}
            {!isReadOnly && (
              <IconButton
                size="small"
                icon={X}
                label={`${t('design.leaveOut')}: ${nameOf(row)}`}
                onPress={() => onChange(withoutRow(rows, id))}
              />
            )}
          </GridListItem>
        )}
      </GridList>
    </div>
  );
}
