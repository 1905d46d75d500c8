import { readFileSync } from 'node:fs';
import { create, type Font } from '@cantoo/fontkit';
import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import { FONT_FILES } from '../../../main/compendium/fonts/font-files.ts';
import { roman } from '../../../main/compendium/layout/page-labels.ts';
import { type CompendiumPdf, makeCompendium } from '../../../main/compendium/make-compendium.ts';
import { entry, input, randomInput, sampleInput, sampleSource, section } from './books.ts';
import { readWith, textOf } from './poppler.ts';

const AZERBAIJANI = 'AaBbCcÇçDdEeƏəFfGgĞğHhXxIıİiJjKkQqLlMmNnOoÖöPpRrSsŞşTtUuÜüVvYyZz';
const AZERBAIJANI_CYRILLIC = 'АаБбВвГгҒғДдЕеӘәЖжЗзИиЫыЈјКкҜҝЛлМмНнОоӨөПпРрСсТтУуҮүФфХхҺһЧчҸҹШш';
const RUSSIAN = 'АаБбВвГгДдЕеЁёЖжЗзИиЙйКкЛлМмНнОоПпРрСсТтУуФфХхЦцЧчШшЩщЪъЫыЬьЭэЮюЯя';
const GEORGIAN = 'აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ';

const sample = await makeCompendium(sampleInput());

/** Text as words, whatever lines they stand on and whatever marks their lists have. */
function wordsOf(text: string): string {
  return text
    .replace(/^[ \t\f]*[•o\uF0A7–·][ \t]/gmu, '')
    .replace(/[-\u00AD]\s*\n\s*/g, '')
    .replace(/\s+/g, '');
}

/** The source with its own broken words joined, and without the addresses that its page breaks repeated. */
function sourceWords(): string {
  const body = sampleSource.slice(sampleSource.indexOf('Ön Söz'));
  const lines = body.replace(/-\s*\n\s*/g, '-').split('\n');
  return wordsOf(lines.filter((line) => !/^\s*https?:\S+\s*$/.test(line)).join('\n'));
}

