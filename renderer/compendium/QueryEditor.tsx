import type { ReactNode } from 'react';
import type { RecordQuery, SavedView } from '../../preload/model.ts';
import { useLabel, useText } from '../i18n.ts';
import { useDraft } from '../record/use-draft.ts';
import { savedViewsStore } from '../saved-views/saved-views.ts';
import { useArchive } from '../state.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Select } from '../ui/Select.tsx';
import { useStore } from '../ui/store.ts';
import { TextField } from '../ui/TextField.tsx';

interface QueryEditorProps {
  readonly query: RecordQuery;
  readonly isReadOnly: boolean;
  readonly onChange: (query: RecordQuery) => void;
}
const SORTS = ['title', 'date', 'referenceCode', 'type'] as const;

/** Records chosen by type and words, or by a saved search, when the compendium is printed. */
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
      <SavedSearch query={query} isReadOnly={isReadOnly} onChange={onChange} />
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
      <OtherConditions query={query} isReadOnly={isReadOnly} onChange={onChange} />
    </>
  );
}

/** A search that the archive keeps, taken over as it is now: what is changed here changes nothing there. */
function SavedSearch({ query, isReadOnly, onChange }: QueryEditorProps): ReactNode {
  const t = useText();
  const views = useStore(savedViewsStore);
  if (views.length === 0) return null;
  const queryOf = ({ definition }: SavedView): RecordQuery => {
    // A book has no groups.
    const { groupBy: _, ...others } = definition.query;
    return others;
  };
  const shown = JSON.stringify(query);
  const same = views.find((view) => JSON.stringify(queryOf(view)) === shown);
  return (
    <Select
      label={t('compendium.savedSearch')}
      value={same ? String(same.id) : null}
      options={views.map(({ id, name }) => ({ id: String(id), label: name }))}
      onChange={(id) => {
        const view = views.find((candidate) => String(candidate.id) === id);
        if (view) onChange(queryOf(view));
      }}
      isDisabled={isReadOnly}
    />
  );
}

/** What of the query has no input here: filters of columns, facets, a place in the tree. */
function OtherConditions({ query, isReadOnly, onChange }: QueryEditorProps): ReactNode {
  const t = useText();
  const { filters = [], facets, within, ...others } = query;
  const count = filters.length + (facets ? 1 : 0) + (within === undefined ? 0 : 1);
  if (count === 0) return null;
  return (
    <div className="query-others">
      <span>{t('compendium.otherConditions', { count })}</span>
      {!isReadOnly && (
        <Button variant="quiet" onPress={() => onChange(others)}>
          {t('compendium.dropConditions')}
        </Button>
      )}
    </div>
  );
}
