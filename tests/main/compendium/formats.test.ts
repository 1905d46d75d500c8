import { describe, expect, test } from 'vitest';
import { formatBook } from '../../../main/compendium/formats/format-book.ts';
import { linkAddress } from '../../../main/compendium/formats/link-address.ts';
import { wrapText } from '../../../main/compendium/formats/wrap-text.ts';
import type { CompendiumInput } from '../../../main/compendium/make-compendium.ts';
import { outlineBook } from '../../../main/compendium/outline.ts';
import { scriptRuns } from '../../../main/compendium/script-runs.ts';
import type { BookFormat } from '../../../preload/model.ts';
import { entry, input, randomInput, sampleInput, section } from './books.ts';
import { paragraphsOf, plainXml, readDocx } from './read-docx.ts';

async function bytesOf(given: CompendiumInput, format: BookFormat): Promise<Uint8Array> {
  const { parts } = await formatBook(given, format);
  return parts[0]?.bytes ?? new Uint8Array();
}
const textOf = async (given: CompendiumInput, format: BookFormat) =>
  Buffer.from(await bytesOf(given, format)).toString('utf8');

/** The words of a text one after the other, whatever stands between them. */
const words = (text: string) => text.replace(/\s+/g, '');

/** What a book says, block by block: the labels of lists are left to each format. */
function spoken(given: CompendiumInput): string {
  const parts: string[] = [];
  const say = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(say);
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) {
        if (['text', 'label'].includes(key) && typeof inner === 'string') parts.push(inner);
        else if (key !== 'url') say(inner);
      }
  };
  say([...outlineBook(given).blocks()]);
  return words(parts.join(' '));
}

/** The text of a page of HTML from an element to its end. */
function spokenHtml(html: string, element: string): string {
  const inner = html.slice(html.indexOf(`<${element}`), html.indexOf(`</${element}>`));
  return words(plainXml(inner.replace(/<[^>]*>/g, '')));
}

const everyFormat = ['txt', 'html', 'docx'] as const;

describe('a compendium in any format', () => {
  test.each(everyFormat)('as %s is the same to the byte when it is made again', async (format) => {
    const [one, other] = [await formatBook(sampleInput(), format), await formatBook(sampleInput(), format)];
    expect(one.entries).toBe(6);
    expect(one.parts.map(({ path, bytes }) => [path, Buffer.from(bytes).toString('base64')])).toEqual(
      other.parts.map(({ path, bytes }) => [path, Buffer.from(bytes).toString('base64')]),
    );
  });

  test.each(everyFormat)('as %s reports its progress to the end', async (format) => {
    const seen: [number, number][] = [];
    await formatBook(sampleInput(), format, (done, total) => seen.push([done, total]));
    expect(seen.length).toBeGreaterThan(10);
    expect(seen.at(-1)).toEqual([seen.length, seen.length]);
  });

  test.each([11, 12, 13, 14, 15, 16])('random book %i says the same in every format', async (seed) => {
    const given = randomInput(seed);
    const wanted = spoken(given);
    expect(spokenHtml(await textOf(given, 'html'), 'main')).toBe(wanted);
    const document = readDocx(await bytesOf(given, 'docx')).get('word/document.xml') ?? '';
    const body = paragraphsOf(document).filter(({ style }) => !/^(?:TOC\w+|Title)$/.test(style));
    expect(words(body.map(({ text }) => text).join(''))).toBe(wanted);
    const text = (await textOf(given, 'txt')).replace(/^ *(?:[•–·]|\d+\.)(?: |$)/gm, '');
    const marks = wanted.replace(/\d+\./g, '');
    expect(words(text.replace(/^[=-]+$/gm, '').replace(/\d+\./g, ''))).toContain(marks);
  });
});

describe('a compendium as plain text', () => {
  test('has lines of at most 76 characters, contents, and lists with hanging marks', async () => {
    const text = await textOf(sampleInput(), 'txt');
    const long = text.split('\n').filter((line) => Array.from(line).length > 76);
    expect(long).toEqual([]);
    expect(text).toContain('Mündəricat\n==========\n\nÖn Söz\n');
    expect(text).toContain('  Çağırışlar\n  Dərslər\n');
    expect(text).toContain(
      '  – Azərbaycanın ali təhsil müəssisələri (ATM-lər) CBHE layihələrində aktiv\n    iştirak edərək',
    );
    expect(text).toContain('    · İstiqamət 1: Ali təhsildə');
  });

  test('keeps words that are longer than a line whole, and addresses behind the words of links', async () => {
    const long = 'ə'.repeat(120);
    const given = input({ before: [section('A', `${long} son [sayt](https://a.az/) https://b.az/`)] });
    expect((await textOf(given, 'txt')).split('\n').slice(-3)).toEqual([
      long,
      'son sayt <https://a.az/> https://b.az/',
      '',
    ]);
  });

  test.each([
    ['aa bb cc', 5, ['aa bb', 'cc']],
    ['aa\u00A0bb cc', 5, ['aa\u00A0bb', 'cc']],
    ['é é é', 3, ['é é', 'é']],
    ['', 5, ['']],
  ])('breaks %j in lines of %i', (text, width, lines) => {
    expect(wrapText(text, width)).toEqual(lines);
  });
});

