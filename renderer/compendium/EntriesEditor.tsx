import type { ReactNode } from 'react';
import type { CompendiumDefinition } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { useText } from '../i18n.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { ChosenRecords } from './ChosenRecords.tsx';
import { DraftField } from './DraftField.tsx';
import type { CompendiumDraft } from './draft.ts';
import { QueryEditor } from './QueryEditor.tsx';
import { listQueryUuids } from './record-titles.ts';
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
  const choose = (isQuery: boolean): void => {
    if (isQuery === 'query' in selection) return;
    if (isQuery) {
      keep(withEntries({ selection: { query: { sort: { field: 'title', direction: 'asc' } } } }));
      return;
    }
    start(async () => {
      // What the query chooses now becomes the list, so that it can be put in order by hand.
      const records = 'query' in selection ? await listQueryUuids(selection.query) : [];
      keep(withEntries({ selection: { records: [...records] } }));
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
          uuids={selection.records}
          isReadOnly={isReadOnly}
          onChange={(records) => keep(withEntries({ selection: { records: [...records] } }))}
        />
      ) : (
        <QueryEditor
          query={selection.query}
          isReadOnly={isReadOnly}
          onChange={(query) => keep(withEntries({ selection: { query } }))}
        />
      )}
    </div>
  );
}
