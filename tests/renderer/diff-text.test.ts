import { expect, test } from 'vitest';
import { diffTexts, type Piece } from '../../renderer/bulk/diff-text.ts';

const marked = (pieces: readonly Piece[]): string =>
  pieces.map(({ text, isChanged }) => (isChanged ? `[${text}]` : text)).join('');
const diff = (before: string, after: string): readonly [string, string] => {
  const found = diffTexts(before, after);
  return [marked(found.before), marked(found.after)];
};

test.each([
  ['one word', 'Bakı şəhəri', 'Gəncə şəhəri', '[Bakı] şəhəri', '[Gəncə] şəhəri'],
  ['nothing', 'eyni', 'eyni', 'eyni', 'eyni'],
  ['all of it', 'bir', 'iki', '[bir]', '[iki]'],
  ['a word more', 'bir üç', 'bir iki üç', 'bir üç', 'bir [iki ]üç'],
  ['a word less', 'bir iki üç', 'bir üç', 'bir [iki ]üç', 'bir üç'],
  ['two words side by side', 'a b c d', 'a x y d', 'a [b c] d', 'a [x y] d'],
  ['a text from nothing', '', 'yeni', '', '[yeni]'],
  ['words here and there', 'k bir k iki k', 's bir s iki s', '[k] bir [k] iki [k]', '[s] bir [s] iki [s]'],
])('marks what differs: %s', (_, before, after, old, fresh) => {
  expect(diff(before, after)).toEqual([old, fresh]);
});

test('long stretches that stay are cut, and every change in a long text is marked', () => {
  const filler = 'söz '.repeat(500);
  const [old] = diff(`${filler}KÖHNƏ ${filler}köhnə ${filler}`, `${filler}x ${filler}x ${filler}`);
  expect(old).toMatch(/^…[\p{L} ]{1,40}\[KÖHNƏ\][\p{L} ]{40}…[\p{L} ]{40}\[köhnə\][\p{L} ]{1,40}…$/u);
});

test('without the marks both sides are the texts themselves', () => {
  let state = 11;
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % below;
  };
  const some = (): string => Array.from({ length: random(12) }, () => 'ab ç.\n'[random(6)]).join('');
  const plain = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('');
  const kept = (pieces: readonly Piece[]): string =>
    plain(pieces.filter(({ isChanged }) => !isChanged)).replace(/\s/g, '');
  for (let run = 0; run < 2000; run++) {
    const [before, after] = [some(), some()];
    const found = diffTexts(before, after);
    expect([plain(found.before), plain(found.after)]).toEqual([before, after]);
    expect(kept(found.before), `${before}|${after}`).toBe(kept(found.after));
  }
});
