import { describe, expect, test } from 'vitest';
import { FINISHED_DESIGNS } from '../../../main/compendium/designs.ts';
import { loadFonts } from '../../../main/compendium/fonts/load-fonts.ts';
import { formatBook } from '../../../main/compendium/formats/format-book.ts';
import { type Box, boxesOf, type Page } from '../../../main/compendium/layout/boxes.ts';
import { loadHyphenation } from '../../../main/compendium/layout/hyphenate.ts';
import { layOut } from '../../../main/compendium/layout/lay-out.ts';
import { ASCENT, DESCENT } from '../../../main/compendium/layout/line-boxes.ts';
import { createLook, type Look } from '../../../main/compendium/layout/look.ts';
import { createStructure } from '../../../main/compendium/layout/structure.ts';
import { type CompendiumInput, makeCompendium } from '../../../main/compendium/make-compendium.ts';
import { outlineBook } from '../../../main/compendium/outline.ts';
import type { BookStyle } from '../../../preload/book-style.ts';
import type { BookDesign } from '../../../preload/model.ts';
import { entry, fullSampleInput, input, randomInput, section } from './books.ts';
import { brokenRules } from './pdf-check/check-pdf.ts';
import { readWith } from './poppler.ts';
import { readDocx } from './read-docx.ts';

type TextBox = Extract<Box, { kind: 'text' }>;
const [report, state, handbook] = FINISHED_DESIGNS;
const named = FINISHED_DESIGNS.map((design) => [design.name, design] as const);
const fonts = await loadFonts(['a\u0301']);
const hyphenate = await loadHyphenation('az', ['w', 'ж']);

const withDesign = (given: CompendiumInput, design: BookDesign | undefined): CompendiumInput =>
  design ? { ...given, definition: { ...given.definition, design } } : given;

/** Designs at the edges of what a style may be. */
const extremes: readonly (readonly [string, BookStyle])[] = [
  [
    'large letters on small paper in two columns',
    {
      ...(handbook as BookDesign).style,
      paper: 'A5',
      margins: { top: 60, bottom: 60, left: 40, right: 40 },
      sizes: { text: 16, chapter: 32, section: 22, title: 60 },
      lineHeight: 2,
    },
  ],
  [
    'small letters up to the edges',
    {
      ...report.style,
      margins: { top: 8, bottom: 8, left: 8, right: 8 },
      sizes: { text: 7, chapter: 10, section: 8, title: 14 },
      lineHeight: 1.1,
      isJustified: false,
      headings: 'center',
      columns: 2,
      cover: 'plain',
    },
  ],
];

function bodyOf(given: CompendiumInput, look: Look): readonly Page[] {
  const pages: Page[] = [];
  const structure = createStructure();
  const layout = layOut(outlineBook(given), { measure: fonts.measure, hyphenate, look }, structure, {
    onPage: (page, index) => {
      pages[index] = { parts: page.parts.slice(1) };
    },
  });
  return pages.slice(layout.front);
}

const textsOf = (page: Page): readonly TextBox[] => boxesOf(page).filter((box) => box.kind === 'text');
const wordsOf = (pages: readonly Page[]) =>
  pages.flatMap(textsOf).flatMap(({ words }) => words.map(({ text }) => text));

/** Boxes that stand over others: in two columns each keeps to its own. */
function overlaps(page: Page): readonly string[] {
  const texts = textsOf(page);
  return texts.flatMap((one, index) =>
    texts.slice(index + 1).flatMap((other) => {
      const isBeside = one.x + one.width <= other.x + 0.1 || other.x + other.width <= one.x + 0.1;
      const isApart = Math.abs(one.y - other.y) >= Math.min(one.size, other.size) * 0.5;
      return isBeside || isApart ? [] : [`${one.words[0]?.text} over ${other.words[0]?.text}`];
    }),
  );
}

