import { tokens } from './fold.ts';

/**
 * MinHash (Broder 1997, "On the resemblance and containment of documents"): how alike two texts are is the share of
 * their pairs of neighbouring words that both have, and the share of equal minima of many hashes estimates it.
 */
const HASHES = 64;
/** Hashes to a band: texts that are seven tenths alike share one of sixteen bands with 99 of 100 pairs. */
const ROWS = 4;
/** Words that are looked at: more say nothing new, and take time. */
const MOST_WORDS = 10_000;
/** Pairs below which a text is too short to be told from others by them. */
const LEAST_PAIRS = 12;

/** The minima of a text, comparable with those of any other. */
export type Signature = Uint32Array;

const SEEDS = Array.from({ length: HASHES }, (_, at) => {
  const seed = Math.imul(at + 1, 0x9e37_79b1);
  return [Math.imul(seed, 0x85eb_ca6b) | 1, Math.imul(seed ^ (seed >>> 15), 0xc2b2_ae35)] as const;
});

/** The signature of a text, whatever its letters: folded as search folds; null for one that is too short. */
export function signatureOf(text: string): Signature | null {
  const words = tokens(text)
    .slice(0, MOST_WORDS)
    .map(({ folded }) => hashOf(folded));
  if (words.length <= LEAST_PAIRS) return null;
  const minima = new Uint32Array(HASHES).fill(0xffff_ffff);
  for (let at = 1; at < words.length; at++) {
    const pair = mixed(Math.imul(words[at - 1] ?? 0, 31) + (words[at] ?? 0));
    for (let hash = 0; hash < HASHES; hash++) {
      const [times, plus] = SEEDS[hash] ?? [1, 0];
      const value = mixed(Math.imul(pair, times) + plus);
      if (value < (minima[hash] ?? 0)) minima[hash] = value;
    }
  }
  return minima;
}

/** Numbers of which alike texts mostly share one, each with its place. */
export function bandsOf(signature: Signature): readonly number[] {
  return Array.from({ length: HASHES / ROWS }, (_, band) => {
    let key = band;
    for (let row = 0; row < ROWS; row++)
      key = mixed(Math.imul(key, 31) + (signature[band * ROWS + row] ?? 0));
    return key;
  });
}

/** How alike two texts are, 0 to 1, give or take 0.06. */
export function likenessOf(one: Signature, other: Signature): number {
  let equal = 0;
  for (let at = 0; at < HASHES; at++) if (one[at] === other[at]) equal += 1;
  return equal / HASHES;
}

/** FNV-1a over UTF-16 units. */
function hashOf(word: string): number {
  let hash = 0x811c_9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x0100_0193);
  return hash;
}

/** The last step of MurmurHash3, which spreads every bit. */
function mixed(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
