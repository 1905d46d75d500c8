import type { BulkChange, TextSearch, ValueInput } from '../../preload/model.ts';
import { createStore } from '../ui/store.ts';

/** What can be done with one field of many records. */
export const CHANGE_KINDS = ['set', 'add', 'remove', 'clear'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** What a person has put together so far; it stays when the dialog is closed, to be used again. */
export interface BulkDraft {
  readonly kind: ChangeKind;
  readonly field: string | null;
  readonly values: readonly ValueInput[];
  readonly search: TextSearch;
  /** Fields to look in; none means every field of text. */
  readonly fields: readonly string[];
}

const EMPTY: BulkDraft = {
  kind: 'set',
  field: null,
  values: [],
  search: {
    find: '',
    with: '',
    isRegex: false,
    isFolded: false,
    isCaseSensitive: false,
    isWholeWord: false,
  },
  fields: [],
};

/** The change that the dialog shows. */
export const bulkDraftStore = createStore<BulkDraft>(EMPTY);

/** Changes a part of the draft. */
export function changeDraft(change: Partial<BulkDraft>): void {
  bulkDraftStore.update((draft) => ({ ...draft, ...change }));
}

/** The draft as the archive takes it; null while something of it is missing. */
export function draftedChange(side: 'edit' | 'replace', draft: BulkDraft): BulkChange | null {
  const { kind, field, values, search, fields } = draft;
  if (side === 'replace')
    return search.find === '' ? null : { kind: 'replace', fields: [...fields], ...search };
  if (field === null) return null;
  if (kind === 'clear') return { kind, field };
  return values.length === 0 ? null : { kind, field, values: [...values] };
}
