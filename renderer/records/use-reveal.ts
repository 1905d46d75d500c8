import { useEffect, useRef } from 'react';
import { start } from '../attempt.ts';
import { archiveStore, findType } from '../state.ts';
import { useStore } from '../ui/store.ts';
import type { RecordColumn } from './columns.ts';
import { revealStore } from './reveal-store.ts';
import type { Grid } from './use-grid.ts';

/** What a person does next: what was to be shown is not shown any more then, or it would jump under their hand. */
const NEXT_DEEDS = ['keydown', 'pointerdown', 'wheel'] as const;

/** Takes the cursor to a cell that shall be seen, where the view has its record and the table its column. */
export function useReveal(grid: Grid, columns: readonly RecordColumn[]): void {
  const wanted = useStore(revealStore);
  const view = useStore(grid.source.rows.store, (rows) => rows.view);
  const newest = useRef({ grid, columns });
  newest.current = { grid, columns };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the view that follows from the change may be another one
  useEffect(() => {
    if (wanted === null) return undefined;
    let isOver = false;
    start(async () => {
      const line = await newest.current.grid.source.lineOf(wanted.id);
      const { cursor, source } = newest.current.grid;
      if (isOver || line < 0) return;
      const record = source.rowAt(line);
      const column = columnOf(newest.current.columns, wanted.field, record?.type);
      cursor.move({ row: line, column: column > 0 ? column : cursor.place.column });
    });
    // Subtle: forgotten after a moment, so that views made much later do not take the cursor back.
    const forget = (): void => revealStore.set(null);
    const timer = setTimeout(forget, 700);
    for (const deed of NEXT_DEEDS) addEventListener(deed, forget, { capture: true, passive: true });
    return () => {
      isOver = true;
      clearTimeout(timer);
      for (const deed of NEXT_DEEDS) removeEventListener(deed, forget, { capture: true });
    };
  }, [wanted, view]);
}

/** The place of a field's column, 0 where it is not shown; in a table of all types `date` stands for any dating field. */
function columnOf(columns: readonly RecordColumn[], field: string | null, type: string | undefined): number {
  const archive = archiveStore.get();
  const isDate = archive && type !== undefined && findType(archive, type)?.dateField === field;
  return columns.findIndex((column) => column.field === field || (isDate && column.field === 'date')) + 1;
}
