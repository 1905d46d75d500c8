import { describe, expect, test } from 'vitest';
import { formatBook } from '../../../main/compendium/formats/format-book.ts';
import { type CompendiumInput, makeCompendium } from '../../../main/compendium/make-compendium.ts';
import type { BookFormat } from '../../../preload/model.ts';
import { entry, input, section } from './books.ts';
import { checkPdf } from './pdf-check/check-pdf.ts';
import { readWith, textOf } from './poppler.ts';
import { paragraphsOf, plainXml, readDocx } from './read-docx.ts';
import { letters } from './spoken.ts';

/** Milliseconds that the longest book may take, on a machine that does other work as well. */
const LONG = 60_000;
const PANGRAMS =
  'Zəfər, jaketini də, papağını da götür, bu axşam hava çox soyuq olacaq; İıĞğÖöÜüŞşÇçƏə. Съешь ещё этих мягких французских булок, да выпей чаю: ЁёЪъЫы. ჩქარი მელა ახტება ზარმაც ძაღლს თავზე, ვფყწჭხჯჰ.';
const ODD = 'אברהם və محمد, 👨‍👩‍👧 💧 \uF0A7 𐍈 🇦🇿 ﬁ ⅔ № → e\u0301 ა\u0301';

/** The text of the whole book in a format, without its spaces. */
async function textIn(given: CompendiumInput, format: BookFormat): Promise<string> {
  const { parts } = await formatBook(given, format);
  const bytes = parts[0]?.bytes ?? new Uint8Array();
  if (format === 'docx')
    return letters(
      paragraphsOf(readDocx(bytes).get('word/document.xml') ?? '')
        .map(({ text }) => text)
        .join(''),
    );
  const text = Buffer.from(bytes).toString('utf8');
  return letters(format === 'txt' ? text : plainXml(text.replace(/<[^>]*>/g, '')));
}
const everyFormat = ['txt', 'html', 'docx'] as const;

describe('a book without entries or sections', () => {
  const given = input({ title: 'Boş', institution: 'Arxiv', year: '2024' });

  test('is a sound PDF of its cover', async () => {
    const { pdf, pages } = await makeCompendium(given);
    expect([pages, await checkPdf(pdf)]).toEqual([1, []]);
  });

  test.each(everyFormat)('has its cover and no contents as %s', async (format) => {
    const text = await textIn(given, format);
    expect([text.includes('Boş'), text.includes('2024'), text.includes('Mündəricat')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('with a title that is empty too is a file all the same', async () => {
    for (const format of everyFormat)
      expect((await formatBook(input({ title: '' }), format)).entries).toBe(0);
    expect((await makeCompendium(input({ title: '' }))).pages).toBe(1);
  });
});

describe('a book of 20,000 entries', () => {
  const aim = 'Azərbaycan təhsil müəssisələrinin beynəlmiləlləşdirilməsi və inkişafı. '.repeat(3);
  const entries = Array.from({ length: 20_000 }, (_, index) =>
    entry(`Layihə №${index}`, { projectId: [`ID-${index}`], aim: [aim], partners: ['ADU', 'BDU'] }),
  );
  const given = input({}, entries);

  test(
    'is set, with every entry on the page that the contents names',
    async () => {
      const { pdf, pages, outline, entries: count } = await makeCompendium(given);
      expect([count, pages > 5000, outline.length]).toEqual([20_000, true, 20_002]);
      expect(readWith(pdf, 'qpdf', '--show-npages', 'PDF').trim()).toBe(String(pages));
      for (const at of [2, 777, 12_345, 20_001]) {
        const { title, page } = outline[at] ?? { title: '', page: 0 };
        expect(letters(textOf(pdf, page, page))).toContain(letters(title));
      }
    },
    LONG,
  );

  test.each(everyFormat)(
    'is written as %s',
    async (format) => {
      const text = await textIn(given, format);
      expect([text.includes('ID-19999'), text.split('ID-').length]).toEqual([true, 20_001]);
    },
    LONG,
  );
});

test(
  'one paragraph of 100 pages loses no word, and every page of it is sound',
  async () => {
    const words = PANGRAMS.split(' ');
    const body = Array.from({ length: 65_000 }, (_, index) => words[(index * 7) % words.length]).join(' ');
    const { pdf, pages } = await makeCompendium(input({ before: [section('Uzun', body)] }));
    expect([pages > 100, await checkPdf(pdf)]).toEqual([true, []]);
    expect(letters(textOf(pdf, 3))).toBe(letters(`Uzun${body}`));
  },
  LONG,
);

test('a word longer than the line is broken in print and whole everywhere else', async () => {
  const word = `https://a.az/${'beynəlmiləlləşdirilmə'.repeat(20)}`;
  const given = input({ before: [section('Söz', `${word} son`)] }, [entry('ə'.repeat(300), { aim: [word] })]);
  const { pdf } = await makeCompendium(given);
  expect(await checkPdf(pdf)).toEqual([]);
  expect(letters(textOf(pdf, 3)).split(word).length).toBe(3);
  for (const format of everyFormat) expect(await textIn(given, format)).toContain(word);
});

test('every Azerbaijani, Russian and Georgian letter is in the book in every format', async () => {
  const given = input({ before: [section('Hərflər', PANGRAMS)] });
  const { pdf, warnings } = await makeCompendium(given);
  expect([warnings, await checkPdf(pdf)]).toEqual([[], []]);
  expect(letters(textOf(pdf, 3))).toBe(letters(`Hərflər${PANGRAMS}`));
  for (const format of everyFormat) expect(await textIn(given, format)).toContain(letters(PANGRAMS));
});

describe('letters that no font of the book has', () => {
  const given = input({ institution: ODD, before: [section(ODD, `${ODD}\n\n- ${ODD}`)] });

  test('are shown by a mark in print, each named once in a warning, none dropped from a copy', async () => {
    const { pdf, warnings } = await makeCompendium(given);
    expect(await checkPdf(pdf)).toEqual([]);
    const named = warnings.map((warning) => /U\+[0-9A-F]+/.exec(warning)?.[0]);
    expect(named).toEqual([...new Set(named)]);
    const wanted = ['U+05D0', 'U+0645', 'U+1F4A7', 'U+F0A7', 'U+10348', 'U+1F1E6', 'U+2192', 'U+1F468'];
    expect(wanted.filter((code) => !named.includes(code))).toEqual([]);
    // Readers put letters of other directions into an order of their own: compared as what is there.
    const sorted = (text: string) => [...letters(text).replace(/\p{Cf}/gu, '')].sort().join('');
    expect(sorted(textOf(pdf, 3).replace('•', ''))).toBe(sorted(ODD.repeat(3)));
  });

  test.each(everyFormat)('stand as they are in %s', async (format) => {
    expect((await textIn(given, format)).split(letters(ODD)).length).toBeGreaterThan(3);
  });
});
