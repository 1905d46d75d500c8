import { type ReactNode, useEffect, useState } from 'react';
import { formatMoney } from '../../preload/format.ts';
import type { MoneyTotal, ViewId } from '../../preload/model.ts';
import { attempt } from '../attempt.ts';
import { CallError, client } from '../client.ts';
import { useLocale, useText } from '../i18n.ts';
import { useStore } from '../ui/store.ts';
import type { RecordColumn } from './columns.ts';
import { type GridRange, isOneCell, sizeOf } from './grid-range.ts';
import type { RowSource } from './row-source.ts';
import { useDebounced } from './use-debounced.ts';
import './TableFoot.css';

interface TableFootProps {
  readonly source: RowSource;
  readonly columns: readonly RecordColumn[];
  readonly range: GridRange | null;
}

/** Under the table: what the amounts in its columns come to in each currency, and how much is selected. */
export function TableFoot({ source, columns, range }: TableFootProps): ReactNode {
  const t = useText();
  const locale = useLocale();
  const groups = useStore(source.store, (rows) => rows.groups.length);
  const totals = useTotals(source, columns);
  const isBlock = range !== null && !isOneCell(range);
  if (totals.length === 0 && groups === 0 && !isBlock) return null;
  return (
    <div className="table-foot">
      {groups > 0 && <span>{t('table.groupCount', { count: groups })}</span>}
      {columns.map(({ field, label }) => {
        const sums = totals.filter((total) => total.field === field);
        return (
          sums.length > 0 && (
            <span key={field} className="table-foot-sums">
              <span className="table-foot-name">{t('table.total', { column: label })}</span>
              {sums.map(({ currency, amount, count }) => (
                <span key={currency} className="table-foot-sum" title={t('table.totalOf', { count })}>
                  {formatMoney(amount, currency, locale)}
                </span>
              ))}
            </span>
          )
        );
      })}
      <output className="table-foot-range">{isBlock && t('table.rangeSize', { ...sizeOf(range) })}</output>
    </div>
  );
}

/** A pause after the rows, in ms, so that nothing is summed that nobody will read. */
const PAUSE = 150;

/** The sums of the shown amounts over the view, after its rows have come. */
function useTotals(source: RowSource, columns: readonly RecordColumn[]): readonly MoneyTotal[] {
  const view = useStore(source.store, (rows) => rows.view);
  const isComplete = useStore(source.store, (rows) => rows.isComplete);
  const settled = useDebounced(view, PAUSE);
  const [totals, setTotals] = useState<readonly MoneyTotal[]>([]);
  const fields = columns
    .filter(({ datatype }) => datatype === 'money')
    .map(({ field }) => field)
    .join(' ');
  useEffect(() => {
    if (settled === null || fields === '' || !isComplete) return setTotals([]);
    let isOver = false;
    void attempt(() => sumOf(settled, fields.split(' '))).then((sums) => {
      if (!isOver && sums) setTotals(sums);
    });
    return () => {
      isOver = true;
    };
  }, [settled, fields, isComplete]);
  return totals;
}

/** Subtle: a view that the archive keeps no longer is followed by another one, whose sums are asked for then. */
async function sumOf(view: ViewId, fields: readonly string[]): Promise<readonly MoneyTotal[]> {
  try {
    return await client.getTotals({ view, fields: [...fields] });
  } catch (error) {
    if (error instanceof CallError && error.code === 'viewExpired') return [];
    throw error;
  }
}
