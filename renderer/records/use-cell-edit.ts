import { useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ValueInput } from '../../preload/model.ts';
import { client } from '../client.ts';
import { failureText } from '../i18n.ts';
import { areSameInputs } from '../record/value-input.ts';
import { archiveStore } from '../state.ts';
import { showToast } from '../ui/toasts.ts';
import { type AfterEdit, beginEdit, type CellEdit } from './cell-edit.ts';
import { cellFailureStore, dropFailure, noteFailure } from './cell-failures.ts';
import { cellValues } from './cell-text.ts';
import { editedField, type RecordColumn } from './columns.ts';
import type { GridPlace } from './grid-keys.ts';
import type { LineSource } from './line-source.ts';
import type { GridCursor } from './use-grid-cursor.ts';

/** Editing of one cell at a time. */
export interface CellEditing {
  readonly current: CellEdit | null;
  /** Opens the cell for editing; with `isEmpty` what is typed takes the place of what stands there. */
  readonly begin: (place: GridPlace, isEmpty?: boolean) => void;
  /** Closes the editor and writes what it holds; where the archive refuses, that stays at the cell. */
  readonly commit: (inputs: readonly ValueInput[], after: AfterEdit) => void;
  readonly cancel: () => void;
}

interface CellEditOptions {
  readonly source: LineSource;
  readonly columns: readonly RecordColumn[];
  readonly cursor: GridCursor;
  readonly isEditable: boolean;
  readonly focus: () => void;
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
  const edited = useRef<CellEdit | null>(null);
  const newest = useRef(options);
  useEffect(() => {
    newest.current = options;
  });

  const begin = useCallback((place: GridPlace, isEmpty = false): void => {
    const { source, columns, isEditable } = newest.current;
    const column = columns[place.column - 1];
    const record = source.rowAt(place.row);
    const archive = archiveStore.get();
    if (!isEditable || !column || !record || !archive) return;
    const field = editedField(archive, column, record);
    if (field === null) return;
    const failed = cellFailureStore.get().get(record.id)?.[field.name];
    const cell = { id: record.id, column: column.field, field };
    const edit = beginEdit(cell, cellValues(record, column), failed, isEmpty);
    edited.current = edit;
    // Subtle: the editor must have the focus before the key that opened it types its character.
    flushSync(() => setCurrent(edit));
  }, []);

  const close = useCallback((after: AfterEdit): void => {
    const { cursor, columns, source, focus } = newest.current;
    edited.current = null;
    setCurrent(null);
    focus();
    const [down, right] = STEPS[after];
    if (down === 0 && right === 0) return;
    const row = Math.max(0, Math.min(source.lines.count - 1, cursor.place.row + down));
    const column = Math.max(1, Math.min(columns.length, cursor.place.column + right));
    cursor.move({ row, column });
  }, []);

  const commit = useCallback(
    (inputs: readonly ValueInput[], after: AfterEdit): void => {
      const edit = edited.current;
      if (edit === null) return;
      close(after);
      void writeCell(edit, inputs, newest.current.source);
    },
    [close],
  );

  const cancel = useCallback((): void => {
    const edit = edited.current;
    if (edit === null) return;
    if (edit.sentence !== '') dropFailure(edit.id, edit.field.name);
    close('stay');
  }, [close]);
  return { current, begin, commit, cancel };
}

/** Writes what an editor holds; nothing where it says the same as before. */
async function writeCell(
  { id, field, before }: CellEdit,
  inputs: readonly ValueInput[],
  source: LineSource,
): Promise<void> {
  const filled = inputs.filter(({ text }) => text.trim() !== '');
  if (areSameInputs(before, filled)) return dropFailure(id, field.name);
  try {
    const record = await client.setField({ id, field: field.name, values: [...filled] });
    dropFailure(id, field.name);
    source.rows.patch(record);
  } catch (error) {
    const sentence = failureText(error);
    noteFailure(id, field.name, { inputs: filled, sentence });
    showToast(sentence, { tone: 'danger' });
  }
  return undefined;
}
