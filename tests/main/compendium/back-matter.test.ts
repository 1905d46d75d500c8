import { expect, test } from 'vitest';
import { explained } from '../../../main/compendium/back/abbreviations.ts';
import type { Book, BookBlock, BookChart, BookTable } from '../../../main/compendium/book.ts';
import type { CompendiumEntry } from '../../../main/compendium/entry-language.ts';
import { formatBook } from '../../../main/compendium/formats/format-book.ts';
import { makeCompendium } from '../../../main/compendium/make-compendium.ts';
import { outlineBook } from '../../../main/compendium/outline.ts';
import type { CompendiumDefinition, FieldValue } from '../../../preload/model.ts';
import type { Inline } from '../../../preload/structured-text.ts';
import { entry, fullSampleInput, input } from './books.ts';
import { checkPdf } from './pdf-check/check-pdf.ts';
import { readWith } from './poppler.ts';
import { readDocx } from './read-docx.ts';
import { letters, spokenIn, spokenOf } from './spoken.ts';
import { spokenByPdfjs } from './spoken-by-pdfjs.ts';

const BACK = { back: ['projects', 'organisations', 'timeline', 'abbreviations', 'index'] } as const;
const book = (entries: readonly CompendiumEntry[], given: Partial<CompendiumDefinition> = {}) =>
  outlineBook(input({ ...BACK, back: [...BACK.back], ...given }, entries));
const full = (title: string, type: string, fields: Readonly<Record<string, readonly FieldValue[]>>) =>
  ({ uuid: title, type, title, fields }) satisfies CompendiumEntry;
const money = (text: string, amount: number, currency: string): FieldValue => ({ text, amount, currency });

test('the sample ends with its projects, organisations by country and abbreviations; what has nothing is left out', async () => {
  const given = fullSampleInput();
  const made = outlineBook(given);
  expect(
    made.headings
      .filter(({ source }) => source && 'part' in source && source.part.startsWith('back'))
      .map(({ text }) => text),
  ).toEqual(['Layihələrin cədvəli', 'Təşkilatlar ölkələr üzrə', 'İxtisarlar']);
  const { pdf } = await makeCompendium(given);
  expect(await checkPdf(pdf)).toEqual([]);
  const wanted = spokenOf(made).map(({ role, text }) => `${role} ${text}`);
  expect(
    spokenIn(pdf)
      .slice(-wanted.length)
      .map(({ role, text }) => withoutPages(`${role} ${text}`)),
  ).toEqual(wanted.map(withoutPages));
  const heads = (await spokenByPdfjs(pdf)).filter(({ role }) => role === 'TH').map(({ text }) => text);
  expect(heads).toEqual(wanted.filter((line) => line.startsWith('TH ')).map((line) => line.slice(3)));
}, 120_000);

/** A line without the numbers of pages at its end. */
const withoutPages = (line: string): string => line.replace(/(?:,\d+)+$/, '');

/** The words by which entries print each name or term that an index may list, without spaces. */
function printedWords(book: Book): ReadonlyMap<string, readonly string[]> {
  const words = new Map<string, string[]>();
  const note = (inlines: readonly Inline[]): void => {
    for (const { mention, text } of inlines)
      if (mention !== undefined) words.set(mention, [...(words.get(mention) ?? []), letters(text)]);
  };
  const read = (block: BookBlock): void => {
    if (block.kind === 'field' || block.kind === 'paragraph') note(block.inlines);
    else if (block.kind === 'list') for (const item of block.items) item.forEach(read);
    else if (block.kind === 'table')
      for (const { cells } of block.rows) for (const cell of cells) if (typeof cell !== 'string') note(cell);
  };
  for (const block of book.blocks()) read(block);
  return words;
}

