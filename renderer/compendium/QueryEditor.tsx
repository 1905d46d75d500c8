import { type ReactNode, useEffect, useState } from 'react';
import type { RecordQuery, RecordRow } from '../../preload/model.ts';
import { attempt } from '../attempt.ts';
import { client, useEvent } from '../client.ts';
import { useLabel, useText } from '../i18n.ts';
import { useDraft } from '../record/use-draft.ts';
import { TypeIcon } from '../records/TypeIcon.tsx';
import { useArchive } from '../state.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';

interface QueryEditorProps {
  readonly query: RecordQuery;
  readonly isReadOnly: boolean;
  readonly onChange: (query: RecordQuery) => void;
}
const SORTS = ['title', 'date', 'referenceCode', 'type'] as const;

/** Records chosen by type and words when the compendium is printed; shows which ones that are now. */
export function QueryEditor({ query, isReadOnly, onChange }: QueryEditorProps): ReactNode {
  const t = useText();
  const label = useLabel();
  const { types } = useArchive();
  const chosen = query.types ?? [];
  const draft = useDraft(query.text ?? '', async (text) => {
    const { text: _, ...others } = query;
    onChange(text.trim() === '' ? others : { ...others, text: text.trim() });
    return true;
  });
  const toggle = (name: string, isOn: boolean): void => {
    const next = isOn ? [...chosen, name] : chosen.filter((other) => other !== name);
    const { types: _, ...others } = query;
    onChange(next.length === 0 ? others : { ...others, types: next });
  };
  const sort = SORTS.find((field) => field === query.sort?.field) ?? 'title';
  return (
    <>
      <fieldset className="query-types">
        <legend className="field-label">{t('compendium.queryTypes')}</legend>
        {types.map(({ name, pluralLabels }) => (
          <Checkbox
            key={name}
            label={label(pluralLabels)}
            isSelected={chosen.includes(name)}
            isDisabled={isReadOnly}
            onChange={(isOn) => toggle(name, isOn)}
          />
        ))}
      </fieldset>
      <TextField
        label={t('compendium.queryText')}
        value={draft.text}
        onChange={draft.onChange}
        onBlur={draft.onBlur}
        onKeyDown={draft.onKeyDown}
        isReadOnly={isReadOnly}
      />
      <Select
        label={t('compendium.sort')}
        value={sort}
        options={SORTS.map((id) => ({ id, label: t(`compendium.sort.${id}`) }))}
        onChange={(field) => onChange({ ...query, sort: { field, direction: 'asc' } })}
        isDisabled={isReadOnly}
      />
      <QueryResult query={query} />
    </>
  );
}

/** Records that are listed; the rest is a number. */
const LISTED = 12;

function QueryResult({ query }: { readonly query: RecordQuery }): ReactNode {
  const t = useText();
  const [found, setFound] = useState<{ total: number; rows: readonly RecordRow[] } | null>(null);
  const [changes, setChanges] = useState(0);
  const wanted = JSON.stringify(query);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for another query and after changes
  useEffect(() => {
    let isCurrent = true;
    void attempt(async () => {
      const { view, total } = await client.createView({ query: JSON.parse(wanted) as RecordQuery });
      const rows = await client.getRows({ view, from: 0, to: Math.min(total, LISTED), columns: [] });
      if (isCurrent) setFound({ total, rows });
    });
    return () => {
      isCurrent = false;
    };
  }, [wanted, changes]);
  useEvent('recordsChanged', () => setChanges((count) => count + 1));
  if (!found) return null;
  return (
    <section aria-label={t('compendium.found', { count: found.total })}>
      <p className="entries-note">{t('compendium.found', { count: found.total })}</p>
      <ol className="entries-list">
        {found.rows.map(({ id, type, title }, index) => (
          <li key={id} className="entry-line">
            <span className="entry-number">{index + 1}</span>
            <TypeIcon type={type} size={15} />
            <span className="entry-title" title={title}>
              {title}
            </span>
          </li>
        ))}
      </ol>
      {found.total > found.rows.length && (
        <p className="entries-note">
          {t('compendium.foundMore', { count: found.total - found.rows.length })}
        </p>
      )}
    </section>
  );
}
