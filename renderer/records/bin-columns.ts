import { useMemo } from 'react';
import type { RecordQuery } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import type { RecordColumn } from './columns.ts';
import type { TableLayout } from './table-layout.ts';
import { type TableLayoutState, useTableLayout } from './use-table-layout.ts';

const DELETED = 'deletedAt';
/** The archive tells where a record stands as the values of this column. */
const PLACE = '@place';
const WIDTHS = { [DELETED]: 176, [PLACE]: 260 } as const;

/** The table of the bin: as that of all records, with when each was deleted and where it stood instead of its last change. */
export function useBinLayout(): TableLayoutState {
  const t = useText();
  const table = useTableLayout(null, true);
  return useMemo(() => {
    const own: readonly RecordColumn[] = [
      column(DELETED, t('bin.deletedAt'), 'instant'),
      column(PLACE, t('bin.from'), 'text'),
    ];
    const isOther = ({ field }: { readonly field: string }): boolean =>
      field !== 'updatedAt' && !own.some((one) => one.field === field);
    const kept = table.layout.columns.filter(isOther);
    const layout: TableLayout = {
      ...table.layout,
      columns: [...kept, ...own.map(({ field, width }) => ({ field, width, isFrozen: false }))],
    };
    return {
      layout,
      // Subtle: the archive has no order by place, so a press on that head leaves the order as it is.
      set: (next) => table.set(next.sort?.field === PLACE ? { ...next, sort: table.layout.sort } : next),
      possible: [...table.possible.filter(isOther), ...own],
      shown: [...table.shown.filter(isOther), ...own],
      fields: [...table.fields, PLACE],
    };
  }, [table, t]);
}

const column = (
  field: keyof typeof WIDTHS,
  label: string,
  datatype: RecordColumn['datatype'],
): RecordColumn => ({ field, label, datatype, width: WIDTHS[field], definition: null });

/** The order of the table as the archive knows it: a record in the bin was changed last when it was deleted. */
export function binSort(sort: TableLayout['sort']): NonNullable<RecordQuery['sort']> | null {
  if (sort === null) return { field: 'updatedAt', direction: 'desc' };
  return sort.field === DELETED ? { ...sort, field: 'updatedAt' } : sort;
}
