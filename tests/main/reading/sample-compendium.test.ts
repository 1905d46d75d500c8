import { expect, test } from 'vitest';
import type { Section } from '../../../preload/model.ts';
import { parseStructuredText, plainText } from '../../../preload/structured-text.ts';
import { COMPENDIUM, labelled, read, sampleText, suggested, texts } from './samples.ts';

const source = sampleText(COMPENDIUM);
const reading = read(source, COMPENDIUM);
const projects = labelled(reading);
const column = <T>(pick: (draft: (typeof projects)[number]) => T) => projects.map(pick);

test('a labelled compendium gives its projects with IDs, sums, periods and acronyms', () => {
  expect(
    column(({ type, title, fields }) => [
      type,
      fields['projectId']?.[0]?.text,
      fields['budget']?.[0]?.amount,
      fields['budget']?.[0]?.currency,
      fields['period']?.[0]?.edtf,
      fields['acronym']?.[0]?.text,
      title.endsWith(`(${fields['acronym']?.[0]?.text})`),
    ]),
  ).toEqual([
    ['project', '101082124', 63329200, 'EUR', '2023/2025', 'DIRNA', true],
    ['project', '101083269', 79999900, 'EUR', '2023/2025', 'ENGAGE', true],
    ['project', '101082252', undefined, undefined, '2022/2024', 'REFRESH', true],
    ['project', '101128576', 72823400, 'EUR', '2023-12/2026-11', '3E-Partnership', true],
    ['project', '101129062', 96900800, 'EUR', '2024-04/2027-03', 'BE-OPEN', true],
    ['project', '101129280', 99996900, 'EUR', '2024-01/2026-12', 'BEAUCOUP', true],
  ]);
});

test('a title over two lines is one, without its number', () => {
  expect(projects[2]?.title).toBe(
    'Azərbaycanın Universitetlərində Yaşıl və Dayanıqlı Qlobal İqtisadi İnkişaf: Bərpa Olunan Enerji və İqlim Dəyişikliyinin Azaldılması (REFRESH)',
  );
});

test('partners and coordinators come with their countries', () => {
  expect(column(({ fields }) => (fields['partners'] ?? []).map((value) => value.country).join(' '))).toEqual([
    'AZ AZ FI AZ AZ IT AZ AZ AZ TR',
    'PT AZ EE AZ AZ AZ AZ AZ SE AZ ES AZ AZ AZ AZ PL',
    '',
    'BE UA AZ UA ES GE GE AZ GE',
    'GE GE AZ NL GE AZ AZ SI SI AZ AZ NL GE',
    'UA AZ SI AZ PL UA UA EE ES SI UA EE AZ EE AZ UA',
  ]);
  expect(
    column(({ fields }) => fields['coordinator']?.map(({ name, country, kind }) => [name, country, kind])),
  ).toEqual([
    [['Xəzər Universiteti', 'AZ', 'organisation']],
    [['Mingəçevir Dövlət Universiteti', 'AZ', 'organisation']],
    undefined,
    [['Biznes və Texnologiya Universiteti MMC', 'GE', 'organisation']],
    [['İlia Dövlət Universiteti', 'GE', 'organisation']],
    [['Tartu Universiteti', 'EE', 'organisation']],
  ]);
  expect(projects[0]?.fields['partners']?.[9]).toEqual({
    text: 'İzmir Texnologiya İnstitutu (TR).',
    name: 'İzmir Texnologiya İnstitutu',
    country: 'TR',
    kind: 'organisation',
  });
});

test('a website not yet known keeps its mark and is no address', () => {
  expect(column(({ fields }) => fields['website'])).toEqual([
    [{ text: 'http://dirna.khazar.org/', url: 'http://dirna.khazar.org/' }],
    [{ text: 'https://engage.edu.az/', url: 'https://engage.edu.az/' }],
    [{ text: 'https://refresh-erasmus.com/', url: 'https://refresh-erasmus.com/' }],
    [{ text: 'https://3e-partnership.ge/', url: 'https://3e-partnership.ge/' }],
    [{ text: 'TBA' }],
    [{ text: 'TBA' }],
  ]);
});

test('activities, summary and results keep paragraphs and bullets', () => {
  const shape = (text: string | undefined) =>
    parseStructuredText(text ?? '').map((block) => (block.kind === 'list' ? block.items.length : 'p'));
  expect(
    column((draft) =>
      ['activities', 'summary', 'results'].map((name) => shape(draft.fields[name]?.[0]?.text)),
    ),
  ).toEqual([
    [[3], ['p', 5, 'p'], [3]],
    [[5], ['p', 5, 'p'], [4]],
    [[4], ['p', 4, 'p'], [4]],
    [[4], ['p', 4, 'p'], [4]],
    [[5], ['p', 4, 'p'], [4]],
    [[5], ['p', 4, 'p'], [4]],
  ]);
  expect(texts(projects[0], 'summary')[0]).toContain('Azərbaycan ATM-ləri arasında əməkdaşlıq');
});

const outline = (sections: readonly Section[]): unknown =>
  sections.map(({ title, body, sections: below }) => [
    title,
    parseStructuredText(body).map((block) =>
      block.kind === 'list' ? `${block.isOrdered ? 'ol' : 'ul'}${block.items.length}` : 'p',
    ),
    outline(below),
  ]);

