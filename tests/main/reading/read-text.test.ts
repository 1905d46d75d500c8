import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { labelled, read, suggested, texts } from './samples.ts';

const fixture = (name: string) =>
  read(readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8'), name);
const LANGUAGES = { 'compendium-en.txt': 'en', 'compendium-ru.txt': 'ru', 'compendium-en.md': 'en' } as const;

test('the same compendium reads in English, Russian and Markdown', () => {
  for (const [name, language] of Object.entries(LANGUAGES)) {
    const reading = fixture(name);
    const drafts = labelled(reading).map(({ type, title, fields }) => [
      type,
      /\((.*)\)$/.exec(title)?.[1],
      /^\d/.test(title),
      fields['projectId']?.[0]?.text,
      fields['partners']?.map(({ country }) => country ?? null).length,
      fields['acronym']?.[0]?.text,
    ]);
    expect([name, reading.language, drafts]).toEqual([
      name,
      language,
      [
        ['project', 'DIRNA', false, '101082124', name.endsWith('md') ? 2 : 3, 'DIRNA'],
        ['project', 'BE-OPEN', false, '101129062', name.endsWith('md') ? 2 : 1, 'BE-OPEN'],
      ],
    ]);
    expect(suggested(reading)).toEqual([]);
  }
});

test('sums, periods and unknown websites read in every language', () => {
  const figures = (name: string) =>
    labelled(fixture(name)).map(({ fields }) => [
      fields['budget']?.[0]?.amount,
      fields['period']?.[0]?.edtf,
      fields['website']?.[0]?.url,
    ]);
  const expected = [
    [63329200, '2023/2025', 'http://dirna.khazar.org/'],
    [96900800, '2024-04/2027-03', undefined],
  ];
  expect([figures('compendium-en.txt'), figures('compendium-ru.txt')]).toEqual([expected, expected]);
});

test('sections around the entries are found in every language', () => {
  const outline = (name: string) => {
    const { before = [], after = [], entriesTitle } = fixture(name).compendium ?? {};
    return [
      before.map(({ title }) => title),
      entriesTitle,
      after.map(({ title, sections }) => [title, sections.map((one) => one.title)]),
    ];
  };
  expect(Object.keys(LANGUAGES).map(outline)).toEqual([
    [
      ['Foreword', 'Introduction'],
      'Detailed Analysis of CBHE Projects (2022-2024)',
      [
        ['Summary of Achievements', []],
        ['Lessons and Challenges', ['Challenges:']],
      ],
    ],
    [
      ['Предисловие'],
      'Подробный анализ проектов CBHE (2022-2024)',
      [
        ['Обзор достижений', []],
        ['Уроки и вызовы', ['Вызовы:']],
      ],
    ],
    [['Foreword'], 'Projects', [['Lessons', ['Challenges']]]],
  ]);
});

test('emphasis, links and nested lists of Markdown are kept', () => {
  const reading = fixture('compendium-en.md');
  expect([reading.compendium?.before[0]?.body, texts(labelled(reading)[0], 'activities')]).toEqual([
    'The years brought *great* progress. See the [programme](https://example.org/programme).',
    [
      '- Cooperation with **European** universities:\n  - Finland\n\n  - Italy\n\n- Repositories at eight universities.',
    ],
  ]);
});

test('values may stand below their labels, one to a line, with no bullets at all', () => {
  const source = `Projects

Alpha project
Project ID:
1
Partners:
Khazar University (AZ)
Ilia State University (GE)
Website:
TBA

Beta project
Project ID:
2
Partners:
Some University (SI)

Conclusion

The projects went well.
`;
  const reading = read(source);
  expect(
    labelled(reading).map((draft) => [draft.title, texts(draft, 'projectId'), texts(draft, 'partners')]),
  ).toEqual([
    ['Alpha project', ['1'], ['Khazar University (AZ)', 'Ilia State University (GE)']],
    ['Beta project', ['2'], ['Some University (SI)']],
  ]);
  expect(reading.compendium?.after).toEqual([
    { title: 'Conclusion', body: 'The projects went well.', sections: [] },
  ]);
});

test('a memorandum with labels is a memorandum, its ambiguous date asked', () => {
  const reading = read(
    'ƏMƏKDAŞLIQ MEMORANDUMU\n\nTərəflər: Təhsil Nazirliyi; UNICEF\nİmzalanma tarixi: 03/04/2005\nİmzalanma yeri: Bakı şəhəri\nStatus: Qüvvədədir\n',
  );
  const [memorandum] = labelled(reading);
  expect([memorandum?.type, memorandum?.title, memorandum?.fields, reading.compendium]).toEqual([
    'memorandum',
    'ƏMƏKDAŞLIQ MEMORANDUMU',
    {
      parties: ['Təhsil Nazirliyi', 'UNICEF'].map((name) => ({ text: name, name, kind: 'organisation' })),
      signedOn: [{ text: '03/04/2005' }],
      signedAt: [{ text: 'Bakı şəhəri', name: 'Bakı', country: 'AZ', kind: 'place' }],
      status: [{ text: 'Qüvvədədir', term: 'inForce' }],
    },
    null,
  ]);
  expect(reading.warnings).toEqual([
    { line: 4, code: 'ambiguousDate', detail: '03/04/2005 (2005-04-03 | 2005-03-04)' },
  ]);
});

test('English and Russian prose suggests records too, and a decree is no memorandum', () => {
  const reading =
    read(`On 5 May 2019, a Memorandum of Understanding on education was signed between the Ministry of Education and UNESCO in Baku. The minister signed a decree on 4 May 2019 approving the agreement.

12-14 марта 2019 г. в Баку состоялась конференция на тему «Образование будущего» при поддержке ЮНЕСКО. Указ от 4 мая 2019 года подписан президентом.

Azərbaycan Respublikası Prezidentinin 5 may 2019-cu il tarixli Fərmanı imzalanmışdır.
`);
  expect(
    suggested(reading).map(({ type, title, fields }) => [
      type,
      title,
      (fields['signedOn'] ?? fields['heldOn'])?.[0]?.edtf,
      (fields['signedAt'] ?? fields['place'])?.[0]?.name,
      (fields['parties'] ?? fields['supporters'])?.map(({ name }) => name),
    ]),
  ).toEqual([
    [
      'memorandum',
      'Memorandum of Understanding on education',
      '2019-05-05',
      'Baku',
      ['Ministry of Education', 'UNESCO'],
    ],
    ['conference', 'Образование будущего', '2019-03-12/2019-03-14', 'Баку', ['ЮНЕСКО']],
  ]);
});

test('running heads and page numbers of a PDF do not tear a sentence apart', () => {
  const page = (number: number, text: string) => `Archive of Education\n${text}\n${number}`;
  const reading = read(
    [
      page(1, 'The first line of a sentence that is long enough to be wrapped by a page'),
      page(2, 'goes on here. Another sentence of the same long paragraph stands on this'),
      page(3, 'page and ends here.'),
    ].join('\f'),
  );
  expect(texts(reading.drafts[0], 'text')).toEqual([
    'The first line of a sentence that is long enough to be wrapped by a page goes on here. Another sentence of the same long paragraph stands on this page and ends here.',
  ]);
});

test('labels of the common elements alone describe a fonds by the level that they state', () => {
  const reading = read(
    'Adı: Təhsil Nazirliyinin fondu\nArxiv şifri: F-12\nTarixlər: 1991-2003\nTəsvir səviyyəsi: Fond\nHəcm: 120 qovluq\n',
  );
  expect(reading.drafts.map(({ type, title, origin }) => [type, title, origin])).toEqual([
    ['document', 'Təhsil Nazirliyinin fondu', 'document'],
    ['fonds', 'Təhsil Nazirliyinin fondu', 'labelled'],
  ]);
});

test('a cover gives subtitle and year; what no field can hold is kept', () => {
  const reading = read(`Tədris Şöbəsi
Layihələr haqqında hesabat
2024

Giriş

Bu hesabatda layihələr təsvir olunur.

1. Birinci layihə (ABC)
Layihə ID: 1
Tərəfdaşlar: Xəzər Universiteti (AZ), Tartu Universiteti (EE)
Müddət: 2020-2022

Layihə ilə bağlı əlavə qeyd burada verilir.

2. İkinci layihə (DEF)
Layihə ID: 2
Tərəfdaşlar:
1. Xəzər Universiteti (AZ)
2. Tartu Universiteti (EE)
Müddət: 2021-2023
`);
  const { title, subtitle, year, before } = reading.compendium ?? {};
  expect([title, subtitle, year, before?.map((one) => one.title)]).toEqual([
    'Tədris Şöbəsi',
    'Layihələr haqqında hesabat',
    '2024',
    ['Giriş'],
  ]);
  expect(
    labelled(reading).map((draft) => [
      draft.title,
      texts(draft, 'partners').length,
      texts(draft, 'scopeAndContent'),
    ]),
  ).toEqual([
    ['Birinci layihə (ABC)', 2, ['Layihə ilə bağlı əlavə qeyd burada verilir.']],
    ['İkinci layihə (DEF)', 2, []],
  ]);
});
