import { useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { FieldDefinition, FieldValue, RecordId } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client } from '../client.ts';
import { text as translated } from '../i18n.ts';
import { archiveStore } from '../state.ts';
import { showToast } from '../ui/toasts.ts';
import type { AfterEdit } from './CellEditor.tsx';
import { cellValues, editText, isOneLine, valuesOfText } from './cell-text.ts';
import { editedField, type RecordColumn } from './columns.ts';
import type { GridPlace } from './grid-keys.ts';
import { setRecordPane } from './record-pane.ts';
import type { RowSource } from './row-source.ts';
import type { CellEdit } from './TableRow.tsx';
import type { GridCursor } from './use-grid-cursor.ts';

/** Editing of one cell at a time. */
export interface CellEditing {
  readonly current: CellEdit | null;
  /** Opens the cell for editing; with `isEmpty` the typed character takes the place of what stands there. */
  readonly begin: (place: GridPlace, isEmpty?: boolean) => void;
  readonly commit: (typed: string, after: AfterEdit) => void;
  readonly cancel: () => void;
}

interface CellEditOptions {
  readonly source: RowSource;
  readonly columns: readonly RecordColumn[];
  readonly cursor: GridCursor;
  readonly isEditable: boolean;
  readonly focus: () => void;
  /** Where a cell is too much for one line, its record is opened instead. */
  readonly onOpen: (id: RecordId) => void;
}

/** What a cell held when its editing began; it is written by the record's id, wherever its row is by then. */
interface EditedCell {
  readonly edit: CellEdit;
  readonly field: FieldDefinition;
  readonly before: readonly FieldValue[];
}

const STEPS: Readonly<Record<AfterEdit, readonly [number, number]>> = {
  down: [1, 0],
  up: [-1, 0],
  right: [0, 1],
  left: [0, -1],
  stay: [0, 0],
};

/** Edits cells in place: the archive reads what was typed, and writes it as one undoable step. */
export function useCellEdit(options: CellEditOptions): CellEditing {
  const [current, setCurrent] = useState<CellEdit | null>(null);
  const edited = useRef<EditedCell | null>(null);
  const newest = useRef(options);
  useEffect(() => {
    newest.current = options;
  });

  const begin = useCallback((place: GridPlace, isEmpty = false): void => {
    const { source, columns, isEditable, onOpen } = newest.current;
    const column = columns[place.column - 1];
    const record = source.rowAt(place.row);
    const archive = archiveStore.get();
    if (!isEditable || !column || !record || !archive) return;
    const field = editedField(archive, column, record);
    if (field === null) return;
    const values = cellValues(record, column);
    if (field.datatype === 'structuredText' || !isOneLine(values)) {
      onOpen(record.id);
      setRecordPane(true);
      showToast(translated('table.editBeside'));
      return;
    }
    const text = isEmpty ? '' : editText(values);
    const edit: CellEdit = { id: record.id, column: place.column, text, isSelected: false };
    edited.current = { edit, field, before: values };
    // Subtle: the input must have the focus before the key that opened it types its character.
    flushSync(() => setCurrent(edit));
  }, []);

  const close = useCallback((after: AfterEdit): void => {
    const { cursor, columns, source, focus } = newest.current;
    const being = edited.current;
    edited.current = null;
    setCurrent(null);
    if (!being) return;
    focus();
    const [down, right] = STEPS[after];
    if (down === 0 && right === 0) return;
    const row = Math.max(0, Math.min(source.store.get().total - 1, cursor.place.row + down));
    const column = Math.max(1, Math.min(columns.length, being.edit.column + right));
    cursor.move({ row, column });
  }, []);

  const commit = useCallback(
    (typed: string, after: AfterEdit): void => {
      if (edited.current) start(() => writeCell(typed, edited.current));
      close(after);
    },
    [close],
  );

  const cancel = useCallback(() => close('stay'), [close]);
  return { current, begin, commit, cancel };
}

/** Writes what was typed into a cell; nothing where it says the same as before. */
async function writeCell(typed: string, cell: EditedCell | null): Promise<void> {
  if (cell === null || typed.trim() === editText(cell.before).trim()) return;
  const values = valuesOfText(typed, cell.before, cell.field.isRepeatable);
  await client.setField({ id: cell.edit.id, field: cell.field.name, values });
}
