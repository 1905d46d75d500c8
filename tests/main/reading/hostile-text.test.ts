import { expect, test } from 'vitest';
import { labelled, read } from './samples.ts';

/** Processor time, which other work on the machine does not lengthen. */
const secondsSince = (from: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1e6;
};
const SIZE = 400_000;
const PIECES = [
  'a',
  ' ',
  '1 ',
  '1.',
  '\n',
  'a\n',
  'Aa bb\n\n',
  '- a\n',
  '• a\no B\n- c\n',
  '"',
  '“a',
  '(',
  '*a',
  '[',
  'http://a.az\n\n\n',
  'Büdcə:',
  'Büdcə:\n',
  'Layihə ID: 1\nBüdcə: 1 EUR\n',
  '12 iyun 2006-cı il tarixində Bakıda konfrans keçirilmişdir. ',
  '12-13 iyun 2006 ',
  'A və B arasında imzalanmış memorandum 12 iyun 2006 ',
  'аa ',
  'abc-\n',
  'a\f',
  '\0',
  '\ud800',
  '\uf0a7',
  'XX-',
  'A. ',
];

test('no long text hangs or throws, whatever it repeats', () => {
  const slow = PIECES.flatMap((piece) =>
    ['x.txt', 'x.md'].flatMap((name) => {
      const from = process.cpuUsage();
      read(piece.repeat(Math.ceil(SIZE / piece.length)), name);
      const took = secondsSince(from);
      return took > 8 ? [[piece, name, took]] : [];
    }),
  );
  expect(slow).toEqual([]);
}, 300_000);

/** Numbers that look random and are the same in every run. */
function* randomNumbers(): Generator<number> {
  for (let state = 1; ; state = (state * 48271) % 2147483647) yield state;
}

test('random text always gives one document', () => {
  const alphabet = [
    '\n',
    ' ',
    'o ',
    '• ',
    '1. ',
    '# ',
    'Büdcə: ',
    'Layihə ID: ',
    '€',
    '1,000',
    '2006',
    ' iyun ',
    '-',
    '“',
    '”',
    '\f',
    '\u00a0',
    'ə',
    'Ы',
    '\ud83d',
    '*',
    '[',
    '](',
    '/',
    'XX əsr',
    'konfrans ',
    'keçirilmişdir. ',
    '(AZ)',
    'TBA',
    '\r\n',
  ];
  const numbers = randomNumbers();
  for (let run = 0; run < 300; run++) {
    const length = (numbers.next().value as number) % 80;
    const text = Array.from(
      { length },
      () => alphabet[(numbers.next().value as number) % alphabet.length],
    ).join('');
    const origins = read(text, run % 2 ? 'x.md' : 'x.txt').drafts.filter(
      (draft) => draft.origin === 'document',
    );
    expect(origins.length).toBe(1);
  }
});

test('ten thousand labelled entries are read in seconds', () => {
  const entry = (at: number) =>
    `${at}. Layihə nömrə ${at} (AB${at})\n\n• Layihə ID: ${at}\n\n• Büdcə: 1,234,567 EUR\n\nNəticələr:\n\n• Bir nəticə.\n\nTərəfdaşlar:\n\no Xəzər Universiteti (AZ)\n\nTətbiq Dövrü: 2023-2025\n\n`;
  const from = process.cpuUsage();
  const reading = read(Array.from({ length: 10_000 }, (_, at) => entry(at + 1)).join(''));
  expect([labelled(reading).length, secondsSince(from) < 20]).toEqual([10_000, true]);
});