describe('a finished design', () => {
  test('the first is that of a book that names none, byte for byte', async () => {
    const [plain, chosen] = await Promise.all([
      makeCompendium(fullSampleInput()),
      makeCompendium(withDesign(fullSampleInput(), report)),
    ]);
    expect(Buffer.compare(Buffer.from(plain.pdf), Buffer.from(chosen.pdf))).toBe(0);
  });

  test.each(named)('%s keeps the rules of PDF/UA-1 and PDF/A-2u', async (_, design) => {
    const { pdf } = await makeCompendium(withDesign(fullSampleInput(), design));
    expect(await brokenRules(pdf)).toEqual([]);
    const size = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(readWith(pdf, 'pdfinfo', 'PDF'))?.slice(1);
    const { width, height } = createLook(design.style).page;
    expect(size?.map(Number)).toEqual([width, height]);
  });

  test('with sans text has its emphasis in an italic of its own', async () => {
    const given = input({ before: [section('A', 'Bir *vurğu* və **çox _güclü_** söz.')] });
    const { pdf } = await makeCompendium(withDesign(given, handbook));
    const listed = readWith(pdf, 'pdffonts', 'PDF');
    expect(
      ['NotoSans-Italic', 'NotoSans-BoldItalic', 'NotoSerif'].map((name) => listed.includes(name)),
    ).toEqual([true, true, false]);
  });
});

describe('a book of any shape in any design', () => {
  const styles = [...named.map(([name, { style }]) => [name, style] as const), ...extremes];
  const books = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => [seed, randomInput(seed)] as const);
  test.each(styles)('%s: every box is inside the paper, none over another, no word lost', (_, style) => {
    const look = createLook(style);
    const { left, right, top, bottom } = look.page;
    for (const [seed, given] of books) {
      const pages = bodyOf(given, look);
      const outside = pages
        .flatMap(textsOf)
        .filter(
          ({ x, y, width, size }) =>
            x < left - 0.01 ||
            x + width > right + 0.01 ||
            y - size * ASCENT < top - size ||
            y + size * DESCENT > bottom + size,
        );
      expect([seed, outside.map(({ words }) => words[0]?.text)]).toEqual([seed, []]);
      expect([seed, pages.flatMap(overlaps)]).toEqual([seed, []]);
      const bare = (words: readonly string[]) => words.join('').replace(/[-\u00AD]/g, '');
      expect(bare(wordsOf(pages))).toBe(bare(wordsOf(bodyOf(given, createLook(report.style)))));
    }
  });

  test('what a person wrote stands in one column, entries in those of the design', () => {
    const look = createLook((handbook as BookDesign).style);
    const pages = bodyOf(fullSampleInput(), look);
    const isBeside = (page: Page) => textsOf(page).some(({ x }) => x > look.page.left + look.narrow);
    const widest = (page: Page) => Math.max(...textsOf(page).map(({ width }) => width));
    expect(widest(pages[0] as Page)).toBeGreaterThan(look.narrow);
    const narrow = pages.filter((page) => isBeside(page) && widest(page) <= look.narrow + 0.01);
    expect(narrow.length).toBeGreaterThan(3);
  });
});

