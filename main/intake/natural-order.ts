import { sortKey } from '../text/sort-key.ts';

/**
 * Orders names as people do: by the alphabet, numbers by their value (`2` before `10`), however long the names are.
 * Names that differ only in leading zeros or case stand in a fixed order too.
 */
export function compareNaturally(a: string, b: string): number {
  const [left, right] = [a.split(/(\d+)/), b.split(/(\d+)/)];
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const [one = '', other = ''] = [left[at], right[at]];
    const order = at % 2 === 1 ? compareNumbers(one, other) : compareWords(one, other);
    if (order !== 0) return order;
  }
  return left.length - right.length || (a < b ? -1 : Number(a > b));
}

function compareNumbers(a: string, b: string): number {
  const [one, other] = [a.replace(/^0+(?=\d)/, ''), b.replace(/^0+(?=\d)/, '')];
  return one.length - other.length || (one < other ? -1 : Number(one > other));
}

const keys = new Map<string, Uint8Array>();
const MOST_KEYS = 20_000;

function compareWords(a: string, b: string): number {
  return a === b ? 0 : Buffer.compare(keyOf(a), keyOf(b));
}

function keyOf(words: string): Uint8Array {
  let key = keys.get(words);
  if (!key) {
    key = sortKey(words, 'az');
    if (keys.size >= MOST_KEYS) keys.clear();
    keys.set(words, key);
  }
  return key;
}
