import { describe, expect, test } from 'vitest';
import { FINISHED_DESIGNS } from '../../../main/compendium/designs.ts';
import { type FontSet, loadFonts } from '../../../main/compendium/fonts/load-fonts.ts';
import { formatBook } from '../../../main/compendium/formats/format-book.ts';
import { ARTIFACT, type Box, boxesOf, type Page } from '../../../main/compendium/layout/boxes.ts';
import { loadHyphenation } from '../../../main/compendium/layout/hyphenate.ts';
import { layOut } from '../../../main/compendium/layout/lay-out.ts';
import { ASCENT, DESCENT } from '../../../main/compendium/layout/line-boxes.ts';
import { createLook } from '../../../main/compendium/layout/look.ts';
import { createStructure, type Structure } from '../../../main/compendium/layout/structure.ts';
import { makeCompendium } from '../../../main/compendium/make-compendium.ts';
import { outlineBook } from '../../../main/compendium/outline.ts';
import { input, randomNumbers, section } from './books.ts';
import { checkPdf } from './pdf-check/check-pdf.ts';
import { paragraphsOf, readDocx } from './read-docx.ts';
import { spokenByPdfjs } from './spoken-by-pdfjs.ts';

type TextBox = Extract<Box, { kind: 'text' }>;
type LinkBox = Extract<Box, { kind: 'link' }>;

const look = createLook(FINISHED_DESIGNS[0].style);
const PAGE = look.page;
const fonts: FontSet = await loadFonts([]);
const hyphenate = await loadHyphenation('az', ['w']);

const BODY = `## Giriş[^giriş]

Müqayisə aşağıdadır[^2] və yenə[^giriş].

| Ölkə | Məbləğ |
|------|-------:|
| **Azərbaycan**[^3] | 1 200 |
| Gürcüstan \\| Tbilisi | |

### Alt başlıq

Mətn.

[^giriş]: Birinci qeyd, https://a.az/.
[^2]: İkinci qeyd

    onun ikinci abzası.
[^3]: Cədvəldəki qeyd.
`;
const book = () => input({ title: 'Kitab', before: [section('Ön söz', BODY)] });

async function fileOf(format: 'txt' | 'html' | 'docx', path: string): Promise<string> {
  const { parts } = await formatBook(book(), format);
  const part = parts.find((each) => each.path === path);
  return Buffer.from(part?.bytes ?? new Uint8Array()).toString('utf8');
}

