import { describe, expect, test } from 'vitest';
import { readInOrder } from '../../../main/compendium/book.ts';
import { findFlaws } from '../../../main/compendium/find-flaws.ts';
import { formatBook } from '../../../main/compendium/formats/format-book.ts';
import { ASCENT, DESCENT } from '../../../main/compendium/layout/line-boxes.ts';
import { makeCompendium } from '../../../main/compendium/make-compendium.ts';
import { outlineBook } from '../../../main/compendium/outline.ts';
import type { Inline } from '../../../preload/structured-text.ts';
import { definition, entry, input } from './books.ts';
import { bookInTwo, inEnglish, parallel, randomInTwo } from './books-in-two.ts';
import { checkPdf } from './pdf-check/check-pdf.ts';
import { readWith, textOf } from './poppler.ts';
import { readDocx } from './read-docx.ts';
import { bare, bodyPages, PAGE, said, setBook, textsOf, written } from './set-book.ts';
import { spokenIn, spokenOf } from './spoken.ts';

const words = (inlines: readonly Inline[]) => inlines.map(({ text }) => text).join('');
/** The fields of a book with their labels, by the language that they stand in. */
function fieldsOf(given: Parameters<typeof outlineBook>[0]): readonly string[] {
  return [...outlineBook(given).blocks()].flatMap((block) => {
    const texts = block.kind === 'parallel' ? block.texts : [{ language: 'own', rows: [[block]] }];
    return texts.flatMap(({ language, rows }) =>
      rows.flat().flatMap((inner) => {
        if (inner.kind === 'field') return [`${language} ${inner.label} ${words(inner.inlines)}`];
        return inner.kind === 'paragraph' ? [`${language} ${words(inner.inlines)}`] : [];
      }),
    );
  });
}

describe('an entry in two languages', () => {
  test('has its labels, dates and sums in the language of each text', () => {
    const fields = fieldsOf(bookInTwo());
    expect(fields).toContain('az Büdcə: 399 500 avro');
    expect(fields).toContain('en Budget: €399,500');
    expect(fields.filter((text) => /2005/.test(text))).toEqual([
      'az Tətbiq Dövrü: 24 avqust 2005-ci il',
      'en Implementation period: 24 August 2005',
    ]);
  });

  test('with one text alone is printed once, with labels in its language', () => {
    const alone = fieldsOf(bookInTwo()).filter((text) => text.includes('bring cities together'));
    expect(alone).toEqual([
      'en Aim: The aim of the project is to bring cities together and to learn from them.',
    ]);
  });

  test('says of a field that was not translated in which language it stands', () => {
    const marked = [...readInOrder(outlineBook(bookInTwo()).blocks())].flatMap((block) =>
      block.kind === 'field' ? block.inlines.filter(({ language }) => language !== undefined) : [],
    );
    expect(marked.map(({ text, language }) => `${language} ${text}`)).toContain(
      'az Bakı Dövlət Universiteti',
    );
  });

  test('says running text that was not translated once, beside an empty place, and keeps its rows in step', () => {
    const own = entry('Layihə', {
      aim: ['Məqsəd budur və bunun üçündür'],
      results: ['Nəticə'],
      website: ['TBA'],
    });
    const given = input({ parallel: parallel() }, [
      inEnglish(own, { title: 'Project', results: 'The result' }),
    ]);
    const [block] = [...outlineBook(given).blocks()].filter(({ kind }) => kind === 'parallel');
    if (block?.kind !== 'parallel') throw new Error('it stands in one language');
    const [az, en] = block.texts.map(({ rows }) => rows.map((row) => row.map(({ kind }) => kind).join(' ')));
    expect(az?.length).toBe(en?.length);
    expect(fieldsOf(given).filter((text) => text.includes('Məqsəd'))).toEqual([
      'az Məqsəd: Məqsəd budur və bunun üçündür',
    ]);
    expect(fieldsOf(given)).toContain('en The result');
  });

  test('of which only the title was translated stands once', () => {
    const own = entry('Layihə', { aim: ['Məqsəd budur və bunun üçündür'] });
    const blocks = [
      ...outlineBook(input({ parallel: parallel() }, [inEnglish(own, { title: 'Project' })])).blocks(),
    ];
    expect(blocks.map(({ kind }) => kind)).toEqual(['heading', 'heading', 'field']);
  });

  test('keeps what is known of its values where the text has a line for each, and all its lines where not', () => {
    const given = { partners: ['Bir', 'İki'] };
    const listed = (text: string) =>
      [
        ...readInOrder(
          outlineBook(
            input({ language: 'en' }, [inEnglish(entry('Ad', given), { partners: text })]),
          ).blocks(),
        ),
      ]
        .flatMap((block) => (block.kind === 'list' ? block.items.flat() : []))
        .map((block) => (block.kind === 'paragraph' ? block.inlines : []));
    expect(listed('One\nTwo').map(words)).toEqual(['One', 'Two']);
    expect(listed('One\nTwo\nThree').map(words)).toEqual(['One', 'Two', 'Three']);
  });
});

