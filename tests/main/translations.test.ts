import { expect, test } from 'vitest';
import type { Archive } from '../../main/archive.ts';
import { listHistory } from '../../main/history/list.ts';
import { redo, undo } from '../../main/history/undo.ts';
import { createRecord } from '../../main/records/edit.ts';
import { choose } from '../../main/records/query.ts';
import { listTranslations, setTranslations, translationsOf } from '../../main/records/translations.ts';
import { followHistory } from '../../main/search/search-index.ts';
import type { RecordId } from '../../preload/model.ts';
import { failureOf, newArchive } from './helpers.ts';

async function withProject(): Promise<{ archive: Archive; id: RecordId }> {
  const archive = await newArchive();
  const id = createRecord(archive, 'project', null, 'Peşə təhsili layihəsi');
  return { archive, id };
}
const textsOf = ({ db }: Archive, id: RecordId) =>
  listTranslations(db, id).map(({ language, field, text }) => `${language} ${field}: ${text}`);

test('texts in another language are written, changed and removed as steps that are undone and done again', async () => {
  const { archive, id } = await withProject();
  setTranslations(archive, id, [{ language: 'en', field: 'title', text: ' Vocational education project ' }]);
  setTranslations(archive, id, [{ language: 'en', field: 'aim', text: 'Better schools' }]);
  setTranslations(archive, id, [{ language: 'ru', field: 'title', text: 'Проект' }]);
  setTranslations(archive, id, [{ language: 'en', field: 'aim', text: 'Better schools' }]);
  expect(textsOf(archive, id)).toEqual([
    'en aim: Better schools',
    'en title: Vocational education project',
    'ru title: Проект',
  ]);
  expect([...translationsOf(archive.db, [id, 999]).keys()]).toEqual([id]);
  setTranslations(archive, id, [{ language: 'en', field: 'aim', text: '  ' }]);
  expect(textsOf(archive, id)).toHaveLength(2);
  undo(archive);
  expect(textsOf(archive, id)[0]).toBe('en aim: Better schools');
  undo(archive);
  undo(archive);
  expect(textsOf(archive, id)).toEqual(['en title: Vocational education project']);
  redo(archive);
  expect(textsOf(archive, id)).toHaveLength(2);
  const shown = listHistory(archive.db, { id }).filter(({ entity }) => entity === 'translation');
  expect(shown.at(-1)?.after).toEqual([{ text: 'Vocational education project', name: 'title', term: 'en' }]);
});

test('a record is found by its text in another language, which follows what is changed', async () => {
  const { archive, id } = await withProject();
  setTranslations(archive, id, [{ language: 'en', field: 'title', text: 'Vocational education' }]);
  followHistory(archive.search, archive.db);
  expect(choose(archive, { text: 'vocational' }).count).toBe(1);
  setTranslations(archive, id, [{ language: 'en', field: 'title', text: '' }]);
  followHistory(archive.search, archive.db);
  expect(choose(archive, { text: 'vocational' }).count).toBe(0);
});

test('what has no words of a language is refused, and nothing is written', async () => {
  const { archive, id } = await withProject();
  for (const field of ['referenceCode', 'budget', 'nosuchfield'])
    expect(await failureOf(() => setTranslations(archive, id, [{ language: 'en', field, text: 'X' }]))).toBe(
      'fieldUnknown',
    );
  expect(textsOf(archive, id)).toEqual([]);
});