test('front and back matter become sections with nested lists', () => {
  const compendium = reading.compendium;
  expect([compendium?.title, compendium?.entriesTitle, compendium?.language, compendium?.entries]).toEqual([
    'Azərbaycanda 2022-2024 illərdə, Ali Təhsildə Potensialın Gücləndirilməsi (CBHE) üzrə Tətbiq Kompendiumu',
    'CBHE Layihələrinin Ətraflı Təhlili (2022-2024)',
    'az',
    projects.map((draft) => draft.key),
  ]);
  expect(outline(compendium?.before ?? [])).toEqual([
    ['Ön Söz', ['p'], []],
    ['Giriş', ['p'], []],
    ['Azərbaycanda CBHE üzrə Ümumi Baxış (2022-2024)', ['ul2'], []],
  ]);
  expect(outline(compendium?.after ?? [])).toEqual([
    ['Nailiyyətlərin Xülasəsi', ['ol10'], []],
    [
      'Dərslər və Çağırışlar',
      [],
      [
        ['Çağırışlar:', ['ol5'], []],
        ['Dərslər:', ['ol6'], []],
      ],
    ],
    ['Gələcək İstiqamətlər', [], [['Tövsiyələr:', ['ol7'], []]]],
  ]);
});

test('bullets three deep stay three deep', () => {
  const [list] = parseStructuredText(reading.compendium?.before[2]?.body ?? '');
  const depth = (blocks: readonly unknown[]): unknown =>
    blocks.flatMap((block) => {
      const { kind, items = [] } = block as { kind: string; items?: readonly (readonly unknown[])[] };
      return kind === 'list' ? [items.map(depth)] : [];
    });
  expect(depth(list ? [list] : [])).toEqual([[[[[], []]], [[[], [[[], [], []]]]]]]);
});

const wordsOf = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];
const sectionText = ({ title, body, sections }: Section): string =>
  [title, plainText(body), ...sections.map(sectionText)].join('\n');

/** The source without the four addresses that page breaks repeat. */
function sourceWords(): readonly string[] {
  const said = new Set<string>();
  const lines = source.split('\n').filter((line) => {
    const text = line.trim();
    const isRepeated = /^https?:\S+$/.test(text) && said.has(text);
    for (const url of text.match(/https?:\S+/g) ?? []) said.add(url);
    return !isRepeated;
  });
  return wordsOf(lines.join('\n'));
}

test('every sentence of the compendium stands exactly once, in order', () => {
  const field = (draft: (typeof projects)[number], name: string, label: string) =>
    draft.fields[name] ? [label, ...texts(draft, name).map(plainText)] : [];
  const entries = projects.flatMap((draft, at) => [
    String(at + 1),
    draft.title,
    ...field(draft, 'projectId', 'Layihə ID'),
    ...field(draft, 'aim', 'Məqsəd'),
    ...field(draft, 'budget', 'Büdcə'),
    ...field(draft, 'activities', 'Fəaliyyətlər'),
    ...field(draft, 'summary', 'Layihə Xülasəsi'),
    ...field(draft, 'results', 'Nəticələr'),
    ...(draft.fields['partners'] ? ['İştirakçılar'] : []),
    ...field(draft, 'coordinator', 'Koordinator'),
    ...field(draft, 'partners', 'Tərəfdaşlar'),
    ...field(draft, 'period', 'Tətbiq Dövrü'),
    ...field(draft, 'website', 'Ətraflı Məlumat'),
  ]);
  const { title = '', entriesTitle = '', before = [], after = [] } = reading.compendium ?? {};
  const printed = [title, ...before.map(sectionText), entriesTitle, ...entries, ...after.map(sectionText)];
  // Bullets of the second level are the letter o; numbers of lists are written by the list, not by its items.
  const bare = (words: readonly string[]) => words.filter((word) => word !== 'o' && !/^\d{1,2}$/.test(word));
  expect(bare(printed.flatMap(wordsOf))).toEqual(bare(sourceWords()));
});

test('the document keeps the whole text for search, and prose of a compendium suggests nothing', () => {
  const [document] = reading.drafts;
  expect(document?.origin).toBe('document');
  const bare = (words: readonly string[]) => words.filter((word) => word !== 'o' && !/^\d{1,2}$/.test(word));
  const said = [document?.title ?? '', ...texts(document, 'text').map(plainText)].flatMap(wordsOf);
  expect(bare(said)).toEqual(bare(sourceWords()));
  expect(suggested(reading)).toEqual([]);
  expect(reading.source).toBe(source);
});

test('every draft knows its lines', () => {
  expect(column(({ lines }) => [lines.from, lines.to])).toEqual([
    [64, 148],
    [152, 254],
    [258, 319],
    [321, 405],
    [413, 506],
    [508, 612],
  ]);
});

test('a lone comma in a sum is flagged with both readings', () => {
  expect(reading.warnings.map(({ line, code }) => [line, code])).toEqual(
    [72, 160, 329, 420, 517].map((line) => [line, 'ambiguousMoney']),
  );
  expect(reading.warnings[0]?.detail).toBe('633,292 EUR (633292 EUR | 633.29 EUR)');
});
