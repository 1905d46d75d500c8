import { expect, test } from 'vitest';
import { read, SAMPLES, sampleText, suggested, texts } from './samples.ts';

const readSample = (name: keyof typeof SAMPLES) => read(sampleText(SAMPLES[name]), SAMPLES[name]);
const summary = (name: keyof typeof SAMPLES) =>
  suggested(readSample(name)).map(({ type, fields }) => [
    type,
    (fields['heldOn'] ?? fields['signedOn'])?.[0]?.edtf,
  ]);

test('dated sentences about conferences and signings are suggested as records, nothing else is', () => {
  expect(
    Object.fromEntries(
      (Object.keys(SAMPLES) as (keyof typeof SAMPLES)[]).map((name) => [name, summary(name)]),
    ),
  ).toEqual({
    cooperation: [
      ['memorandum', '2005-08-24'],
      ['conference', '2006-06-12/2006-06-13'],
      ['conference', '2006-12-18/2006-12-21'],
      ['memorandum', '2007-06-18'],
      ['conference', '2008-05-14/2008-05-16'],
    ],
    seminar: [['conference', '2023-03-16']],
    compendium: [],
    cities: [['conference', '2020-09-23']],
    department: [],
  });
});

test('a suggestion carries place, kind, theme, organisers and its sentence', () => {
  const conference = suggested(readSample('cooperation'))[4];
  const { text: _, ...fields } = conference?.fields ?? {};
  expect([conference?.title, conference?.lines, fields]).toEqual([
    'Avropada subregional çərçivədə savadlılıq problemlərinə baxış: tərəfdaşlıq əlaqələrinin qurulması və innovativ yanaşmaların tətbiqinə dəstək',
    { from: 13, to: 13 },
    {
      heldOn: [{ text: '14-16 may 2008-ci il', edtf: '2008-05-14/2008-05-16' }],
      kind: [{ text: 'konfrans', term: 'conference' }],
      theme: [
        {
          text: 'Avropada subregional çərçivədə savadlılıq problemlərinə baxış: tərəfdaşlıq əlaqələrinin qurulması və innovativ yanaşmaların tətbiqinə dəstək',
        },
      ],
      place: [{ text: 'Bakı', name: 'Bakı', country: 'AZ', kind: 'place' }],
      organisers: ['YUNESKO', 'Heydər Əliyev Fondu', 'Təhsil Nazirliyi'].map((name) => ({
        text: name,
        name,
        kind: 'organisation',
      })),
    },
  ]);
  expect(texts(conference, 'text')[0]).toMatch(/^14-16 may 2008-ci il .* konfrans keçirilmişdir\.$/);
});

test('a memorandum signed within a conference is a memorandum between its parties', () => {
  const [first, , , second] = suggested(readSample('cooperation'));
  expect([
    first?.fields['parties']?.map(({ name }) => name),
    second?.fields['parties']?.map(({ name }) => name),
  ]).toEqual([
    ['YUNESKO', 'Azərbaycan'],
    ['YUNESKO', 'Azərbaycan Hökuməti', 'Heydər Əliyev Fondu'],
  ]);
  expect([first?.fields['signedAt']?.[0]?.name, second?.title]).toEqual([
    'Bakı',
    '“Azərbaycanda peşə təhsilinin inkişafı” layihəsinin icra planına dair Saziş',
  ]);
});

test('look-alike letters stay in what is quoted and go from what is named', () => {
  const [memorandum] = suggested(readSample('cooperation'));
  expect(memorandum?.title).toBe('Təhsil sаhəsində əməkdаşlığа dаir Qаrşılıqlı Аnlаşmа Mеmоrаndumu');
  expect(memorandum?.fields['parties']?.[0]).toEqual({
    text: 'YUNЕSKО',
    name: 'YUNESKO',
    kind: 'organisation',
  });
});

test('words that mix scripts and wrong ordinal suffixes are flagged with their lines', () => {
  const mixed = readSample('cooperation').warnings;
  expect([
    mixed.length,
    new Set(mixed.map(({ code }) => code)),
    new Set(mixed.map(({ line }) => line)),
  ]).toEqual([31, new Set(['mixedScript']), new Set([3, 5])]);
  expect(readSample('department').warnings).toEqual([
    { line: 21, code: 'ordinalSuffix', detail: '2007-cı (2007-ci)' },
  ]);
});

test('a title said three times is read once, and a date alone at the head is the date', () => {
  const [seminar] = readSample('seminar').drafts;
  expect(texts(seminar, 'text')[0]?.split('was held in Baku').length).toBe(2);
  const [cities] = readSample('cities').drafts;
  expect([cities?.title, cities?.fields['date'], readSample('cities').language]).toEqual([
    'Baku, Ganja and Gabala joined the UNESCO Global Network of Learning Cities (GNLC).',
    [{ text: '2020-09-25', edtf: '2020-09-25' }],
    'en',
  ]);
});

test('a source keeps its words to the letter', () => {
  for (const name of Object.values(SAMPLES))
    expect(read(sampleText(name), name).source).toBe(sampleText(name));
});
