import { type ReactNode, useMemo } from 'react';
import type { NamedRecord, PlannedChange } from '../../preload/model.ts';
import { findField } from '../history/change-text.ts';
import { useLocale, useText } from '../i18n.ts';
import { TypeIcon } from '../records/TypeIcon.tsx';
import { useArchive } from '../state.ts';
import { GridCell } from '../ui/GridCell.tsx';
import { differingValues, type ShownValue } from './value-difference.ts';

interface ChangeCellsProps {
  readonly change: PlannedChange | undefined;
}

/** The cells of one change: record, field, old, new; a sign that it is on its way where it has not come yet. */
export function ChangeCells({ change }: ChangeCellsProps): ReactNode {
  return change ? <KnownCells change={change} /> : <GridCell>…</GridCell>;
}

function KnownCells({ change }: { readonly change: PlannedChange }): ReactNode {
  const t = useText();
  const archive = useArchive();
  const locale = useLocale();
  const field = findField(archive, change.field);
  const { before, after } = useMemo(
    () =>
      differingValues(change.before, change.after, field, {
        locale,
        yes: t('value.yes'),
        no: t('value.no'),
      }),
    [change, field, locale, t],
  );
  return (
    <>
      <RecordCell record={change.record} />
      <GridCell className="bulk-field">{field ? field.labels[locale] : change.field}</GridCell>
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