test('the numbers behind an organisation are the pages on which it is printed, however long its entry is', async () => {
  const given = fullSampleInput();
  const book = outlineBook(given);
  const { pdf, places, front } = await makeCompendium(given);
  const begun = places.map(({ page }) => page - front);
  const spoken = spokenIn(pdf);
  const words = printedWords(book);
  const pageTexts = readWith(pdf, 'pdftotext', 'PDF', '-').split('\f').map(letters);
  let [organisations, later] = [0, 0];
  for (const block of book.blocks()) {
    if (block.kind !== 'references') continue;
    const line = spoken.find(({ text }) => text.startsWith(`${letters(block.text)},`));
    const numbers =
      line?.text
        .slice(letters(block.text).length + 1)
        .split(',')
        .map(Number) ?? [];
    const printed = block.entries.flatMap(({ mention = '' }) => words.get(mention) ?? []);
    expect(numbers.length).toBeGreaterThan(0);
    for (const number of numbers) {
      const page = pageTexts[number + front - 1] ?? '';
      // A name may go on on the next page: its beginning or its end stands here.
      expect(printed.some((name) => page.includes(name.slice(0, 8)) || page.includes(name.slice(-8)))).toBe(
        true,
      );
      if (!begun.includes(number)) later += 1;
    }
    organisations += 1;
  }
  expect(organisations).toBeGreaterThan(40);
  expect(later).toBeGreaterThan(0);
}, 60_000);

test('money is summed up for each currency and by the year of beginning, and what was not understood is shown', () => {
  const project = (title: string, year: string, ...budget: FieldValue[]) =>
    full(title, 'project', { period: [{ text: year, edtf: year }], budget });
  const tables = [
    ...book(
      [
        project('A', '2022', money('100 EUR', 10_000, 'EUR')),
        project('B', '2023', money('250,50 EUR', 25_050, 'EUR'), money('7 AZN', 700, 'AZN')),
        project('C', '2023', { text: 'TBA' }),
      ],
      { back: ['projects'] },
    ).blocks(),
  ].filter((block): block is BookTable => block.kind === 'table');
  expect(
    tables.map(({ rows }) => rows.map(({ cells }) => cells.join(' | ').replaceAll('\u00a0', ' '))),
  ).toEqual([
    [
      '1. A |  | 2022 | 100 €',
      '2. B |  | 2023 | 250,50 €; 7 ₼',
      '3. C |  | 2023 | TBA',
      'Cəmi |  |  | 350,50 €',
      'Cəmi |  |  | 7 ₼',
    ],
    ['2022 | 1 | 100 €', '2023 | 2 | 250,50 €; 7 ₼'],
  ]);
});

test('charts are bars in proportion with their words as the alternative, and none of one bar', async () => {
  const given = fullSampleInput();
  const charts = [...outlineBook(given).blocks()].filter(
    (block): block is BookChart => block.kind === 'chart',
  );
  expect(charts.map(({ title, bars }) => [title, bars.length])).toEqual([
    ['Başlama illəri üzrə büdcə (EUR)', 2],
    ['Ölkələr üzrə təşkilatların sayı', 14],
  ]);
  expect(charts[1]?.bars[0]).toMatchObject({ label: 'Azərbaycan', shown: '22' });
  const { pdf } = await makeCompendium(given);
  expect(await checkPdf(pdf)).toEqual([]);
  const structure = readWith(pdf, 'pdfinfo', '-struct', 'PDF');
  expect(structure.match(/Figure/g)).toHaveLength(2);
  const one = book([
    full('A', 'project', { period: [{ text: '2022', edtf: '2022' }], budget: [money('1 EUR', 100, 'EUR')] }),
  ]);
  expect([...one.blocks()].filter(({ kind }) => kind === 'chart')).toEqual([]);
  const text = Buffer.from((await formatBook(given, 'txt')).parts[0]?.bytes ?? []).toString('utf8');
  expect(text).toMatch(/^2023 {2}█{30} 2\.161\.525.€$/m);
});

