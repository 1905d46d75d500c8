import { expect, test } from 'vitest';
import { bandsOf, likenessOf, signatureOf } from '../../../main/text/likeness.ts';

/** Always the same words in the same order. */
function words(count: number, seed: number): string[] {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return `söz${state % 5000}`;
  });
}
const of = (text: readonly string[]) => {
  const signature = signatureOf(text.join(' '));
  if (!signature) throw new Error('too short');
  return signature;
};
/** The share of pairs that both have, counted. */
function counted(one: readonly string[], other: readonly string[]): number {
  const pairs = (text: readonly string[]) => new Set(text.slice(1).map((word, at) => `${text[at]} ${word}`));
  const [a, b] = [pairs(one), pairs(other)];
  const both = [...a].filter((pair) => b.has(pair)).length;
  return both / (a.size + b.size - both);
}

test('the estimate of likeness is near the counted share of pairs, over many texts', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const text = words(400, seed);
    const changed = text.map((word, at) => (at % (seed + 2) === 0 ? `${word}x` : word));
    expect(Math.abs(likenessOf(of(text), of(changed)) - counted(text, changed))).toBeLessThan(0.25);
  }
});

test('two readings of one page share a band; different pages are not alike', () => {
  let shared = 0;
  for (let seed = 1; seed <= 100; seed++) {
    const text = words(300, seed);
    const read = text.map((word, at) => ((at + seed) % 14 === 0 ? word.replace('z', '2') : word));
    const keys = new Set(bandsOf(of(text)));
    if (bandsOf(of(read)).some((key) => keys.has(key))) shared += 1;
    expect(likenessOf(of(text), of(words(300, seed + 1000)))).toBeLessThan(0.15);
  }
  expect(shared).toBeGreaterThanOrEqual(97);
});

test('letters, case, marks and lines make no difference; a text that is too short has no signature', () => {
  const text =
    'Mingəçevir Dövlət Universiteti ilə «Erasmus+» proqramı çərçivəsində əməkdaşlıq haqqında memorandum imzalandı və qəbul olundu';
  const other = text.toLocaleUpperCase('az').replaceAll(' ', '\n').replace('«', '"');
  expect(likenessOf(of([text]), of([other]))).toBe(1);
  expect(signatureOf('Qısa mətn')).toBe(null);
});