describe('headings, tables and remarks of a section', () => {
  test('stand in contents, page and structure of the PDF, which breaks no rule', async () => {
    const { pdf, outline } = await makeCompendium(book());
    expect(await checkPdf(pdf)).toEqual([]);
    expect(outline.map(({ title, level }) => `${level} ${title}`)).toEqual([
      '1 Mündəricat',
      '1 Ön söz',
      '2 Giriş',
      '3 Alt başlıq',
    ]);
    const spoken = await spokenByPdfjs(pdf);
    const from = spoken.findLastIndex(({ role }) => role === 'H1');
    expect(spoken.slice(from).map(({ role, text }) => `${role} ${text}`)).toEqual([
      'H1 Önsöz',
      'H2 Giriş1',
      'P Müqayisəaşağıdadır2vəyenə1.',
      'TH Ölkə',
      'TH Məbləğ',
      'TD Azərbaycan3',
      'TD 1200',
      'TD Gürcüstan|Tbilisi',
      'TD –',
      'H3 Altbaşlıq',
      'P Mətn.',
      'Lbl 1',
      'P Birinciqeyd,https://a.az/.',
      'Lbl 2',
      'P İkinciqeyd',
      'P onunikinciabzası.',
      'Lbl 3',
      'P Cədvəldəkiqeyd.',
    ]);
  });

  test('are links both ways on a page of HTML', async () => {
    const html = await fileOf('html', 'index.html');
    const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
    expect(main).toBe(`<main id="text">
<section>
<h2 id="part-1" class="chapter">Ön söz</h2>
<h3 id="part-2" class="subsection">Giriş<sup><a id="mark-1" href="#note-1" role="doc-noteref">1</a></sup></h3>
<p>Müqayisə aşağıdadır<sup><a id="mark-2" href="#note-2" role="doc-noteref">2</a></sup> və yenə<sup><a href="#note-1" role="doc-noteref">1</a></sup>.</p>
<div class="table" tabindex="0"><table>
<thead><tr><th scope="col">Ölkə</th><th scope="col" class="number">Məbləğ</th></tr></thead>
<tbody>
<tr><td><strong>Azərbaycan</strong><sup><a id="mark-3" href="#note-3" role="doc-noteref">3</a></sup></td><td class="number">1 200</td></tr>
<tr><td>Gürcüstan | Tbilisi</td><td class="number"></td></tr>
</tbody></table></div>
<h4 id="part-3" class="subsection">Alt başlıq</h4>
<p>Mətn.</p>
<aside class="notes" aria-label="Haşiyələr">
<ol>
<li id="note-1" value="1"><p>Birinci qeyd, <a href="https://a.az/" class="bare">https://a.az/</a>. <a href="#mark-1" role="doc-backlink" aria-label="1 nömrəli haşiyənin mətndəki yerinə qayıt">↩</a></p></li>
<li id="note-2" value="2"><p>İkinci qeyd</p>
<p>onun ikinci abzası. <a href="#mark-2" role="doc-backlink" aria-label="2 nömrəli haşiyənin mətndəki yerinə qayıt">↩</a></p></li>
<li id="note-3" value="3"><p>Cədvəldəki qeyd. <a href="#mark-3" role="doc-backlink" aria-label="3 nömrəli haşiyənin mətndəki yerinə qayıt">↩</a></p></li>
</ol>
</aside>
</section>
`);
  });

  test('are numbered below their section in plain text', async () => {
    const text = await fileOf('txt', 'book.txt');
    expect(text.slice(text.lastIndexOf('Giriş[1]')).replace(/(?<=\S) {3,}/g, '  ')).toBe(`Giriş[1]

Müqayisə aşağıdadır[2] və yenə[1].

Ölkə  Məbləğ
----------------------------------------------------------------------------
Azərbaycan[3]  1 200
Gürcüstan | Tbilisi

------------
[1] Birinci qeyd, https://a.az/.
[2] İkinci qeyd
    onun ikinci abzası.
[3] Cədvəldəki qeyd.


Alt başlıq

Mətn.
`);
  });

  test('are footnotes of Word, in the order of their numbers', async () => {
    const { parts } = await formatBook(book(), 'docx');
    const files = readDocx(parts[0]?.bytes ?? new Uint8Array());
    const document = files.get('word/document.xml') ?? '';
    const marks = [...document.matchAll(/<w:footnoteReference w:id="(\d+)"\/>/g)].map(([, id]) => id);
    expect(marks).toEqual(['1', '2', '3']);
    expect(document).toContain('NOTEREF _Note1 ');
    const notes = files.get('word/footnotes.xml') ?? '';
    expect(paragraphsOf(notes).map(({ style, text }) => `${style}|${text.trim()}`)).toEqual([
      'FootnoteText|',
      'FootnoteText|',
      'FootnoteText|Birinci qeyd, https://a.az/.',
      'FootnoteText|İkinci qeyd',
      'FootnoteText|onun ikinci abzası.',
      'FootnoteText|Cədvəldəki qeyd.',
    ]);
    expect(files.get('word/_rels/footnotes.xml.rels')).toContain('Target="https://a.az/"');
    expect(files.get('[Content_Types].xml')).toContain('/word/footnotes.xml');
  });

  test('are counted through the book, each section with labels of its own', () => {
    const one = section('Bir', 'A[^1] b[^2].\n\n[^1]: a\n[^2]: b', [section('İki', 'C[^1].\n\n[^1]: c')]);
    const blocks = [
      ...outlineBook(input({ before: [one], after: [section('Üç', 'D[^1].\n\n[^1]: d')] })).blocks(),
    ];
    const marks = blocks.flatMap((block) =>
      block.kind === 'paragraph'
        ? block.inlines.flatMap(({ note }) => (note ? [[note.number, note.paragraphs[0]?.[0]?.text]] : []))
        : [],
    );
    expect(marks).toEqual([
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
      [4, 'd'],
    ]);
  });

  test('a mark without a remark and a remark without a mark stay as they were written', () => {
    const given = input({ before: [section('', 'Söz[^yox] və \\[^1].\n\n[^1]: tək')] });
    const blocks = [...outlineBook(given).blocks()];
    expect(blocks).toEqual([
      { kind: 'paragraph', inlines: [{ text: 'Söz[^yox] və [^1].' }] },
      { kind: 'paragraph', inlines: [{ text: '[^1]: tək' }] },
    ]);
  });
});

const WORDS =
  'və Azərbaycan təhsil müəssisələrinin beynəlmiləlləşdirilməsi ATM-lər layihə; əməkdaşlığı'.split(' ');

/** More than a line: no two remarks have their marks in one, where the first could leave no room for the second. */
const LONG_LINE = 'beynəlmiləlləşdirilməsi və əməkdaşlığı ilə '.repeat(4).trim();

interface Random {
  readonly body: string;
  /** The first word of each remark, by number. */
  readonly notes: readonly string[];
}

