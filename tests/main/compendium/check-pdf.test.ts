import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFRawStream,
  type PDFRef,
  PDFString,
} from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import { makeCompendium } from '../../../main/compendium/make-compendium.ts';
import { input, randomInput, sampleInput, section } from './books.ts';
import { brokenRules, checkPdf } from './pdf-check/check-pdf.ts';
import { streamText } from './pdf-check/open-checked.ts';

const name = PDFName.of;
const [sample, small] = await Promise.all([
  makeCompendium(sampleInput()),
  makeCompendium(
    input({
      institution: 'Arxiv',
      before: [section('Bir', '- a\n- b\n\nhttps://a.az/', [section('İki', 'c')])],
    }),
  ),
]);

type Change = (document: PDFDocument, tools: Tools) => void;
interface Tools {
  readonly context: PDFContext;
  readonly catalog: PDFDict;
  /** The nth element of a role, from 0. */
  readonly element: (role: string, nth?: number) => PDFDict;
  /** Changes the content of the page where the text begins. */
  readonly content: (change: (text: string) => string) => void;
  readonly xmp: (change: (text: string) => string) => void;
  /** The nth font that pages name, its descendant and descriptor. */
  readonly font: () => { readonly font: PDFDict; readonly cid: PDFDict; readonly descriptor: PDFDict };
  readonly link: () => PDFDict;
  readonly page: () => PDFDict;
}

function toolsOf(document: PDFDocument): Tools {
  const { context, catalog } = document;
  const dicts = () =>
    context.enumerateIndirectObjects().flatMap(([, object]) => (object instanceof PDFDict ? [object] : []));
  const last = () => document.getPages().at(-1)?.node as PDFDict;
  const replace = (ref: PDFObject | undefined, change: (text: string) => string) => {
    const stream = context.lookup(ref) as PDFRawStream;
    const bytes = Buffer.from(change(streamText(stream)), 'latin1');
    const entries = stream.dict.entries().filter(([key]) => !['/Filter', '/Length'].includes(String(key)));
    const changed = context.stream(
      bytes,
      Object.fromEntries(entries.map(([key, value]) => [key.decodeText(), value])),
    );
    context.assign(ref as PDFRef, changed);
  };
  return {
    context,
    catalog,
    element: (role, nth = 0) =>
      dicts().filter((dict) => dict.get(name('S')) === name(role) && dict.has(name('P')))[nth] as PDFDict,
    content: (change) => replace(last().get(name('Contents')), change),
    xmp: (change) => replace(catalog.get(name('Metadata')), change),
    font: () => {
      const font = dicts().find((dict) => dict.get(name('Subtype')) === name('Type0')) as PDFDict;
      const cid = font.lookup(name('DescendantFonts'), PDFArray).lookup(0, PDFDict);
      return { font, cid, descriptor: cid.lookup(name('FontDescriptor'), PDFDict) };
    },
    link: () => dicts().find((dict) => dict.get(name('Subtype')) === name('Link')) as PDFDict,
    page: last,
  };
}

async function spoil(change: Change): Promise<Uint8Array> {
  const document = await PDFDocument.load(small.pdf, { updateMetadata: false });
  change(document, toolsOf(document));
  return document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });
}

const append = (text: string) => (content: string) => `${content}\n${text}\n`;
/** Shows the first glyph of the first font as an artifact. */
const showing = (font: string, code: string) => append(`/Artifact BMC BT /${font} 9 Tf <${code}> Tj ET EMC`);
const fontName = (page: PDFDict) =>
  page.lookup(name('Resources'), PDFDict).lookup(name('Font'), PDFDict).keys()[0]?.decodeText() ?? '';

/** Turns the list into a table of label and text: rows whose first cell is a head. */
function makeTable({ element, context }: Tools, scope: boolean, rowHead = 'TH'): void {
  element('L').set(name('S'), name('Table'));
  for (let row = 0; row < 2; row++) {
    element('LI').set(name('S'), name('TR'));
    const head = element('Lbl');
    head.set(name('S'), name(rowHead));
    if (scope) head.set(name('A'), context.obj({ O: 'Table', Scope: 'Row' }));
    element('LBody').set(name('S'), name('TD'));
  }
}

