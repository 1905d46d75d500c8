import { type ReactNode, useMemo } from 'react';
import type { ErrorCode } from '../../preload/api.ts';
import type { BulkFailure, BulkPlan } from '../../preload/model.ts';
import { client } from '../client.ts';
import { findField } from '../history/change-text.ts';
import { codeText, useLabel, useText } from '../i18n.ts';
import { useArchive } from '../state.ts';
import { GridCell } from '../ui/GridCell.tsx';
import { useStore } from '../ui/store.ts';
import { VirtualGrid } from '../ui/VirtualGrid.tsx';
import { RecordCell } from './ChangeCells.tsx';
import { createPager } from './pager.ts';

/** What cannot be done, record by record, and why. */
export function FailureList({ plan }: { readonly plan: BulkPlan }): ReactNode {
  const t = useText();
  const { job, failures } = plan;
  const pager = useMemo(
    () =>
      createPager<BulkFailure>(
        failures,
        async (from, to) => (await client.getBulkFailures({ job, from, to })).failures,
      ),
    [job, failures],
  );
  useStore(pager.store);
  return (
    <VirtualGrid
      key={job}
      className="bulk-failures"
      label={t('bulk.failures', { count: failures })}
      headers={[t('bulk.column.record'), t('bulk.column.field'), t('bulk.column.reason')]}
      count={failures}
      onRange={pager.need}
      autoFocus={plan.total === 0}
      cells={(row) => <FailureCells failure={pager.at(row)} />}
    />
  );
}

function FailureCells({ failure }: { readonly failure: BulkFailure | undefined }): ReactNode {
  const archive = useArchive();
  const label = useLabel();
  if (!failure) return <GridCell>…</GridCell>;
  const { record, code, detail } = failure;
  const field = findField(archive, failure.field);
  const name = field ? label(field.labels) : failure.field;
  return (
    <>
      <RecordCell record={record} />
      <GridCell className="bulk-field">{name}</GridCell>
      <GridCell className="bulk-reason">
        {codeText(code as ErrorCode, detail === failure.field ? name : detail)}
      </GridCell>
    </>
  );
}