test('a book in one language prints the texts that entries have in it, and others as they are', () => {
  const translated = inEnglish(entry('Layihə', { aim: ['Məqsəd budur'] }), {
    title: 'Project',
    aim: 'The aim',
  });
  const fields = fieldsOf(input({ language: 'en' }, [translated, entry('Başqa', { aim: ['Bu qalır'] })]));
  expect(fields).toEqual(['own Aim: The aim', 'own Aim: Bu qalır']);
  expect(fieldsOf(input({ language: 'az' }, [translated]))).toEqual(['own Məqsəd: Məqsəd budur']);
});

test('a book whose other language is its own has one', () => {
  const given = bookInTwo();
  const one = { ...given, definition: { ...given.definition, parallel: parallel({ language: 'az' }) } };
  expect([...outlineBook(one).blocks()].some(({ kind }) => kind === 'parallel')).toBe(false);
});

test('tables that a person wrote keep their own heads, however near they stand', () => {
  const tables = (name: string) =>
    `| ${name} 1 | B |\n|---|---|\n| a | b |\n\n| ${name} 2 | D |\n|---|---|\n| c | d |`;
  const other = { title: 'Foreword', body: tables('English') };
  const before = [{ title: 'Ön söz', body: tables('Azərbaycan'), sections: [], parallel: other }];
  const blocks = [...readInOrder(outlineBook(input({ before, parallel: parallel() })).blocks())];
  const heads = blocks.flatMap((block) => (block.kind === 'table' ? [block.columns[0]?.label ?? ''] : []));
  expect(heads.map((label) => (typeof label === 'string' ? label : words(label)))).toEqual([
    'Azərbaycan 1',
    'Azərbaycan 2',
    'English 1',
    'English 2',
  ]);
});

test('what stands in one language alone is pointed out', () => {
  const given = bookInTwo();
  const [first, ...others] = given.entries;
  const entries = [inEnglish(first ?? entry('Ad', {}), { title: 'Engaging students' }), ...others];
  const half = { ...given.definition, after: [{ title: 'Son', body: 'Söz', sections: [] }] };
  const found = findFlaws({ ...given, entries, definition: half }, []).filter(
    ({ kind }) => kind === 'untranslated',
  );
  expect(found.map(({ title, detail }) => `${title}: ${detail}`)).toEqual([
    'Tələbələrin cəlb olunması: Məqsəd',
    'The network of learning cities: azərbaycan',
    'Son: ingilis',
  ]);
});

