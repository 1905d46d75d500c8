import type { ColumnVisibilityState } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { useLabel, useText } from '../i18n.ts';
import { useArchive } from '../state.ts';
import { fieldsToFetch, firstColumns, possibleColumns, type RecordColumn } from './columns.ts';

/** The columns of a table and which of them are shown; this machine remembers the choice per type. */
export interface ChosenColumns {
  readonly columns: readonly RecordColumn[];
  readonly visibility: ColumnVisibilityState;
  readonly fields: readonly string[];
  readonly choose: (fields: readonly string[]) => void;
  readonly shown: readonly string[];
}

/** The most columns whose values the archive sends at once. */
const MOST_COLUMNS = 60;

/** The columns for a type, or for all types where it is null: first those chosen, in their order, then the others. */
export function useColumns(type: string | null): ChosenColumns {
  const archive = useArchive();
  const label = useLabel();
  const t = useText();
  const name = `columns.${archive.uuid}.${type ?? 'all'}`;
  const [chosen, setChosen] = useState<Readonly<Record<string, readonly string[]>>>({});
  const first = useMemo(() => firstColumns(archive, type), [archive, type]);
  const shown = chosen[name] ?? rememberedColumns(name) ?? first;
  const { types, commonFields } = archive;
  // biome-ignore lint/correctness/useExhaustiveDependencies: counts and undo of the archive do not change its columns
  const possible = useMemo(
    () => possibleColumns(archive, type, label, t),
    [types, commonFields, type, label, t],
  );
  return useMemo(() => {
    const ordered = [
      ...first.flatMap((field) => possible.find((column) => column.field === field) ?? []),
      ...possible.filter((column) => !first.includes(column.field)),
    ];
    const isShown = (field: string): boolean => field === 'title' || shown.includes(field);
    return {
      columns: ordered,
      visibility: Object.fromEntries(ordered.map(({ field }) => [field, isShown(field)])),
      fields: fieldsToFetch(ordered.filter(({ field }) => isShown(field))).slice(0, MOST_COLUMNS),
      shown,
      choose: (fields) => {
        localStorage.setItem(name, fields.join(' '));
        setChosen((now) => ({ ...now, [name]: fields }));
      },
    };
  }, [possible, first, shown, name]);
}

function rememberedColumns(name: string): readonly string[] | null {
  const kept = localStorage.getItem(name);
  return kept === null ? null : kept.split(' ').filter((field) => field !== '');
}