describe('a compendium as HTML', () => {
  test('is a folder with its page, style and fonts, and no script', async () => {
    const { parts } = await formatBook(sampleInput(), 'html');
    const css = Buffer.from(parts.find(({ path }) => path === 'book.css')?.bytes ?? []).toString('utf8');
    const fonts = [...css.matchAll(/url\("(.*?)"\)/g)].map(([, path]) => path);
    const paths = parts.map(({ path }) => path);
    expect(fonts.filter((path) => !paths.includes(path ?? ''))).toEqual([]);
    expect(paths.slice(0, 2)).toEqual(['index.html', 'book.css']);
    expect(paths).toContain('fonts/OFL.txt');
    const html = await textOf(sampleInput(), 'html');
    expect(html).not.toMatch(/<script|\son\w+=|src=/);
  });

  test('has its language, landmarks, one title and headings that skip no level', async () => {
    const html = await textOf(sampleInput(), 'html');
    expect(html).toMatch(/^<!doctype html>\n<html lang="az">/);
    expect(['header', 'nav', 'main'].map((name) => html.split(`<${name}`).length - 1)).toEqual([1, 1, 1]);
    const levels = [...html.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
  });

  test('has contents that link to every heading they name', async () => {
    const html = await textOf(sampleInput(), 'html');
    const links = [...html.matchAll(/<a href="#(part-\d+)">(.*?)<\/a>/g)].map(([, id, name]) => [id, name]);
    const headings = [...html.matchAll(/<h\d id="(part-\d+)"[^>]*>(.*?):?<\/h\d>/g)].map(([, id, name]) => [
      id,
      name,
    ]);
    expect(links.length).toBe(16);
    expect(links).toEqual(headings);
  });

  test('shows markup in a text as it stands, and links to no address that is none', async () => {
    const body = 'Bax <script>alert(1)</script> & [a](<https://x.az/?q="ə">) [b](https://[/) \u0007';
    const html = await textOf(input({ title: '</title><b>', before: [section('"A" & <B>', body)] }), 'html');
    expect(html).toContain('<title>&lt;/title&gt;&lt;b&gt;</title>');
    expect(html).toContain('Bax &lt;script&gt;alert(1)&lt;/script&gt; &amp; ');
    expect(html).toContain('<a href="https://x.az/?q=%22%C9%99%22">a</a>');
    expect(html).not.toContain('https://[/"');
  });

  test('names runs of other scripts: Georgian its language, Hebrew and Arabic their direction', async () => {
    const html = await textOf(input({ before: [section('ქართული', 'Ad: אברהם בן עזרא, محمد.')] }), 'html');
    expect(html).toContain('<span lang="ka">ქართული</span></h2>');
    expect(html).toContain('<p>Ad: <bdi>אברהם בן עזרא, محمد</bdi>.</p>');
  });
});

describe('a compendium as DOCX', () => {
  test('has real styles for headings, and lists three deep', async () => {
    const parts = readDocx(await bytesOf(sampleInput(), 'docx'));
    const paragraphs = paragraphsOf(parts.get('word/document.xml') ?? '');
    const of = (style: string) => paragraphs.filter((each) => each.style === style).map(({ text }) => text);
    expect(of('Heading1')[0]).toBe('Ön Söz');
    expect(of('Heading2')[0]).toMatch(/^1\. Azərbaycanda İnstitusional/);
    expect(of('FieldHeading')).toContain('Nəticələr:');
    expect(new Set(paragraphs.flatMap(({ list }) => (list ? [list.level] : [])))).toEqual(new Set([0, 1, 2]));
    expect(of('ListBullet3')[0]).toMatch(/^İstiqamət 1/);
  });

  test('points to no style, list, link or part that is not there', async () => {
    const body = '3. a\n   1. b\n      1. c\n         - d\n\n[x](https://a.az/) [y](https://b.az/?a=1&b=2)';
    const parts = readDocx(
      await bytesOf(input({ before: [section('A', body), section('B', body)] }), 'docx'),
    );
    const document = parts.get('word/document.xml') ?? '';
    const ids = (xml: string, pattern: RegExp) => [...xml.matchAll(pattern)].map(([, id]) => id ?? '');
    const styles = new Set(ids(parts.get('word/styles.xml') ?? '', /w:styleId="(\w+)"/g));
    const used = ids([...parts.values()].join(''), /<w:(?:pStyle|rStyle|basedOn|next) w:val="(\w+)"/g);
    expect(used.filter((id) => !styles.has(id))).toEqual([]);
    const numbering = parts.get('word/numbering.xml') ?? '';
    const lists = new Set(ids(numbering, /<w:num w:numId="(\d+)"/g));
    expect(ids(document, /<w:numId w:val="(\d+)"/g).filter((id) => !lists.has(id))).toEqual([]);
    expect(numbering).toContain('<w:startOverride w:val="3"/>');
    const relations = parts.get('word/_rels/document.xml.rels') ?? '';
    const known = new Set(ids(relations, / Id="(\w+)"/g));
    const linked = ids(document, / r:id="(\w+)"/g);
    expect(new Set(linked).size).toBe(4);
    expect(linked.filter((id) => !known.has(id))).toEqual([]);
    const targets = ids(relations, / Target="([^"]+)"(?! TargetMode)/g).map((path) => `word/${path}`);
    expect(targets.filter((path) => !parts.has(path))).toEqual([]);
    const types = ids(parts.get('[Content_Types].xml') ?? '', /PartName="\/([^"]+)"/g);
    expect(types.filter((path) => !parts.has(path))).toEqual([]);
  });

  test('has a contents field over its headings, page numbers, running heads and its language', async () => {
    const parts = readDocx(await bytesOf(sampleInput(), 'docx'));
    const document = parts.get('word/document.xml') ?? '';
    expect(document).toContain(' TOC \\o &quot;1-3&quot; \\h \\z \\u ');
    const anchors = [...document.matchAll(/w:anchor="(\w+)"/g)].map(([, name]) => name);
    const marks = [...document.matchAll(/<w:bookmarkStart w:id="\d+" w:name="(\w+)"/g)].map(
      ([, name]) => name,
    );
    expect(anchors).toEqual(marks);
    expect(anchors.length).toBe(16);
    const count = (kind: string) => document.split(`w:fldCharType="${kind}"`).length;
    expect(count('begin')).toBe(count('end'));
    expect(parts.get('word/footer.xml')).toContain(' PAGE ');
    expect(parts.get('word/header.xml')).toContain(' STYLEREF 1 ');
    expect(parts.get('word/styles.xml')).toContain('<w:lang w:val="az-Latn-AZ"');
    expect(parts.get('docProps/core.xml')).toContain('2024-05-06T07:08:09Z</dcterms:created>');
  });

  test('holds what XML cannot hold as a visible mark, and other scripts with their language', async () => {
    const title = 'a\u0007b \uD800 <&>';
    const given = input({ before: [section(title, 'ქართული محمد')] }, [entry('"x"', {})]);
    const document = readDocx(await bytesOf(given, 'docx')).get('word/document.xml') ?? '';
    const paragraphs = paragraphsOf(document);
    expect(paragraphs.find(({ style }) => style === 'Heading1')?.text).toBe('a\uFFFDb \uFFFD <&>');
    expect(document).toContain('<w:lang w:val="ka-GE"/></w:rPr><w:t xml:space="preserve">ქართული</w:t>');
    expect(document).toContain('<w:rtl/>');
  });
});

test.each([
  ['https://a.az/ə', 'https://a.az/%C9%99'],
  ['https://a.az/[x]', 'https://a.az/%5Bx%5D'],
  ['mailto:a@b.az', 'mailto:a@b.az'],
  ['javascript:alert(1)', null],
  ['https://', null],
])('the address %s is linked as %s', (url, address) => {
  expect(linkAddress(url)).toBe(address);
});

test('runs of scripts are the text, whatever it is', () => {
  const text = 'A ბ გ, B דה 1 و\u064E z';
  expect(scriptRuns(text)).toEqual([
    { text: 'A ', script: null },
    { text: 'ბ გ', script: 'georgian' },
    { text: ', B ', script: null },
    { text: 'דה', script: 'rightToLeft' },
    { text: ' 1 ', script: null },
    { text: 'و\u064E', script: 'rightToLeft' },
    { text: ' z', script: null },
  ]);
});
