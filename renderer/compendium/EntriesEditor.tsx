import type { ReactNode } from 'react';
import { orderEntries } from '../../preload/entry-order.ts';
import type { CompendiumDefinition } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { useText } from '../i18n.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { ChosenRecords } from './ChosenRecords.tsx';
import { DraftField } from './DraftField.tsx';
import type { CompendiumDraft } from './draft.ts';
import { QueryEditor } from './QueryEditor.tsx';
import { QueryEntries } from './QueryEntries.tsx';
import { listQueryUuids } from './record-titles.ts';
import { SecondField } from './SecondField.tsx';
import type { Composer } from './use-composer.ts';
import './EntriesEditor.css';

interface EntriesEditorProps {
  readonly composer: Composer;
  readonly isReadOnly: boolean;
}
type Entries = CompendiumDefinition['entries'];

const withEntries =
  (change: Partial<Entries>) =>
  (before: CompendiumDraft): CompendiumDraft => ({ ...before, entries: { ...before.entries, ...change } });

/** Which records are printed as entries, in which order, under which heading. */
export function EntriesEditor({ composer, isReadOnly }: EntriesEditorProps): ReactNode {
  const t = useText();
  const { draft, saved, edit, keep, flush } = composer;
  const { selection, isNumbered } = draft.entries;
  const setRecords = (records: readonly string[]): void =>
    keep(withEntries({ selection: { records: [...records] } }));
  const choose = (isQuery: boolean): void => {
    if (isQuery === 'query' in selection) return;
    if (isQuery) {
      keep(withEntries({ selection: { query: { sort: { field: 'title', direction: 'asc' } } } }));
      return;
    }
    start(async () => {
      // What the query chooses now becomes the list, so that it can be put in order by hand.
      setRecords('query' in selection ? orderEntries(await listQueryUuids(selection.query), selection) : []);
    });
  };
  return (
    <div className="part-editor">
      <h2>{t('compendium.entries')}</h2>
      <DraftField
        label={t('compendium.entriesTitle')}
        saved={saved.entries.title}
        onDraft={(title) => edit(withEntries({ title }))}
        onKeep={flush}
        isReadOnly={isReadOnly}
      />
      <SecondField name="entriesTitle" composer={composer} isReadOnly={isReadOnly} />
      <Checkbox
        label={t('compendium.isNumbered')}
        isSelected={isNumbered}
        isDisabled={isReadOnly}
        onChange={(isOn) => keep(withEntries({ isNumbered: isOn }))}
      />
      <fieldset className="entries-kind" disabled={isReadOnly}>
        <legend className="field-label">{t('compendium.selection')}</legend>
        <label>
          <input
            type="radio"
            name="selection"
            checked={'records' in selection}
            onChange={() => choose(false)}
          />
          {t('compendium.chosen')}
        </label>
        <label>
          <input type="radio" name="selection" checked={'query' in selection} onChange={() => choose(true)} />
          {t('compendium.byQuery')}
        </label>
      </fieldset>
      {'records' in selection ? (
        <ChosenRecords
          label={t('compendium.chosen')}
          uuids={selection.records}
          isReadOnly={isReadOnly}
          onOrder={setRecords}
          onRemove={(uuid) => setRecords(selection.records.filter((other) => other !== uuid))}
          onAdd={(uuid) => !selection.records.includes(uuid) && setRecords([...selection.records, uuid])}
        />
      ) : (
        <>
          <QueryEditor
            query={selection.query}
            isReadOnly={isReadOnly}
            onChange={(query) => keep(withEntries({ selection: { ...selection, query } }))}
          />
          <QueryEntries
            selection={selection}
            isReadOnly={isReadOnly}
            onChange={(next) => keep(withEntries({ selection: next }))}
          />
        </>
      )}
    </div>
  );
}
