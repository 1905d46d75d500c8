/** A set of record ids: one bit each. */
export type Bitset = Uint32Array;

/** The empty set for ids below `size`. */
export const makeBitset = (size: number): Bitset => new Uint32Array((size >>> 5) + 1);

export const hasBit = (set: Bitset, id: number): boolean =>
  ((set[id >>> 5] as number) & (1 << (id & 31))) !== 0;

export function addBit(set: Bitset, id: number): void {
  set[id >>> 5] = (set[id >>> 5] as number) | (1 << (id & 31));
}

export function dropBit(set: Bitset, id: number): void {
  set[id >>> 5] = (set[id >>> 5] as number) & ~(1 << (id & 31));
}

/** The set of some ids; ids of `size` and above are left out. */
export function bitsetOf(ids: ArrayLike<number>, size: number): Bitset {
  const set = makeBitset(size);
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at] as number;
    if (id < size) addBit(set, id);
  }
  return set;
}

/** What is in both; a new set. */
export function both(a: Bitset, b: Bitset): Bitset {
  const result = a.slice();
  for (let at = 0; at < result.length; at++) result[at] = (result[at] as number) & (b[at] ?? 0);
  return result;
}

/** What is in either; a new set. */
export function either(a: Bitset, b: Bitset): Bitset {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  const result = long.slice();
  for (let at = 0; at < short.length; at++) result[at] = (result[at] as number) | (short[at] as number);
  return result;
}

/** What is in the first but not in the second; a new set. */
export function without(a: Bitset, b: Bitset): Bitset {
  const result = a.slice();
  for (let at = 0; at < result.length; at++) result[at] = (result[at] as number) & ~(b[at] ?? 0);
  return result;
}

/** How many ids are in the set. */
export function countBits(set: Bitset): number {
  let total = 0;
  for (let at = 0; at < set.length; at++) {
    let word = set[at] as number;
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    total += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return total;
}

/** The ids of a set, smallest first. */
export function idsOf(set: Bitset): Int32Array {
  const ids = new Int32Array(countBits(set));
  let length = 0;
  for (let at = 0; at < set.length; at++) {
    let word = set[at] as number;
    while (word !== 0) {
      const bit = 31 - Math.clz32(word & -word);
      ids[length++] = at * 32 + bit;
      word &= word - 1;
    }
  }
  return ids;
}
