import { describe, expect, test } from 'vitest';
import { type CompendiumInput, makeCompendium } from '../../../main/compendium/make-compendium.ts';
import { outlineBook } from '../../../main/compendium/outline.ts';
import { randomInput, sampleInput } from './books.ts';
import { textOf } from './poppler.ts';
import { letters, type Spoken, spokenIn, spokenOf } from './spoken.ts';

/** Milliseconds: the reader draws a page anew for each element on it. */
const LONG = 240_000;
const books: readonly (readonly [string, CompendiumInput])[] = [
  ['the sample', sampleInput()],
  ...[31, 32, 33, 34, 35, 36].map((seed) => [`random book ${seed}`, randomInput(seed)] as const),
];

test.each(books.filter((_, index) => index % 6 === 0))(
  '%s is read by an independent reader as its outline says: every role and text in order',
  async (_, given) => {
    const { pdf } = await makeCompendium(given);
    const lines = (list: readonly Spoken[]) => list.map(({ role, text }) => `${role} ${text}`);
    const wanted = lines(spokenOf(outlineBook(given)));
    const read = lines(spokenIn(pdf).slice(-wanted.length));
    const wrong = wanted.findIndex((line, index) => line !== read[index]);
    expect([wrong, read[wrong]]).toEqual([-1, wanted[wrong]]);
  },
  LONG,
);

describe.each(books)('%s', (_, given) => {
  test('has on each page the text that follows that of the page before, and loses none', async () => {
    const { pdf, pages } = await makeCompendium(given);
    const wanted = spokenOf(outlineBook(given))
      .map(({ text }) => text)
      .join('');
    const texts = Array.from({ length: pages }, (_, index) => letters(textOf(pdf, index + 1, index + 1)));
    const first = texts.findIndex((text, index) => index > 0 && wanted.startsWith(text));
    let at = 0;
    for (const text of texts.slice(first)) {
      expect([text, text.length > 0]).toEqual([wanted.slice(at, at + text.length), true]);
      at += text.length;
    }
    expect([at, first > 1]).toEqual([wanted.length, true]);
  });
});
