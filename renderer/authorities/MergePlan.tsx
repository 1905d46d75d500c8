import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { Authority, AuthorityUse, MergePreview, MergeReference } from '../../preload/model.ts';
import { attempt } from '../attempt.ts';
import { createPager } from '../bulk/pager.ts';
import { client } from '../client.ts';
import { findField } from '../history/change-text.ts';
import { useLabel, useText } from '../i18n.ts';
import { TypeIcon } from '../records/TypeIcon.tsx';
import { useArchive } from '../state.ts';
import { GridCell } from '../ui/GridCell.tsx';
import { GridTick } from '../ui/GridTick.tsx';
import { useStore } from '../ui/store.ts';
import { VirtualGrid } from '../ui/VirtualGrid.tsx';

/** Rows in sight at most. */
const MOST_ROWS = 4;

type Excluded = ReadonlyMap<number, AuthorityUse>;
interface MergePlanProps {
  readonly from: readonly Authority[];
  readonly into: Authority;
  /** References left out, by their place in the list. */
  readonly excluded: Excluded;
  readonly onExclude: (excluded: Excluded) => void;
}

/** What a merge would do: every reference with its old and new name, and the spellings that are kept. */
export function MergePlan({ from, into, excluded, onExclude }: MergePlanProps): ReactNode {
  const t = useText();
  const ids = useMemo(() => from.map(({ id }) => id), [from]);
  const [preview, setPreview] = useState<MergePreview | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void attempt(() => client.previewMerge({ from: ids, into: into.id })).then((answer) => {
      if (isCurrent && answer) setPreview(answer);
    });
    return () => {
      isCurrent = false;
    };
  }, [ids, into.id]);
  if (preview === null) return null;
  const left = new Set([...excluded.values()].map(({ authority }) => authority));
  const staying = from.filter(({ id }) => left.has(id));
  const stayingNames = new Set(staying.flatMap(({ name, variants }) => [name, ...variants]));
  const kept = preview.variants.filter((name) => !stayingNames.has(name));
  return (
    <div className="merge-plan">
      <p role="status">{t('authority.mergeRecords', { count: preview.records, name: into.name })}</p>
      {kept.length > 0 && (
        <p>
          {t('authority.mergeVariants')} <b>{kept.join(' · ')}</b>
        </p>
      )}
      {staying.length > 0 && (
        <p className="merge-stays">
          {t('authority.mergeStays', { names: staying.map(({ name }) => name).join(' · ') })}
        </p>
      )}
      {preview.references > 0 && (
        <References
          key={`${ids.join(' ')} ${into.id}`}
          from={from}
          into={into}
          count={preview.references}
          excluded={excluded}
          onExclude={onExclude}
        />
      )}
    </div>
  );
}

interface ReferencesProps extends MergePlanProps {
  readonly count: number;
}

function References({ from, into, count, excluded, onExclude }: ReferencesProps): ReactNode {
  const t = useText();
  const pager = useMemo(
    () =>
      createPager<MergeReference>(count, async (start, to) => {
        const query = { from: from.map(({ id }) => id), into: into.id, start, limit: to - start };
        return (await client.previewMerge(query)).sample;
      }),
    [count, from, into.id],
  );
  useStore(pager.store);
  const toggle = (row: number): void => {
    const reference = pager.at(row);
    if (!reference) return;
    const next = new Map(excluded);
    const { authority, record, field } = reference;
    if (!next.delete(row)) next.set(row, { authority, record: record.id, field });
    onExclude(next);
  };
  return (
    <VirtualGrid
      className="merge-references"
      rows={MOST_ROWS}
      label={t('authority.mergeReferences', { count })}
      headers={[
        <span key="tick" className="for-readers">
          {t('authority.mergeMoves')}
        </span>,
        t('bulk.column.record'),
        t('bulk.column.field'),
        t('authority.mergeNewName'),
      ]}
      count={count}
      onRange={pager.need}
      onToggle={toggle}
      isSelected={(row) => !excluded.has(row)}
      cells={(row) => (
        <>
          <GridTick
            label={t('authority.mergeMoves')}
            isSelected={!excluded.has(row)}
            onToggle={() => toggle(row)}
          />
          <ReferenceCells reference={pager.at(row)} from={from} into={into} />
        </>
      )}
    />
  );
}

interface ReferenceCellsProps {
  readonly reference: MergeReference | undefined;
  readonly from: readonly Authority[];
  readonly into: Authority;
}

function ReferenceCells({ reference, from, into }: ReferenceCellsProps): ReactNode {
  const t = useText();
  const label = useLabel();
  const archive = useArchive();
  if (!reference) return <GridCell>…</GridCell>;
  const { record, field, authority, isInBin } = reference;
  const definition = findField(archive, field);
  const old = from.find(({ id }) => id === authority)?.name ?? reference.text;
  return (
    <>
      <GridCell className="merge-record" title={record.title}>
        <TypeIcon type={record.type} />
        <span>
          {record.title}
          {isInBin && <span className="merge-note"> ({t('authority.mergeInBin')})</span>}
        </span>
      </GridCell>
      <GridCell className="merge-note">{definition ? label(definition.labels) : field}</GridCell>
      <GridCell className="merge-names-cell">
        <del>{old}</del> → <ins>{into.name}</ins>
      </GridCell>
    </>
  );
}
