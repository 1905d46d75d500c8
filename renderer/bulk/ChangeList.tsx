import { type ReactNode, useMemo } from 'react';
import type { BulkPlan, PlannedChange } from '../../preload/model.ts';
import { client } from '../client.ts';
import { useText } from '../i18n.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { GridTick } from '../ui/GridTick.tsx';
import { useStore } from '../ui/store.ts';
import { VirtualGrid } from '../ui/VirtualGrid.tsx';
import { setExcluded } from './bulk-store.ts';
import { ChangeCells } from './ChangeCells.tsx';
import { createPager } from './pager.ts';

interface ChangeListProps {
  readonly plan: BulkPlan;
  readonly excluded: ReadonlySet<number>;
}

/** The rows that a list can hold: Chromium makes no element taller than 33 million pixels. */
const MOST_SHOWN = 300_000;

/** Every change of a plan, old beside new, each with its tick. */
export function ChangeList({ plan, excluded }: ChangeListProps): ReactNode {
  const t = useText();
  const { job, total } = plan;
  const pager = useMemo(
    () =>
      createPager<PlannedChange>(
        total,
        async (from, to) => (await client.getBulkChanges({ job, from, to })).changes,
      ),
    [job, total],
  );
  useStore(pager.store);
  const isAll = excluded.size === 0;
  return (
    <>
      <VirtualGrid
        key={job}
        className="bulk-changes"
        label={t('bulk.changes', { count: total })}
        headers={[
          <Checkbox
            key="all"
            label={t('bulk.all')}
            isLabelHidden
            isSelected={isAll}
            isIndeterminate={!isAll && excluded.size < total}
            onChange={(isSelected) => setExcluded(() => (isSelected ? new Set() : allOf(total)))}
          />,
          t('bulk.column.record'),
          t('bulk.column.field'),
          t('bulk.column.before'),
          t('bulk.column.after'),
        ]}
        count={Math.min(total, MOST_SHOWN)}
        onRange={pager.need}
        onToggle={toggle}
        isSelected={(row) => !excluded.has(row)}
        autoFocus
        cells={(row) => (
          <>
            <GridTick
              label={t('bulk.column.take')}
              isSelected={!excluded.has(row)}
              onToggle={() => toggle(row)}
            />
            <ChangeCells change={pager.at(row)} />
          </>
        )}
      />
      {total > MOST_SHOWN && <p className="bulk-note">{t('bulk.shownFirst', { count: MOST_SHOWN })}</p>}
    </>
  );
}

function toggle(row: number): void {
  setExcluded((excluded) => {
    const next = new Set(excluded);
    if (!next.delete(row)) next.add(row);
    return next;
  });
}

const allOf = (total: number): ReadonlySet<number> => new Set(Array.from({ length: total }, (_, at) => at));