/** What is done to a sound file, and the rules that it breaks then. */
const CASES: readonly (readonly [string, readonly string[], Change])[] = [
  ['no language', ['language'], (_, { catalog }) => catalog.delete(name('Lang'))],
  [
    'a language that is none',
    ['language'],
    (_, { catalog }) => catalog.set(name('Lang'), PDFString.of('az_AZ')),
  ],
  ['no mark that it is tagged', ['marked'], (_, { catalog }) => catalog.delete(name('MarkInfo'))],
  ['the title not shown', ['title-shown'], (_, { catalog }) => catalog.delete(name('ViewerPreferences'))],
  ['no ID', ['file-id'], ({ context }) => Object.assign(context.trailerInfo, { ID: undefined })],
  ['no output intent', ['output-intent'], (_, { catalog }) => catalog.delete(name('OutputIntents'))],
  ['no XMP', ['xmp'], (_, { catalog }) => catalog.delete(name('Metadata'))],
  ['XMP without its opening', ['xmp'], (_, { xmp }) => xmp((text) => text.replace(/^<\?xpacket.*?\?>/, ''))],
  ['XMP that names another level', ['pdfa-id'], (_, { xmp }) => xmp((text) => text.replace('>U<', '>B<'))],
  [
    'XMP without PDF/UA',
    ['pdfua-id'],
    (_, { xmp }) => xmp((text) => text.replace('<pdfuaid:part>1</pdfuaid:part>', '')),
  ],
  [
    'an undescribed schema',
    ['xmp-schema'],
    (_, { xmp }) => xmp((text) => text.replace('prefix>pdfuaid', 'prefix>x')),
  ],
  [
    'no title in XMP',
    ['info-and-xmp', 'title'],
    (_, { xmp }) => xmp((text) => text.replace(/<dc:title>.*<\/dc:title>/, '')),
  ],
  ['another title', ['info-and-xmp'], (document) => document.setTitle('Başqa')],
  ['another date', ['info-and-xmp'], (document) => document.setCreationDate(new Date(0))],
  [
    'a program',
    ['action'],
    ({ context }) => context.register(context.obj({ S: 'JavaScript', JS: PDFString.of('1') })),
  ],
  [
    'actions of its own',
    ['forbidden'],
    ({ context }, { catalog }) => catalog.set(name('AA'), context.obj({})),
  ],
  [
    'a stream elsewhere',
    ['stream'],
    ({ context }) => context.register(context.stream('', { F: PDFString.of('x') })),
  ],
  [
    'a picture made smooth',
    ['interpolate'],
    ({ context }) => context.register(context.stream('', { Interpolate: true })),
  ],
  [
    'something see-through',
    ['transparency'],
    ({ context }, { page }) =>
      page()
        .lookup(name('Resources'), PDFDict)
        .set(name('ExtGState'), context.obj({ G: { ca: 0.5 } })),
  ],
  ['ink colours', ['colour'], (_, { content }) => content(append('0 0 0 1 k'))],
  ['a line without a tag', ['untagged'], (_, { content }) => content(append('0 0 9 9 re f'))],
  [
    'an artifact in a text',
    ['artifact-in-tag'],
    (_, { content }) => content((text) => text.replace(/(\/P<<\/MCID \d+>>BDC)/, '$1 /Artifact BMC EMC')),
  ],
  [
    'a text in an artifact',
    ['tag-in-artifact'],
    (_, { content }) => content((text) => `/Artifact BMC\n${text}\nEMC`),
  ],
  ['marks that do not pair', ['marks'], (_, { content }) => content(append('EMC'))],
  ['a mark without an end', ['marks'], (_, { content }) => content(append('/Artifact BMC'))],
  [
    'content that no element has',
    ['mcid', 'parent-tree'],
    (_, { content }) => content((text) => text.replace('<</MCID 0>>', '<</MCID 99>>')),
  ],
  ['a number twice', ['mcid'], (_, { content }) => content(append('/P<</MCID 0>>BDC EMC'))],
  ['pages without their parents', ['parent-tree'], (_, { page }) => page().delete(name('StructParents'))],
  ['a link that says nothing', ['link-text'], (_, { link }) => link().delete(name('Contents'))],
  ['a link outside the structure', ['link-element'], (_, { link }) => link().delete(name('StructParent'))],
  [
    'a link that is a paragraph',
    ['link-element'],
    (_, { element }) => element('Link').set(name('S'), name('Span')),
  ],
  [
    'a link that is not printed',
    ['annotation-flags'],
    (_, { link }) => link().set(name('F'), PDFNumber.of(0)),
  ],
  [
    'links in no order',
    ['tabs'],
    (document) => {
      for (const { node } of document.getPages()) node.delete(name('Tabs'));
    },
  ],
  ['a level left out', ['heading-level'], (_, { element }) => element('H2').set(name('S'), name('H3'))],
  ['a role of its own', ['role'], (_, { element }) => element('P').set(name('S'), name('Absatz'))],
  ['an item that is none', ['nesting'], (_, { element }) => element('LI').set(name('S'), name('P'))],
  [
    'lists that do not say how they count',
    ['list-numbering'],
    (_, { element }) => element('L').delete(name('A')),
  ],
  [
    'a part in no language',
    ['language-of-part'],
    (_, { element }) => element('P').set(name('Lang'), PDFString.of('?')),
  ],
  [
    'a figure without words',
    ['figure-text'],
    (_, { element }) => element('P').set(name('S'), name('Figure')),
  ],
  ['a note without a name', ['note-id'], (_, { element }) => element('P').set(name('S'), name('Note'))],
  ['head cells that do not say of what', ['head-scope'], (_, tools) => makeTable(tools, false)],
  ['a table without heads', ['table-heads'], (_, tools) => makeTable(tools, false, 'TD')],
  [
    'rows that are not as wide as the others',
    ['table-rows'],
    (_, tools) => {
      makeTable(tools, true);
      tools.element('TD').set(name('A'), tools.context.obj({ O: 'Table', ColSpan: 2 }));
    },
  ],
  [
    'an element with nothing in it',
    ['empty-element'],
    ({ context }, { element }) => {
      const sect = element('Sect');
      sect.lookup(name('K'), PDFArray).push(context.register(context.obj({ S: 'P', P: context.obj(null) })));
    },
  ],
  [
    'a font that is not there',
    ['font-embedded'],
    (_, { font }) => font().descriptor.delete(name('FontFile2')),
  ],
  ['a font without Unicode', ['to-unicode'], (_, { font }) => font().font.delete(name('ToUnicode'))],
  [
    'letters that mean nothing',
    ['to-unicode'],
    ({ context }, { font }) => {
      const ref = font().font.get(name('ToUnicode')) as PDFRef;
      context.assign(ref, context.stream('1 beginbfchar <0001> <0000> endbfchar'));
    },
  ],
  [
    'the sign for a missing letter',
    ['notdef', 'to-unicode', 'width'],
    (_, { content, page }) => content(showing(fontName(page()), '0000')),
  ],
  [
    'a letter beyond the font',
    ['notdef', 'to-unicode'],
    (_, { content, page }) => content(showing(fontName(page()), 'FFF0')),
  ],
  ['widths that are not the letters’ own', ['width'], (_, { font }) => font().cid.delete(name('W'))],
  ['letters without a way to glyphs', ['glyph-map'], (_, { font }) => font().cid.delete(name('CIDToGIDMap'))],
  [
    'text in a font that is not named',
    ['font-resource'],
    (_, { content }) => content(showing('None', '0001')),
  ],
  ['no structure', ['structure'], (_, { catalog }) => catalog.delete(name('StructTreeRoot'))],
];

