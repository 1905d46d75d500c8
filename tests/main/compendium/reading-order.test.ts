import { describe, expect, test } from 'vitest';
import { type CompendiumInput, makeCompendium } from '../../../main/compendium/make-compendium.ts';
import { outlineBook } from '../../../main/compendium/outline.ts';
import { randomInput, sampleInput } from './books.ts';
import { textOf } from './poppler.ts';
import { letters, type Spoken, spokenIn, spokenOf } from './spoken.ts';
import { spokenByPdfjs } from './spoken-by-pdfjs.ts';

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

test.each(books)('%s is read by a second reader, pdf.js, in the same roles and order', async (_, given) => {
  const { pdf } = await makeCompendium(given);
  const wanted = spokenOf(outlineBook(given));
  const pieces = [...(await spokenByPdfjs(pdf))];
  // Cover and contents stand before what the outline says.
  const isStart = (at: number): boolean =>
    pieces[at]?.role === wanted[0]?.role && wanted[0]?.text.startsWith(pieces[at]?.text ?? '') === true;
  const starts = pieces.flatMap((_piece, at) => (isStart(at) ? [at] : []));
  expect(starts.map((at) => reads(pieces, at, wanted))).toContain(null);
});

/** The first block that pieces from `at` on do not say, null where they say all; a block may come in pieces. */
function reads(pieces: readonly Spoken[], from: number, wanted: readonly Spoken[]): string | null {
  let at = from;
  for (const { role, text } of wanted) {
    let said = '';
    while (said.length < text.length && pieces[at]?.role === role) said += pieces[at++]?.text ?? '';
    if (said !== text) return `${role} ${text} | read: ${said}, then ${pieces[at]?.role} ${pieces[at]?.text}`;
  }
  return null;
}

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