describe('a printed compendium', () => {
  test('says every word of its source once, in order', () => {
    const printed = wordsOf(textOf(sample.pdf, firstChapterPage(sample)));
    // Words of the source that it breaks at their own hyphen come back with it.
    expect(printed.replaceAll('-', '')).toBe(sourceWords().replaceAll('-', ''));
    expect(sample.entries).toBe(6);
    expect(sample.warnings).toEqual([]);
  });

  test('keeps the hyphens of words and joins the words that it parted itself', () => {
    const printed = wordsOf(textOf(sample.pdf, firstChapterPage(sample)));
    const own = [
      '2022-2024-cü',
      'ATM-lər',
      'bir-birinə',
      'qeyri-bərabərlik',
      'akademiya-sənaye',
      'startup-ların',
    ];
    expect(own.filter((word) => !printed.includes(word))).toEqual([]);
    expect(printed.split('-').length).toBe(sourceWords().split('-').length);
  });

  test('has contents whose numbers are the pages where the headings are', () => {
    const contents = wordsOf(readWith(sample.pdf, 'pdftotext', '-f', '2', '-l', '2', 'PDF', '-'));
    for (const { title, page } of sample.outline.slice(1)) {
      expect(contents.replace(/\.{2,}/g, '|')).toContain(`${wordsOf(title)}|${page - sample.front}`);
      expect(wordsOf(textOf(sample.pdf, page, page))).toContain(wordsOf(title));
    }
  });

  test('calls its pages in a viewer as on paper: roman before the text, from 1 in it', async () => {
    const document = await PDFDocument.load(sample.pdf);
    const labels = document.catalog.lookup(PDFName.of('PageLabels'))?.toString().replace(/\s+/g, '');
    expect(labels).toBe(`<</Nums[0<</S/r>>${sample.front}<</S/D>>]>>`);
    expect([1, 4, 9, 14, 40, 1999].map(roman)).toEqual(['i', 'iv', 'ix', 'xiv', 'xl', 'mcmxcix']);
    expect(readWith(sample.pdf, 'pdftotext', '-f', '2', '-l', '2', 'PDF', '-')).toMatch(/^ii$/m);
  });

  test('has nested bookmarks that lead to those pages', () => {
    const found = bookmarksOf(sample.pdf);
    expect(found).toEqual(sample.outline);
    expect(new Set(found.map(({ level }) => level))).toEqual(new Set([1, 2]));
  });

  test('links its contents to pages and its addresses to the web', () => {
    const urls = readWith(sample.pdf, 'pdfinfo', '-url', 'PDF');
    expect(urls).toContain('http://dirna.khazar.org/');
    expect(urls).toContain('https://3e-partnership.ge/');
    const inside = readWith(sample.pdf, 'qpdf', '--qdf', '--object-streams=disable', 'PDF', '-');
    expect(inside.match(/\/Dest \[/g)?.length).toBeGreaterThanOrEqual(2 * sample.outline.length - 1);
  });

  test('shows chapter and section in the running head and the number at the foot', () => {
    const { page } = sample.outline.find(({ title }) => title.startsWith('2. ')) ?? { page: 0 };
    const head = readWith(
      sample.pdf,
      'pdftotext',
      '-f',
      String(page),
      '-l',
      String(page),
      '-x',
      '0',
      '-y',
      '0',
      '-W',
      '596',
      '-H',
      '70',
      'PDF',
      '-',
    );
    const foot = readWith(
      sample.pdf,
      'pdftotext',
      '-f',
      String(page),
      '-l',
      String(page),
      '-x',
      '0',
      '-y',
      '780',
      '-W',
      '596',
      '-H',
      '60',
      'PDF',
      '-',
    );
    const [chapter, section] = head.trim().split('\n\n');
    expect(chapter).toBe('CBHE Layihələrinin Ətraflı Təhlili (2022-2024)');
    // The page begins with the section before the one that it opens.
    expect(section).toMatch(/^1\. Azərbaycanda İnstitusional .*…$/);
    expect(foot.trim()).toBe(String(page - sample.front));
  });

  test('is read by a screen reader as headings, lists with labels and links', () => {
    const structure = readWith(sample.pdf, 'pdfinfo', '-struct-text', 'PDF');
    const roles = [...structure.matchAll(/^ *(\w+)/gm)].map((match) => match[1]);
    const wanted = [
      'Document',
      'Sect',
      'TOC',
      'TOCI',
      'Reference',
      'Link',
      'H1',
      'H2',
      'H3',
      'P',
      'L',
      'LI',
      'Lbl',
      'LBody',
    ];
    expect(wanted.filter((role) => !roles.includes(role))).toEqual([]);
    const spoken = [...structure.matchAll(/"(.*?)"$/gm)].map((match) => match[1]).join('');
    expect(spoken.replace(/[\s-]/g, '')).toContain(
      'Məqsəd:AzərbaycanATMlərindətədqiqatnəticələrininidarəedilməsivəyayılmasınıtəkmilləşdirməküçün',
    );
    expect(structure.indexOf('Mündəricat')).toBeLessThan(structure.indexOf('2022-2024-cü illər dövrü'));
  });

  test('says what it is: language, title shown, PDF/A-2u, PDF/UA-1, sRGB, tags', async () => {
    const document = await PDFDocument.load(sample.pdf, { updateMetadata: false });
    const plain = (name: string) => String(document.catalog.get(PDFName.of(name)));
    expect(plain('Lang')).toBe('(az)');
    expect(plain('MarkInfo')).toContain('/Marked true');
    expect(plain('ViewerPreferences')).toContain('/DisplayDocTitle true');
    expect(plain('OutputIntents')).toContain('/GTS_PDFA1');
    expect(document.context.trailerInfo.ID?.toString()).toMatch(/\[ ?<[0-9A-F]{32}> ?<[0-9A-F]{32}> ?\]/);
    const packet = Buffer.from(streamAt(document.catalog, 'Metadata').contents).toString('utf8');
    expect(packet).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>');
    expect(packet).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(packet).toContain(`<rdf:li xml:lang="x-default">${document.getTitle()}</rdf:li>`);
  });

  test('is a sound file whose fonts are all embedded, cut down and mapped to Unicode', () => {
    expect(readWith(sample.pdf, 'qpdf', '--check', 'PDF')).toContain(
      'No syntax or stream encoding errors found',
    );
    const fonts = readWith(sample.pdf, 'pdffonts', 'PDF').trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(1);
    expect(fonts.filter((line) => !/ yes yes yes /.test(line))).toEqual([]);
  });

  test('is the same to the byte when it is made again', async () => {
    const again = await makeCompendium(sampleInput());
    expect(Buffer.compare(again.pdf, sample.pdf)).toBe(0);
  });

  test('reports its progress to the end', async () => {
    const seen: [number, number][] = [];
    await makeCompendium(sampleInput(), (done, total) => seen.push([done, total]));
    expect(seen.at(-1)?.[0]).toBe(seen.at(-1)?.[1]);
    expect(seen.every(([done], index) => done === index + 1)).toBe(true);
  });
});

describe('a printed letter', () => {
  test('comes back as itself and has the outline of its font, in every face', async () => {
    const letters = [AZERBAIJANI, AZERBAIJANI_CYRILLIC, RUSSIAN, GEORGIAN].join(' ');
    const body = [letters, `*${letters}*`, `**${letters}**`, `***${letters}***`].join('\n\n');
    const { pdf, warnings } = await makeCompendium(input({ before: [section(letters, body)] }));
    expect(warnings).toEqual([]);
    const text = textOf(pdf, 3)
      .normalize('NFC')
      .replace(/[\s\u00AD]+/g, '');
    expect(text).toBe(letters.replace(/\s/g, '').repeat(5));
    const wrong = await wrongOutlines(pdf);
    expect(wrong).toEqual([]);
  });
});

describe('a printed book of any shape', () => {
  test('without entries or sections is its cover', async () => {
    const { pdf, pages, outline } = await makeCompendium(
      input({ title: 'Boş kitab', institution: 'Arxiv', year: '2024' }),
    );
    expect([pages, outline]).toEqual([1, []]);
    expect(readWith(pdf, 'pdftotext', 'PDF', '-').split(/\s+/).join(' ').trim()).toBe('Arxiv Boş kitab 2024');
    expect(readWith(pdf, 'qpdf', '--check', 'PDF')).toContain('No syntax');
  });

  test('prints a mark for a character that no font has, copies the character and names it', async () => {
    const { pdf, warnings } = await makeCompendium(
      input({ before: [section('Su', 'Su 💧 və \uF0A7 nöqtə')] }),
    );
    expect(warnings).toEqual([
      'Şriftlərdə «💧» (U+1F4A7) işarəsi yoxdur: çapda onun yerinə � qoyulub.',
      'Şriftlərdə «\uF0A7» (U+F0A7) işarəsi yoxdur: çapda onun yerinə � qoyulub.',
    ]);
    expect(textOf(pdf, 3)).toContain('Su 💧 və \uF0A7 nöqtə');
  });

  test('sets marks over letters where they belong and copies them', async () => {
    const { pdf, warnings } = await makeCompendium(
      input({ before: [section('q\u0301x\u0308', 'Söz q\u0301x\u0308q\u0301 və a\u0301 son.')] }),
    );
    expect(warnings).toEqual([]);
    const text = textOf(pdf, 3).normalize('NFD').replace(/\s+/g, '');
    expect(text).toBe(
      'q\u0301x\u0308Söz q\u0301x\u0308q\u0301 və a\u0301 son.'.normalize('NFD').replace(/\s+/g, ''),
    );
    expect(await wrongOutlines(pdf, 20)).toEqual([]);
  });

  test('has its labels in its own language', async () => {
    const fields = { projectId: ['1'], partners: ['Tartu (EE)'], period: ['2024'] };
    const texts = await Promise.all(
      (['az', 'en', 'ru'] as const).map(async (language) => {
        const { pdf } = await makeCompendium(input({ language }, [entry('Ad', fields)]));
        return textOf(pdf, 2).split(/\s+/).join(' ');
      }),
    );
    expect(
      texts.map((text) =>
        ['Layihə ID: 1', 'Project ID: 1', 'ID проекта: 1'].filter((label) => text.includes(label)),
      ),
    ).toEqual([['Layihə ID: 1'], ['Project ID: 1'], ['ID проекта: 1']]);
    expect(texts.map((text) => text.split(' ')[0])).toEqual(['Mündəricat', 'Contents', 'Содержание']);
  });

  test.each([1, 2, 3, 4, 5, 6])('random book %i is sound and its contents are right', async (seed) => {
    const { pdf, outline } = await makeCompendium(randomInput(seed));
    expect(readWith(pdf, 'qpdf', '--check', 'PDF')).toContain('No syntax or stream encoding errors found');
    expect(bookmarksOf(pdf)).toEqual(outline);
    for (const { title, page } of outline)
      expect(wordsOf(textOf(pdf, page, page)).replaceAll('-', '')).toContain(
        wordsOf(title).replaceAll('-', ''),
      );
  });
});

const firstChapterPage = ({ outline }: CompendiumPdf) => outline[1]?.page ?? 1;

interface QpdfOutline {
  readonly title: string;
  readonly destpageposfrom1: number;
  readonly kids: readonly QpdfOutline[];
}
/** Bookmarks as qpdf reads them, in the order of reading. */
function bookmarksOf(pdf: Uint8Array): readonly { title: string; level: number; page: number }[] {
  const { outlines } = JSON.parse(readWith(pdf, 'qpdf', '--json', '--json-key=outlines', 'PDF')) as {
    outlines: readonly QpdfOutline[];
  };
  const list = (
    items: readonly QpdfOutline[],
    level: number,
  ): { title: string; level: number; page: number }[] =>
    items.flatMap(({ title, destpageposfrom1, kids }) => [
      { title, level, page: destpageposfrom1 },
      ...list(kids, level + 1),
    ]);
  return list(outlines, 1);
}

function streamAt(dict: PDFDict, name: string): PDFRawStream {
  const stream = dict.lookup(PDFName.of(name));
  if (!(stream instanceof PDFRawStream)) throw new Error(`${name} is no stream`);
  return stream;
}

/** Letters whose embedded outline is not the one in the font file; at least so many must be there. */
async function wrongOutlines(pdf: Uint8Array, least = 600): Promise<readonly string[]> {
  const { context } = await PDFDocument.load(pdf, { updateMetadata: false });
  const wrong: string[] = [];
  let compared = 0;
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.get(PDFName.of('Subtype')) !== PDFName.of('Type0')) continue;
    const name = String(object.get(PDFName.of('BaseFont'))).split('+')[1] ?? '';
    const file = FONT_FILES.find((candidate) => candidate.name === name);
    if (!file) throw new Error(`unknown font ${name}`);
    const source = create(
      readFileSync(new URL(`../../../resources/fonts/${name}.ttf`, import.meta.url)),
    ) as Font;
    const descendant = object.lookup(PDFName.of('DescendantFonts'), PDFArray).lookup(0, PDFDict);
    const descriptor = descendant.lookup(PDFName.of('FontDescriptor'), PDFDict);
    const bytes = decodePDFRawStream(streamAt(descriptor, 'FontFile2')).decode();
    const embedded = create(bytes) as Font;
    const cmap = Buffer.from(decodePDFRawStream(streamAt(object, 'ToUnicode')).decode()).toString('latin1');
    for (const [, glyph = '', code = ''] of cmap.matchAll(/^<([0-9A-F]{4})> <([0-9A-F]{4})>$/gim)) {
      const codePoint = Number.parseInt(code, 16);
      const own = embedded.getGlyph(Number.parseInt(glyph, 16))?.path.toSVG();
      compared++;
      if (own !== source.glyphForCodePoint(codePoint)?.path.toSVG())
        wrong.push(`${name} ${String.fromCodePoint(codePoint)}`);
    }
  }
  if (compared < least) wrong.push(`only ${compared} letters were compared`);
  return wrong;
}