describe('the checker of PDF/UA-1 and PDF/A-2u', () => {
  test('finds nothing in a sound file, however it is saved', async () => {
    expect(await checkPdf(small.pdf)).toEqual([]);
    expect(await checkPdf(await spoil(() => undefined))).toEqual([]);
    expect(await checkPdf(await spoil((_, tools) => makeTable(tools, true)))).toEqual([]);
  });

  test.each(CASES)('finds %s', async (_, rules, change) => {
    expect(await brokenRules(await spoil(change))).toEqual(rules);
  });

  test('finds a file of another version', async () => {
    const bytes = Buffer.from(small.pdf);
    bytes.write('%PDF-2.0', 0, 'latin1');
    expect(await brokenRules(bytes)).toEqual(['header']);
  });

  test('has a spoilt file for every rule', () => {
    const folder = join(import.meta.dirname, 'pdf-check');
    const source = readdirSync(folder)
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .join('');
    const rules = new Set([...source.matchAll(/(?:report\(|rule: )\s*'([\w-]+)'/g)].map(([, rule]) => rule));
    const tried = new Set([...CASES.flatMap(([, broken]) => broken), 'header']);
    expect([...rules].filter((rule) => !tried.has(rule ?? ''))).toEqual([]);
    expect(rules.size).toBeGreaterThan(35);
  });
});

describe('a printed compendium breaks no rule', () => {
  test('made of the sample', async () => {
    expect(await checkPdf(sample.pdf)).toEqual([]);
  });

  test('in two scripts, and names the language of the other one', async () => {
    const body = 'Qori – გორი, [გორი](https://gori.ge/) და *თბილისი*.\n\n- ADU-ნიუ';
    const { pdf } = await makeCompendium(input({ before: [section('თბილისი 1', body)] }));
    expect(await checkPdf(pdf)).toEqual([]);
    const { context } = await PDFDocument.load(pdf, { updateMetadata: false });
    const parts = context.enumerateIndirectObjects().map(([, object]) => String(object).replace(/\s+/g, ' '));
    expect(parts.filter((part) => part.includes('/S /Span') && part.includes('/Lang (ka)')).length).toBe(5);
  });

  test.each([21, 22, 23, 24])('made at random, %i', async (seed) => {
    expect(await checkPdf((await makeCompendium(randomInput(seed))).pdf)).toEqual([]);
  });

  test('with names, titles and addresses that are hard to write', async () => {
    const hard = 'İ «a» <b> & (c) \\ \u0007 \uD800 💧 \uF0A7 אברהם محمد \u200F é';
    const given = {
      title: hard,
      subtitle: hard,
      institution: hard,
      year: '?',
      before: [section(hard, `${hard} https://a.az/ə(1)`)],
    };
    expect(await checkPdf((await makeCompendium(input(given))).pdf)).toEqual([]);
  });
});
