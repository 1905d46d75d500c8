import { describe, expect, test } from 'vitest';
import type { Page } from '../../../main/compendium/layout/boxes.ts';
import { ASCENT, DESCENT } from '../../../main/compendium/layout/line-boxes.ts';
import { WIDEST_SPACE } from '../../../main/compendium/layout/styles.ts';
import { entry, input, randomInput, sampleInput, section } from './books.ts';
import { bare, bodyPages, PAGE, said, setBook, type TextBox, textsOf, written } from './set-book.ts';

const seeds = Array.from({ length: 40 }, (_, index) => index + 1);

describe('the layout of any book', () => {
  test.each(seeds)('book %i: every box is inside its frame', (seed) => {
    const set = setBook(randomInput(seed));
    for (const page of bodyPages(set)) {
      const outside = textsOf(page).filter(
        ({ x, y, width, size }) =>
          x < PAGE.left - 0.01 ||
          x + width > PAGE.right + 0.01 ||
          y - size * ASCENT < PAGE.top - 0.01 ||
          y + size * DESCENT > PAGE.bottom + 0.01,
      );
      expect(outside.map(({ words }) => words.map((word) => word.text))).toEqual([]);
    }
  });

  test.each(seeds)('book %i: every word is there once, in its order', (seed) => {
    const set = setBook(randomInput(seed));
    expect(said(bodyPages(set).flatMap(textsOf), set.structure)).toBe(written(set.book.blocks()));
  });

  test.each(seeds)('book %i: no heading stands last on a page', (seed) => {
    const set = setBook(randomInput(seed));
    const isHeading = (box: TextBox | undefined) => /^H\d/.test(set.structure.roles[box?.node ?? 0] ?? '');
    const pages = bodyPages(set);
    const left = pages.filter((page, index) => {
      const next = textsOf(pages[index + 1] ?? { parts: [] })[0];
      const text = next?.words.map((word) => word.text).join('');
      // A chapter opens a page of its own, even after a heading without a text.
      const isChapterNext = set.headings.some(
        (mark) => mark.isChapter && mark.text.replace(/\s/g, '').startsWith(text ?? ''),
      );
      return next !== undefined && !isChapterNext && isHeading(textsOf(page).at(-1));
    });
    expect(left).toEqual([]);
  });

  test.each(seeds)('book %i: no line of a paragraph stands alone on a page', (seed) => {
    const set = setBook(randomInput(seed));
    const linesByNode = new Map<number, Map<number, Set<number>>>();
    bodyPages(set).forEach((page, index) => {
      for (const { node, y } of textsOf(page)) {
        if (set.structure.roles[node] === 'Lbl') continue;
        const isInLine = ['Link', 'Span'].includes(set.structure.roles[node] ?? '');
        const owner = isInLine ? (set.structure.parents[node] ?? node) : node;
        const pages = linesByNode.get(owner) ?? new Map<number, Set<number>>();
        pages.set(index, (pages.get(index) ?? new Set()).add(Math.round(y * 10)));
        linesByNode.set(owner, pages);
      }
    });
    const alone = [...linesByNode.values()].filter(
      (pages) => pages.size > 1 && [...pages.values()].some(({ size }) => size < 2),
    );
    expect(alone).toEqual([]);
  });
});

describe('the layout of odd books', () => {
  test('a book without anything has its cover', () => {
    const set = setBook(input({}));
    expect(set.pages).toBe(1);
    expect(
      textsOf(set.allPages[0] as Page).map(({ words }) => words.map((word) => word.text).join(' ')),
    ).toEqual(['Külliyyat']);
  });

  test('one paragraph of very many pages keeps every word', () => {
    const body = 'Beynəlmiləlləşdirilmənin əhəmiyyəti artmışdır '.repeat(8000).trim();
    const set = setBook(input({ before: [section('', body)] }));
    expect(set.pages).toBeGreaterThanOrEqual(100);
    expect(said(bodyPages(set).flatMap(textsOf), set.structure)).toBe(bare(body));
  });

  test('a word longer than the line is broken and stays inside', () => {
    const long = `https://a.az/${'abcdefghij'.repeat(30)}`;
    const set = setBook(input({ before: [section('Uzun', `Söz ${long} son. ${'ə'.repeat(300)}`)] }));
    const boxes = bodyPages(set).flatMap(textsOf);
    expect(boxes.every(({ x, width }) => x + width <= PAGE.right + 0.01)).toBe(true);
    expect(said(boxes, set.structure)).toBe(bare(`UzunSöz ${long} son. ${'ə'.repeat(300)}`));
  });

  test.each([
    ['without a glyph', '💧'.repeat(200)],
    ['of letters with marks', 'q\u0301'.repeat(200)],
    ['of Georgian letters', 'საქართველო'.repeat(30)],
    ['of one letter under marks without end', `a${'\u0301'.repeat(400)}`],
  ])('a long word %s loses nothing', (_, long) => {
    const set = setBook(input({ before: [section('Uzun', `Söz ${long} son.`)] }));
    expect(said(bodyPages(set).flatMap(textsOf), set.structure)).toBe(bare(`UzunSöz ${long} son.`));
  });

  test('no space is wider than three spaces of the font', () => {
    const set = setBook(sampleInput());
    const widest = bodyPages(set)
      .flatMap(textsOf)
      .map(({ gap, size, words }) => {
        const space = ((words[0]?.space.width ?? 0) * size) / 1000;
        return (space + gap) / space;
      });
    expect(Math.max(...widest)).toBeLessThanOrEqual(WIDEST_SPACE + 0.001);
  });

  test('an entry without values is its heading alone, a group without fields drops its heading', () => {
    const set = setBook(input({}, [entry('Boş', {}), entry('Dolu', { period: ['2022-2024'] })]));
    const texts = bodyPages(set)
      .flatMap(textsOf)
      .map(({ words }) => words.map((word) => word.text).join(' '));
    expect(texts).toEqual(['Layihələr', '1. Boş', '2. Dolu', 'Tətbiq Dövrü:', '2022-2024']);
  });
});
