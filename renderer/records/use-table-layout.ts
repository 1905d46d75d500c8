import { useCallback, useMemo } from 'react';
import type { ArchiveState } from '../../preload/api.ts';
import type { SavedViewId } from '../../preload/model.ts';
import { useLabel, useText } from '../i18n.ts';
import { useArchive } from '../state.ts';
import { createStore, useStore } from '../ui/store.ts';
import { fieldsToFetch, firstColumns, possibleColumns, type RecordColumn } from './columns.ts';
import { readLayout, type TableLayout } from './table-layout.ts';

/** The columns of a table, what it looks like now, and the way to change that. */
export interface TableLayoutState {
  readonly layout: TableLayout;
  /** Takes a whole layout; this machine remembers its columns and grouping for the table of this type. */
  readonly set: (layout: TableLayout) => void;
  /** Every column that the table can have. */
  readonly possible: readonly RecordColumn[];
  /** The shown columns in their order; the same array while they are the same, whatever their widths. */
  readonly shown: readonly RecordColumn[];
  /** The fields whose values the archive must send for them. */
  readonly fields: readonly string[];
}

/** The most columns whose values the archive sends at once. */
const MOST_COLUMNS = 60;

/** The layouts chosen since the window opened, by the name under which this machine remembers them. */
const layoutStore = createStore<ReadonlyMap<string, TableLayout>>(new Map());

/** The name of the layout of a type's table, or of all types where it is null, of the bin's or of a saved view's. */
function layoutName(
  { uuid }: Pick<ArchiveState, 'uuid'>,
  type: string | null,
  isBin: boolean,
  view: SavedViewId | undefined,
): string {
  return `layout.${uuid}.${isBin ? 'bin' : view === undefined ? (type ?? 'all') : `view${view}`}`;
}

/**
 * Gives the table of a type, or of all types where it is null, a layout, whether it is in sight or not. That of a
 * saved view lasts as long as the window: the view itself is in the archive.
 */
export function setTableLayout(
  archive: Pick<ArchiveState, 'uuid'>,
  type: string | null,
  layout: TableLayout,
  isBin = false,
  view?: SavedViewId,
): void {
  const name = layoutName(archive, type, isBin, view);
  const { columns, groupBy } = layout;
  if (view === undefined) localStorage.setItem(name, JSON.stringify({ columns, groupBy }));
  layoutStore.update((layouts) => new Map(layouts).set(name, layout));
}

/**
 * What the table of a type looks like, or of all types where it is null. Columns, widths, frozen ones and grouping
 * last beyond the window, order and filters as long as it.
 */
export function useTableLayout(type: string | null, isBin = false, view?: SavedViewId): TableLayoutState {
  const archive = useArchive();
  const possible = usePossibleColumns(archive, type);
  const name = layoutName(archive, type, isBin, view);
  const chosen = useStore(layoutStore, (layouts) => layouts.get(name));
  const first = firstColumns(archive, type).join(' ');
  const layout = useMemo(
    () => findLayout([chosen, localStorage.getItem(name)], possible, first.split(' ')),
    [chosen, possible, name, first],
  );
  const order = layout.columns.map(({ field }) => field).join(' ');
  const shown = useMemo(
    () => order.split(' ').flatMap((field) => possible.find((column) => column.field === field) ?? []),
    [possible, order],
  );
  const { uuid } = archive;
  const set = useCallback(
    (next: TableLayout) => setTableLayout({ uuid }, type, next, isBin, view),
    [uuid, type, isBin, view],
  );
  return useMemo(
    () => ({ layout, set, possible, shown, fields: fieldsToFetch(shown).slice(0, MOST_COLUMNS) }),
    [layout, set, possible, shown],
  );
}

/** The first stored layout that is one, else the one that a table has at first. */
function findLayout(
  stored: readonly unknown[],
  possible: readonly RecordColumn[],
  first: readonly string[],
): TableLayout {
  const widths = new Map(possible.map(({ field, width }) => [field, width]));
  const atFirst = { columns: first.map((field) => ({ field })) };
  const [layout] = [...stored, atFirst].map((one) => readLayout(one, widths)).filter((one) => one !== null);
  if (!layout) throw new Error('a table without columns');
  return layout;
}

function usePossibleColumns(archive: ArchiveState, type: string | null): readonly RecordColumn[] {
  const label = useLabel();
  const t = useText();
  const { types, commonFields } = archive;
  // biome-ignore lint/correctness/useExhaustiveDependencies: counts and undo of the archive do not change its columns
  return useMemo(() => possibleColumns(archive, type, label, t), [types, commonFields, type, label, t]);
}
