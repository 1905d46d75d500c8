import type { ReactNode } from 'react';
import type { TextSearch } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { useStore } from '../ui/store.ts';
import { TextField } from '../ui/TextField.tsx';
import { bulkDraftStore, changeDraft } from './bulk-draft.ts';
import { FieldsPicker } from './FieldsPicker.tsx';

/** What to find, what to put in its place, how to look and where. */
export function FindReplace(): ReactNode {
  const t = useText();
  const { search } = useStore(bulkDraftStore);
  const change = (part: Partial<TextSearch>): void => changeDraft({ search: { ...search, ...part } });
  const { isRegex } = search;
  return (
    <div className="dialog-form bulk-form">
      <TextField
        label={t(isRegex ? 'bulk.findPattern' : 'bulk.find')}
        value={search.find}
        onChange={(find) => change({ find })}
        autoFocus
      />
      <TextField
        label={t('bulk.with')}
        value={search.with}
        onChange={(text) => change({ with: text })}
        description={t(isRegex ? 'bulk.withPatternHint' : 'bulk.withHint')}
      />
      <fieldset className="bulk-options" aria-label={t('bulk.options')}>
        <Checkbox
          label={t('bulk.isWholeWord')}
          isSelected={search.isWholeWord}
          onChange={(isWholeWord) => change({ isWholeWord })}
        />
        <Checkbox
          label={t('bulk.isCaseSensitive')}
          isSelected={search.isCaseSensitive}
          onChange={(isCaseSensitive) => change({ isCaseSensitive, isFolded: false })}
        />
        <Checkbox
          label={t('bulk.isFolded')}
          isSelected={search.isFolded}
          isDisabled={isRegex}
          onChange={(isFolded) => change({ isFolded, isCaseSensitive: false })}
        />
        <Checkbox
          label={t('bulk.isRegex')}
          isSelected={isRegex}
          onChange={(next) => change({ isRegex: next, isFolded: false })}
        />
      </fieldset>
      <FieldsPicker />
    </div>
  );
}
