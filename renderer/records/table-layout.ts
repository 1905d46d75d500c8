import { GROUPINGS, type Grouping } from '../../preload/model.ts';
import { parseJson } from '../parse-json.ts';

/** A shown column: its field, its width in px, and whether it stays in sight when the others are scrolled sideways. */
export interface LayoutColumn {
  readonly field: string;
  readonly width: number;
  readonly isFrozen: boolean;
}

/** What a table of records looks like, as plain data: shown columns in their order, order, grouping, filters. */
export interface TableLayout {
  /** Frozen columns stand first. */
  readonly columns: readonly LayoutColumn[];
  /** Null: by title, or the best matches first where something is searched. */
  readonly sort: { readonly field: string; readonly direction: 'asc' | 'desc' } | null;
  readonly groupBy: Grouping | null;
  /** By field, as typed. */
  readonly filters: Readonly<Record<string, string>>;
}

/** No column gets narrower or wider than this, in px. */
export const SMALLEST_WIDTH = 60;
export const LARGEST_WIDTH = 900;
/** The column that cannot be hidden. */
export const ALWAYS_SHOWN = 'title';

type Columns = readonly LayoutColumn[];

/** The columns with the frozen ones first, each part in its own order. */
function frozenFirst(columns: Columns): Columns {
  return [...columns.filter(({ isFrozen }) => isFrozen), ...columns.filter(({ isFrozen }) => !isFrozen)];
}

/** The layout with one column wider or narrower, within what a column may be. */
export function withWidth(layout: TableLayout, field: string, width: number): TableLayout {
  const next = Math.round(Math.max(SMALLEST_WIDTH, Math.min(LARGEST_WIDTH, width)));
  const columns = layout.columns.map((column) =>
    column.field === field ? { ...column, width: next } : column,
  );
  return { ...layout, columns };
}

/** The layout with a column at another place; among the frozen ones it is frozen too, behind them it is not. */
export function withColumnAt(layout: TableLayout, field: string, place: number): TableLayout {
  const moved = layout.columns.find((column) => column.field === field);
  if (!moved) return layout;
  const others = layout.columns.filter((column) => column !== moved);
  const at = Math.max(0, Math.min(others.length, place));
  const isFrozen = at < others.filter((column) => column.isFrozen).length || (moved.isFrozen && at === 0);
  return { ...layout, columns: [...others.slice(0, at), { ...moved, isFrozen }, ...others.slice(at)] };
}

/** The layout with the first `count` columns frozen and no other. */
export function withFrozen(layout: TableLayout, count: number): TableLayout {
  const columns = layout.columns.map((column, index) => ({ ...column, isFrozen: index < count }));
  return { ...layout, columns };
}

/** The layout with a column shown at the end, with its own width, or hidden; the title is always shown. */
export function withShown(
  layout: TableLayout,
  column: { readonly field: string; readonly width: number },
  isShown: boolean,
): TableLayout {
  const { field, width } = column;
  const others = layout.columns.filter((other) => other.field !== field);
  if (!isShown) return field === ALWAYS_SHOWN ? layout : { ...layout, columns: others };
  if (others.length < layout.columns.length) return layout;
  return { ...layout, columns: [...others, { field, width, isFrozen: false }] };
}

/**
 * A layout out of what was stored, as JSON or as data: columns that the table cannot have are left out, the title is
 * added where it is missing; null where it is no layout at all.
 */
export function readLayout(stored: unknown, possible: ReadonlyMap<string, number>): TableLayout | null {
  const kept = typeof stored === 'string' ? parseJson(stored) : stored;
  if (!isObject(kept) || !Array.isArray(kept['columns'])) return null;
  const columns = kept['columns'].flatMap((column: unknown) => readColumn(column, possible));
  const unique = columns.filter(
    ({ field }, at) => columns.findIndex((other) => other.field === field) === at,
  );
  const title = unique.some(({ field }) => field === ALWAYS_SHOWN)
    ? []
    : readColumn({ field: ALWAYS_SHOWN }, possible);
  return {
    columns: frozenFirst([...unique, ...title]),
    sort: readSort(kept['sort']),
    groupBy: GROUPINGS.find((grouping) => grouping === kept['groupBy']) ?? null,
    filters: readFilters(kept['filters']),
  };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function readColumn(column: unknown, possible: ReadonlyMap<string, number>): LayoutColumn[] {
  if (!isObject(column) || typeof column['field'] !== 'string') return [];
  const own = possible.get(column['field']);
  if (own === undefined) return [];
  const width = typeof column['width'] === 'number' ? column['width'] : own;
  return [
    {
      field: column['field'],
      width: Math.max(SMALLEST_WIDTH, Math.min(LARGEST_WIDTH, width)),
      isFrozen: column['isFrozen'] === true,
    },
  ];
}

function readSort(sort: unknown): TableLayout['sort'] {
  if (!isObject(sort) || typeof sort['field'] !== 'string') return null;
  const { field, direction } = sort;
  return direction === 'asc' || direction === 'desc' ? { field, direction } : null;
}

function readFilters(filters: unknown): Readonly<Record<string, string>> {
  if (!isObject(filters)) return {};
  return Object.fromEntries(
    Object.entries(filters).filter((filter): filter is [string, string] => typeof filter[1] === 'string'),
  );
}