test('persons, places and subjects stand in the Azerbaijani alphabet; events in the order of time', () => {
  const conference = (title: string, edtf: string, place: string, theme: string) =>
    full(title, 'conference', {
      heldOn: [{ text: edtf, edtf }],
      place: [{ text: place, name: place, kind: 'place' }],
      theme: [{ text: theme }],
      participants: [{ text: 'X', name: 'Əliyeva Çimnaz', kind: 'person' }],
    });
  const blocks = [
    ...book(
      [
        conference('İkinci', '2024-05', 'Xaçmaz', 'Enerji'),
        conference('Birinci', '2021-03-16', 'Qax', 'Şəbəkə'),
        conference('Üçüncü', '2024-06-01', 'Həkəri', 'Ekologiya'),
      ],
      { back: ['timeline', 'index'] },
    ).blocks(),
  ];
  const table = blocks.find((block): block is BookTable => block.kind === 'table');
  expect(table?.rows.map(({ cells }) => cells[1])).toEqual(['Birinci', 'İkinci', 'Üçüncü']);
  const from = blocks.findIndex((block) => block.kind === 'heading' && block.text === 'Göstərici');
  const names = blocks
    .slice(from + 1)
    .map((block) => (block.kind === 'references' || block.kind === 'heading' ? block.text : ''));
  expect(names).toEqual([
    'Şəxslər',
    'Əliyeva Çimnaz',
    'Yerlər',
    'Həkəri',
    'Xaçmaz',
    'Qax',
    'Mövzular',
    'Ekologiya',
    'Enerji',
    'Şəbəkə',
  ]);
});

test('abbreviations are explained by the words that they stand for', () => {
  const cases: readonly [string, readonly (readonly [string, string])[]][] = [
    ['Ölkədəki ali təhsil müəssisələri (ATM-lər) üçün', [['ATM', 'ali təhsil müəssisələri']]],
    [
      'Ali Təhsildə Potensialın Gücləndirilməsi (CBHE) üzrə',
      [['CBHE', 'Ali Təhsildə Potensialın Gücləndirilməsi']],
    ],
    ['Bakı şəhərində (BŞ) keçirildi', [['BŞ', 'Bakı şəhərində']]],
    ['Tartu Universiteti (EE) ilə', []],
    ['heç nə (ABC) deyil', []],
    [
      'European Union (EU) and the United Nations (UN)',
      [
        ['EU', 'European Union'],
        ['UN', 'United Nations'],
      ],
    ],
  ];
  expect(cases.map(([text]) => explained(text))).toEqual(cases.map(([, wanted]) => wanted));
});

test('a table over many pages has its head again on each, which is heard once', async () => {
  const many = Array.from({ length: 200 }, (_, at) =>
    entry(`Layihə ${at + 1}`, { projectId: [`ID${at + 1}`] }),
  );
  const { pdf, outline, pages } = await makeCompendium(input({ back: ['projects'] }, many));
  expect(await checkPdf(pdf)).toEqual([]);
  const first = outline.find(({ title }) => title === 'Layihələrin cədvəli')?.page ?? 0;
  expect(pages - first).toBeGreaterThan(2);
  for (let page = first; page <= pages; page++)
    expect(
      readWith(pdf, 'pdftotext', '-f', String(page), '-l', String(page), '-layout', 'PDF', '-'),
    ).toContain('Layihə ID');
  expect(spokenIn(pdf).filter(({ role }) => role === 'TH')).toHaveLength(4);
  expect(spokenIn(pdf).filter(({ role }) => role === 'TD')).toHaveLength(800);
}, 240_000);

test('the other formats have the same parts, and their names lead to the entries', async () => {
  const given = fullSampleInput();
  const bytesOf = async (format: 'html' | 'docx' | 'txt') =>
    (await formatBook(given, format)).parts[0]?.bytes ?? new Uint8Array(0);
  const text = Buffer.from(await bytesOf('txt')).toString('utf8');
  expect(text).toMatch(/^Cəmi +4\.130\.502.€$/m);
  expect(text).toContain('Xəzər Universiteti (koordinator, tərəfdaş), 1, 4, 5, 6\n');
  const html = Buffer.from(await bytesOf('html')).toString('utf8');
  const link = /Xəzər Universiteti \(koordinator, tərəfdaş\), <a href="#(part-\d+)">1<\/a>/.exec(html);
  expect(html).toContain(`id="${link?.[1]}" class="section">1. Azərbaycanda İnstitusional`);
  expect(html).toContain('<th scope="col">Layihə ID</th>');
  const document = readDocx(await bytesOf('docx')).get('word/document.xml') ?? '';
  expect(document).toContain('<w:tblHeader/>');
  const bookmark = /PAGEREF (_Toc\d+) \\h/.exec(document)?.[1];
  expect(document).toContain(`w:name="${bookmark}"`);
});