describe('a design in other formats', () => {
  test('HTML has its colour, fonts, paper and columns', async () => {
    const { parts } = await formatBook(withDesign(fullSampleInput(), handbook), 'html');
    const text = (path: string) =>
      Buffer.from(parts.find((part) => part.path === path)?.bytes ?? []).toString();
    expect(text('index.html').match(/<section class="columns">/g)).toHaveLength(4);
    const css = text('book.css');
    for (const said of [
      '--accent: #0f5a4e',
      'size: B5',
      '21mm 16mm 19mm 16mm',
      'columns: 2',
      'font-size: 8.4pt',
    ])
      expect(css).toContain(said);
    const fonts = [...css.matchAll(/url\("([^"]+)"\)/g)].map(([, path]) => path);
    const paths = parts.map(({ path }) => path);
    expect(fonts.filter((path) => !paths.includes(path ?? ''))).toEqual([]);
  });

  test('DOCX has its paper, margins, styles and columns', async () => {
    const { parts } = await formatBook(withDesign(fullSampleInput(), handbook), 'docx');
    const docx = readDocx(parts[0]?.bytes ?? new Uint8Array());
    const document = docx.get('word/document.xml') ?? '';
    const sections = document.match(/<w:sectPr>.*?<\/w:sectPr>/g) ?? [];
    expect(sections.map((xml) => xml.includes('<w:cols w:num="2"'))).toEqual([
      false,
      true,
      false,
      true,
      false,
      true,
      false,
    ]);
    expect(sections[0]).toContain('<w:pgSz w:w="9978" w:h="14173"/>');
    expect(docx.get('word/styles.xml')).toContain('<w:color w:val="0F5A4E"/>');
  });

  test('plain text is the same in every design', async () => {
    const [plain, chosen] = await Promise.all(
      [undefined, state].map((design) => formatBook(withDesign(fullSampleInput(), design), 'txt')),
    );
    expect(chosen?.parts).toEqual(plain?.parts);
  });
});

describe('entries laid out in a book of its own way', () => {
  const layouts: NonNullable<BookDesign['layouts']> = {
    project: [
      { field: 'aim', form: 'prose' },
      { field: 'projectId', form: 'table' },
      { field: 'programme', form: 'table' },
      { field: 'budget', form: 'table' },
      { field: 'summary', form: 'table' },
      { field: 'website', form: 'inline' },
    ],
  };
  const given = input({ design: { ...report, layouts } }, [
    entry('Bir', {
      aim: ['Məqsəd budur.'],
      projectId: ['101'],
      budget: ['5 EUR', '6 USD'],
      summary: ['Uzun mətn.'],
    }),
  ]);

  test('prints the fields that are asked for, in their order and form, and nothing for empty ones', () => {
    const blocks = [...outlineBook(given).blocks()].slice(2);
    expect(blocks).toMatchObject([
      { kind: 'paragraph', inlines: [{ text: 'Məqsəd budur.' }] },
      {
        kind: 'table',
        isLabelled: true,
        rows: [
          { cells: ['Layihə ID', [{ text: '101' }]] },
          { cells: [expect.any(String), [{ text: '5 EUR' }, { text: '; ' }, { text: '6 USD' }]] },
        ],
      },
      { kind: 'field', inlines: [{ text: 'Uzun mətn.' }] },
    ]);
  });

  test('a type that the book says nothing of is laid out as its type says', () => {
    const plain = outlineBook(input({ design: { ...report, layouts: {} } }, given.entries));
    const without = outlineBook(input({}, given.entries));
    expect([...plain.blocks()]).toEqual([...without.blocks()]);
  });

  test('labels of rows are head cells in PDF, HTML and Word, also in a column', async () => {
    const narrow: CompendiumInput = {
      ...given,
      definition: { ...given.definition, design: { ...(handbook as BookDesign), layouts } },
    };
    const { pdf } = await makeCompendium(narrow);
    expect(await brokenRules(pdf)).toEqual([]);
    expect(readWith(pdf, 'pdfinfo', '-struct-text', 'PDF')).toMatch(
      /TH[\s\S]*?"Layihə ID"[\s\S]*?TD[\s\S]*?"101"/,
    );
    const { parts } = await formatBook(narrow, 'html');
    const html = Buffer.from(parts[0]?.bytes ?? []).toString();
    expect(html).toContain('<tr><th scope="row">Layihə ID</th><td>101</td></tr>');
    expect(html).not.toContain('<thead>');
    const docx = readDocx((await formatBook(narrow, 'docx')).parts[0]?.bytes ?? new Uint8Array());
    expect(docx.get('word/document.xml')).not.toContain('<w:tblHeader/>');
  });
});
