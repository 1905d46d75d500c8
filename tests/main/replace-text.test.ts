import { expect, test } from 'vitest';
import { createReplacer } from '../../main/bulk/replace-text.ts';
import { fold } from '../../main/text/fold.ts';
import type { TextSearch } from '../../preload/model.ts';
import { failureOf } from './helpers.ts';

const PLAIN: TextSearch = {
  find: '',
  with: '',
  isRegex: false,
  isFolded: false,
  isCaseSensitive: false,
  isWholeWord: false,
};
const replace = (text: string, search: Partial<TextSearch>): string | null =>
  createReplacer({ ...PLAIN, ...search })(text);

test.each([
  [
    'a plain text is found in any case',
    'Bakı BAKI bakı',
    { find: 'bakı', with: 'Gəncə' },
    'Gəncə Gəncə Gəncə',
  ],
  ['İ is i and I is ı in Azerbaijani', 'İŞ iş', { find: 'iş', with: 'x' }, 'x x'],
  ['I is i in English', 'ISTANBUL', { find: 'istanbul', with: 'x' }, 'x'],
  ['ı is not i', 'sınıf sinif', { find: 'sınıf', with: 'x' }, 'x sinif'],
  ['İ is not ı', 'İl ıl', { find: 'ıl', with: 'x' }, 'İl x'],
  [
    'the case counts where it is wanted',
    'Bakı bakı',
    { find: 'bakı', with: 'x', isCaseSensitive: true },
    'Bakı x',
  ],
  ['signs of patterns are signs', 'a.b (c) a+b', { find: 'a.b (c)', with: '$1$&' }, '$1$& a+b'],
  [
    'whole words end at letters of any script',
    'şəhər şəhərlər (şəhər)',
    { find: 'şəhər', with: 'x', isWholeWord: true },
    'x şəhərlər (x)',
  ],
  [
    'a suffix after a hyphen is no part of the word',
    'YUNESKO-nun',
    { find: 'yunesko', with: 'BMT', isWholeWord: true },
    'BMT-nun',
  ],
  [
    'look-alike letters are found where letters do not matter',
    'Mеmоrаndumu kоnfrаns',
    { find: 'memorandumu', with: 'x', isFolded: true },
    'x kоnfrаns',
  ],
  [
    'marks do not matter either, and go with their letter',
    'təhsi\u0307l Təhsil',
    { find: 'tehsil', with: 'x', isFolded: true },
    'x x',
  ],
  [
    'a part of a word is found in any letters',
    'kоnfrаnsda',
    { find: 'konfrans', with: 'seminar', isFolded: true },
    'seminarda',
  ],
  [
    'whole words in any letters',
    'kоnfrаnsda kоnfrаns',
    { find: 'konfrans', with: 'x', isFolded: true, isWholeWord: true },
    'kоnfrаnsda x',
  ],
  [
    'Azerbaijani Cyrillic is found by Latin',
    'Азәрбајҹан Республикасы',
    { find: 'azərbaycan', with: 'x', isFolded: true },
    'x Республикасы',
  ],
  [
    'a letter that folds to two is found whole or not at all',
    'straße',
    { find: 'as', with: 'x', isFolded: true },
    null,
  ],
  [
    'Russian of look-alikes only is found as Russian',
    'сор в соборе',
    { find: 'сор', with: 'x', isFolded: true },
    'x в соборе',
  ],
  [
    'groups of a pattern',
    '2005-08-24',
    { find: '(\\d+)-(\\d+)-(\\d+)', with: '$3.$2.$1', isRegex: true },
    '24.08.2005',
  ],
  ['named groups', 'a-b', { find: '(?<x>a)-b', with: '$<x>', isRegex: true }, 'a'],
  [
    '\\w and \\b know Azerbaijani letters',
    'şəhər öz',
    { find: '\\b\\w+\\b', with: 'x', isRegex: true },
    'x x',
  ],
  ['\\w in a class too', 'ə-ı!', { find: '[\\w-]+', with: 'x', isRegex: true }, 'x!'],
  ['^ stands at every line', 'a\nb', { find: '^', with: '- ', isRegex: true }, '- a\n- b'],
  ['a replacement can break the line', 'a, b', { find: ', ', with: '\\n', isRegex: true }, 'a\nb'],
  ['nothing found is nothing replaced', 'abc', { find: 'x', with: 'y' }, null],
  ['what is replaced by itself stays', 'abc', { find: 'b', with: 'b' }, null],
] as const)('%s', (_, text, search, expected) => {
  expect(replace(text, search)).toBe(expected);
});

test('a text found in any letters leaves the rest of the text as it stands', () => {
  const letters = [...'aəıiİIşçğöüoАаоеСсё -\u0307ßﬁ1…"\u00A0YUNESKOқҹј'];
  let state = 7;
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % below;
  };
  const some = (length: number): string =>
    Array.from({ length }, () => letters[random(letters.length)]).join('');
  let found = 0;
  for (let run = 0; run < 3000; run++) {
    const [head, needle, tail] = [some(random(6)), some(1 + random(4)), some(random(6))];
    const replaced = replace(`${head} ${needle} ${tail}`, { find: needle, with: '\u0001', isFolded: true });
    if (fold(needle).trim() === '') continue;
    // What stands between the replaced places is a piece of the source, letter for letter.
    if (replaced === null) continue;
    found += 1;
    let at = 0;
    for (const piece of replaced.split('\u0001')) {
      const place = `${head} ${needle} ${tail}`.indexOf(piece, at);
      expect(place, `${head}|${needle}|${tail}`).toBeGreaterThanOrEqual(at);
      at = place + piece.length;
    }
  }
  expect(found).toBeGreaterThan(2500);
});

test('a pattern that is none says why', async () => {
  const { checkSearch } = await import('../../main/bulk/replace-text.ts');
  const check = (find: string) => checkSearch({ ...PLAIN, find, isRegex: true });
  expect(await failureOf(() => check('('))).toBe('patternInvalid');
  expect(() => check('(')).toThrow('patternInvalid: Unterminated group');
  expect(() => check('a{2,1}')).toThrow('numbers out of order');
  expect(() => check('(a+)+$')).not.toThrow();
});
