import type { ReactNode } from 'react';
import type { NamedRecord, PlannedChange } from '../../preload/model.ts';
import { findField } from '../history/change-text.ts';
import { useLabel, useText } from '../i18n.ts';
import { TypeIcon } from '../records/TypeIcon.tsx';
import { useArchive } from '../state.ts';
import { GridCell } from './GridCell.tsx';
import { differingValues, type ShownValue, type ValueWords } from './value-difference.ts';

/** The cells of one change: record, field, old, new. */
export function ChangeCells({
  change,
  words,
}: {
  readonly change: PlannedChange | undefined;
  readonly words: ValueWords;
}): ReactNode {
  const archive = useArchive();
  const label = useLabel();
  if (!change) return <GridCell>…</GridCell>;
  const field = findField(archive, change.field);
  const { before, after } = differingValues(change.before, change.after, field, words);
  return (
    <>
      <RecordCell record={change.record} />
      <GridCell className="bulk-field">{field ? label(field.labels) : change.field}</GridCell>
      <SideCell values={before} side="before" />
      <SideCell values={after} side="after" />
    </>
  );
}

/** The cell that names a record. */
export function RecordCell({ record }: { readonly record: NamedRecord }): ReactNode {
  const t = useText();
  return (
    <GridCell className="bulk-record" title={record.title}>
      <TypeIcon type={record.type} />
      <span>{record.title || t('bulk.gone')}</span>
    </GridCell>
  );
}

function SideCell({
  values,
  side,
}: {
  readonly values: readonly ShownValue[];
  readonly side: 'before' | 'after';
}): ReactNode {
  const t = useText();
  const Mark = side === 'before' ? 'del' : 'ins';
  return (
    <GridCell className="bulk-side" side={side}>
      {values.length === 0 && <span className="bulk-none">{t('history.empty')}</span>}
      {values.map(({ pieces, reading, isNewName }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a value is what stands at its place
        <div className="bulk-value" key={index}>
          {pieces.map(({ text, isChanged }, at) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: a piece is what stands at its place
            isChanged ? <Mark key={at}>{text}</Mark> : <span key={at}>{text}</span>,
          )}
          {reading !== '' && <span className="bulk-reading">{reading}</span>}
          {isNewName && <span className="bulk-new">{t('bulk.newName')}</span>}
        </div>
      ))}
    </GridCell>
  );
}