/** A section with tables and remarks from very short to longer than a page, each opening with a word of its own. */
function randomSection(seed: number): Random {
  const next = randomNumbers(seed);
  const words = (most: number) =>
    Array.from({ length: 1 + next(most) }, () => WORDS[next(WORDS.length)]).join(' ');
  const notes: string[] = [];
  const definitions: string[] = [];
  const mark = () => {
    if (next(3) > 0) return '';
    const name = `qeyd${seed}x${notes.length + 1}x`;
    notes.push(name);
    const length = next(9) === 0 ? 700 : next(4) === 0 ? 120 : 15;
    definitions.push(`[^${notes.length}]: ${name} ${words(length)} son${notes.length}x`);
    return `[^${notes.length}]`;
  };
  const row = (most: number) => `| ${words(most)}${mark()} | ${words(5)} |\n`;
  const blocks = Array.from({ length: 3 + next(25) }, () => {
    const kind = next(6);
    if (kind === 0) return `## ${words(6)}${mark()}`;
    if (kind === 1)
      return `${row(3)}|---|--:|\n${Array.from({ length: 1 + next(20) }, () => row(next(12) === 0 ? 250 : 20)).join('')}`;
    if (kind === 2) return `- ${words(30)}${mark()}\n- ${words(20)}${mark()}`;
    return Array.from({ length: 1 + next(5) }, () => `${words(20)} ${LONG_LINE}${mark()}`).join(' ');
  });
  return { body: `${blocks.join('\n\n')}\n\n${definitions.join('\n')}`, notes };
}

function layOutBody(bodies: readonly string[]): {
  readonly pages: readonly Page[];
  readonly structure: Structure;
} {
  const given = outlineBook(input({ before: bodies.map((body, index) => section(`Fəsil ${index}`, body)) }));
  const structure = createStructure();
  const pages: Page[] = [];
  layOut(given, { measure: fonts.measure, hyphenate, look }, structure, {
    onPage: (page, index) => {
      pages[index] = page;
    },
  });
  return { pages, structure };
}

const textsOn = (page: Page): readonly TextBox[] =>
  boxesOf(page).filter((box): box is TextBox => box.kind === 'text' && box.node !== ARTIFACT);
const saidBy = (boxes: readonly TextBox[]) =>
  boxes
    .map(({ words }) => words.map(({ text }) => text).join(''))
    .join('')
    .replaceAll('-', '');

const seeds = Array.from({ length: 40 }, (_, index) => index + 1);

describe('remarks at the foot of pages', () => {
  test.each(seeds)(
    'book %i: each stands once, begins on the page of its mark, and none leaves its frame',
    (seed) => {
      const parts = [randomSection(seed), randomSection(seed + 1000)];
      const { pages, structure } = layOutBody(parts.map(({ body }) => body));
      const whole = pages.map((page) => saidBy(textsOn(page)));
      for (const { notes } of parts)
        for (const [index, name] of notes.entries()) {
          expect(whole.join('').split(name).length - 1, name).toBe(1);
          expect(whole.join('').includes(`son${index + 1}x`)).toBe(true);
        }
      for (const [index, page] of pages.entries()) {
        const boxes = textsOn(page);
        const out = boxes.filter(
          ({ x, y, width, size }) =>
            index > 0 &&
            (x < PAGE.left - 0.01 ||
              x + width > PAGE.right + 0.01 ||
              y - size * ASCENT < PAGE.top - 0.01 ||
              y + size * DESCENT > PAGE.bottom + 0.01),
        );
        expect(out.map((box) => saidBy([box]))).toEqual([]);
        const links = boxesOf(page).filter((box): box is LinkBox => box.kind === 'link');
        for (const { target, node } of links) {
          const inNote = structure.roles[structure.parents[node] ?? 0] === 'Lbl';
          const isMark =
            structure.roles[structure.parents[node] ?? 0] === 'Reference' &&
            index > 0 &&
            structure.roles[structure.parents[structure.parents[node] ?? 0] ?? 0] !== 'TOCI';
          if (inNote || isMark) expect(target).toMatchObject({ page: index });
        }
      }
    },
  );

  test.each(seeds.slice(0, 12))('book %i is a PDF that breaks no rule', async (seed) => {
    const { body } = randomSection(seed);
    const { pdf } = await makeCompendium(input({ before: [section('Fəsil', body), section('Son', 'Söz.')] }));
    expect(await checkPdf(pdf)).toEqual([]);
  });

  test.each(seeds)('book %i: no line of the text stands over a remark', (seed) => {
    const { pages, structure } = layOutBody([randomSection(seed).body]);
    const isInNote = (node: number): boolean =>
      node > 0 && (structure.roles[node] === 'Note' || isInNote(structure.parents[node] ?? 0));
    for (const page of pages) {
      const boxes = textsOn(page);
      const notes = boxes.filter(({ node }) => isInNote(node));
      const highest = Math.min(...notes.map(({ y, size }) => y - size * ASCENT));
      const lowest = Math.max(
        ...boxes.filter(({ node }) => !isInNote(node)).map(({ y, size }) => y + size * DESCENT),
      );
      if (notes.length > 0) expect(lowest).toBeLessThanOrEqual(highest);
    }
  });
});