const seeds = Array.from({ length: 30 }, (_, index) => index + 1);
describe('the layout of any book in two languages', () => {
  test.each(seeds)(
    'book %i: every word is there once, each text whole before the other, inside its frame',
    (seed) => {
      const set = setBook(randomInTwo(seed));
      const pages = bodyPages(set);
      const inOrder = set.structure.roles.map(() => '');
      for (const box of pages.flatMap(textsOf)) inOrder[box.node] += said([box], set.structure);
      const wanted = Array.from(readInOrder(set.book.blocks()), (block) => written([block]));
      expect(bare(inOrder.join('')).length).toBe(wanted.join('').length);
      for (const page of pages)
        for (const { x, y, width, size } of textsOf(page)) {
          expect(x).toBeGreaterThanOrEqual(PAGE.left - 0.01);
          expect(x + width).toBeLessThanOrEqual(PAGE.right + 0.01);
          expect(y - size * ASCENT).toBeGreaterThanOrEqual(PAGE.top - 0.01);
          expect(y + size * DESCENT).toBeLessThanOrEqual(PAGE.bottom + 0.01);
        }
    },
  );
});

test.each([3, 5, 8, 13, 21, 34])(
  'random book %i in two languages keeps to the rules of PDF/UA and PDF/A',
  async (seed) => {
    const { pdf } = await makeCompendium(randomInTwo(seed));
    expect(await checkPdf(pdf)).toEqual([]);
  },
);

describe.each(['beside', 'inTurn'] as const)('a book printed %s', (form) => {
  const given = bookInTwo(form);

  test('keeps to the rules of PDF/UA and PDF/A, and is read as its outline says', async () => {
    const { pdf } = await makeCompendium(given);
    expect(await checkPdf(pdf)).toEqual([]);
    const wanted = spokenOf(outlineBook({ ...given, definition: { ...given.definition, back: [] } }));
    const body = spokenIn(pdf).map(({ role, text }) => `${role} ${text}`);
    const start = body.lastIndexOf(`${wanted[0]?.role} ${wanted[0]?.text}`);
    const notes = /^(?:P|Note|Lbl) ?\d/;
    expect(body.slice(start).filter((line) => !notes.test(line))).toEqual(
      expect.arrayContaining(
        wanted.map(({ role, text }) => `${role} ${text}`).filter((line) => !notes.test(line)),
      ),
    );
  });

  test('has its texts at the same heights where they stand beside each other, and one under the other in turn', async () => {
    const { pdf } = await makeCompendium(given);
    const text = readWith(pdf, 'pdftotext', '-layout', 'PDF', '-');
    const line = text.split('\n').find((one) => one.includes('birinci bənd')) ?? '';
    expect(line.includes('first item')).toBe(form === 'beside');
    expect(textOf(pdf, 3, 3)).toContain('Foreword');
  });
});

test('the other languages of a book are named in PDF, HTML and Word', async () => {
  const given = bookInTwo();
  const { pdf } = await makeCompendium(given);
  const raw = Buffer.from(pdf).toString('latin1');
  expect(raw).toContain('<rdf:li>az</rdf:li><rdf:li>en</rdf:li>');
  expect(raw).toContain('xml:lang="en">Book of projects');
  const [page] = (await formatBook(given, 'html')).parts;
  const html = Buffer.from(page?.bytes ?? []).toString('utf8');
  expect(html).toContain('<span class="second" lang="en">Foreword</span>');
  expect(html).toMatch(/<div lang="az">[\s\S]*birinci bənd[\s\S]*<div lang="en">[\s\S]*first item/);
  expect(html).toContain('<span lang="az">Bakı Dövlət Universiteti</span>');
  const [word] = (await formatBook(given, 'docx')).parts;
  const document = readDocx(word?.bytes ?? new Uint8Array()).get('word/document.xml') ?? '';
  expect(document).toMatch(/<w:lang w:val="en-GB"\/><\/w:rPr><w:t xml:space="preserve">first item/);
  const [plain] = (await formatBook(given, 'txt')).parts;
  const text = Buffer.from(plain?.bytes ?? []).toString('utf8');
  expect(text.indexOf('birinci bənd')).toBeLessThan(text.indexOf('first item'));
  expect(text).toContain('Ön söz / Foreword');
});

test('a definition keeps its other language in a file', () => {
  expect(definition({ parallel: parallel({ title: 'Book' }) }).parallel?.title).toBe('Book');
});
