import { expect, test } from 'vitest';
import { parallelOf } from '../../preload/book-parallel.ts';
import type { CompendiumDefinition } from '../../preload/model.ts';
import { toDefinition, toDraft } from '../../renderer/compendium/draft.ts';
import { withSection } from '../../renderer/compendium/outline.ts';
import { withLanguage, withSecond, withSecondWords } from '../../renderer/compendium/second-language.ts';

const definition: CompendiumDefinition = {
  title: 'Kitab',
  subtitle: '',
  institution: 'Nazirlik',
  year: '2026',
  language: 'az',
  before: [
    {
      title: 'Ön söz',
      body: 'Mətn',
      sections: [{ title: 'Alt', body: '', sections: [] }],
      parallel: { title: 'Foreword', body: 'Text' },
    },
  ],
  entries: { title: 'Qeydlər', isNumbered: true, selection: { records: [] } },
  after: [],
};
const draft = toDraft(definition, null);
const inEnglish = withSecondWords(withSecond(draft, 'en'), { title: 'Book', entriesTitle: 'Records' });

test('what a section says in the second language survives editing and moving', () => {
  expect(toDefinition(draft)).toEqual(definition);
  const [section] = draft.before;
  const changed = withSection(draft, section?.key ?? '', { parallel: { title: 'Preface', body: 'Text' } });
  expect(toDefinition(changed).before[0]?.parallel?.title).toBe('Preface');
  expect(toDefinition(toDraft(toDefinition(changed), draft)).before[0]?.parallel?.title).toBe('Preface');
});

test('a second language begins beside the first, keeps its words when it becomes another, and goes', () => {
  expect(parallelOf(inEnglish)).toEqual({
    language: 'en',
    form: 'beside',
    title: 'Book',
    subtitle: '',
    institution: '',
    entriesTitle: 'Records',
  });
  expect(parallelOf(withSecond(inEnglish, 'ru'))?.title).toBe('Book');
  expect(parallelOf(withSecond(inEnglish, null))).toBeUndefined();
  expect(withSecondWords(draft, { title: 'Book' })).toBe(draft);
});

test('the two languages of a book change places with all their texts', () => {
  const swapped = toDefinition(withLanguage(inEnglish, 'en'));
  expect([swapped.language, swapped.title, swapped.entries.title]).toEqual(['en', 'Book', 'Records']);
  expect(swapped.parallel).toMatchObject({ language: 'az', title: 'Kitab', institution: 'Nazirlik' });
  expect(swapped.before[0]).toMatchObject({ title: 'Foreword', parallel: { title: 'Ön söz', body: 'Mətn' } });
  expect(toDefinition(withLanguage(withLanguage(inEnglish, 'en'), 'az')).before[0]?.title).toBe('Ön söz');
  expect(withLanguage(inEnglish, 'ru')).toEqual({ ...inEnglish, language: 'ru' });
});
