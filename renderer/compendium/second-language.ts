import type { BookParallel, Locale } from '../../preload/model.ts';
import { createStore } from '../ui/store.ts';
import type { CompendiumDraft, DraftSection } from './draft.ts';

/** Whether sections are edited in the second language of their book: stays from one section to the next. */
export const isSecondStore = createStore(false);

/** The draft in another second language, or in one alone; what was written in one before is kept for the next. */
export function withSecond(draft: CompendiumDraft, language: Locale | null): CompendiumDraft {
  if (language === null) {
    const { parallel: _, ...rest } = draft;
    return rest;
  }
  const empty = { form: 'beside', title: '', subtitle: '', institution: '', entriesTitle: '' } as const;
  return { ...draft, parallel: { ...empty, ...draft.parallel, language } };
}

/** The draft with some of what it says in its second language changed. */
export function withSecondWords(draft: CompendiumDraft, change: Partial<BookParallel>): CompendiumDraft {
  return draft.parallel ? { ...draft, parallel: { ...draft.parallel, ...change } } : draft;
}

/** The draft in another language; where that is its second one, the two change places with all their texts. */
export function withLanguage(draft: CompendiumDraft, language: Locale): CompendiumDraft {
  const { parallel } = draft;
  if (parallel?.language !== language || language === draft.language) return { ...draft, language };
  const { title, subtitle, institution, entries } = draft;
  return {
    ...draft,
    language,
    title: parallel.title,
    subtitle: parallel.subtitle,
    institution: parallel.institution,
    entries: { ...entries, title: parallel.entriesTitle },
    before: draft.before.map(swapped),
    after: draft.after.map(swapped),
    parallel: {
      ...parallel,
      language: draft.language,
      title,
      subtitle,
      institution,
      entriesTitle: entries.title,
    },
  };
}

function swapped({ title, body, parallel, sections, key }: DraftSection): DraftSection {
  return {
    key,
    title: parallel?.title ?? '',
    body: parallel?.body ?? '',
    sections: sections.map(swapped),
    parallel: { title, body },
  };
}
