import { describe, expect, test } from 'vitest';
import { createByteWriter } from '../../../main/compendium/write/byte-writer.ts';
import { randomNumbers } from './books.ts';

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

describe('numbers in a page', () => {
  const cases: readonly [number, string][] = [
    [0, '0'],
    [-0.001, '0'],
    [7, '7'],
    [10, '10'],
    [100.5, '100.5'],
    [-0.04, '-0.04'],
    [841.89, '841.89'],
    [99.999, '100'],
    [1e15, '1000000000000000'],
  ];
  test.each(cases)('%d is written %s', (value, written) => {
    const writer = createByteWriter();
    writer.number(value);
    expect(latin1(writer.written())).toBe(written);
  });

  test('any number is written as its hundredths', () => {
    const next = randomNumbers(7);
    const values = Array.from({ length: 5000 }, () => (next(2_000_000) - 1_000_000) / 1000 + next(3) * 1e6);
    const writer = createByteWriter();
    const wrong = values.filter((value) => {
      writer.clear();
      writer.number(value);
      const rounded = (Math.sign(value) * Math.round(Math.abs(value) * 100)) / 100;
      return latin1(writer.written()) !== String(rounded === 0 ? 0 : rounded);
    });
    expect(wrong).toEqual([]);
  });

  test('long texts and bytes follow each other however much there is', () => {
    const writer = createByteWriter();
    const text = 'abcÿ'.repeat(20_000);
    writer.text(text);
    writer.bytes(Uint8Array.of(1, 2));
    writer.text('z');
    expect(latin1(writer.written())).toBe(`${text}\x01\x02z`);
  });
});
