import { type Db, openDatabase } from '../storage/database.ts';

/** The words of an index as they are read, kept in a file and sent between threads. */
export interface Terms {
  /** Folded words in the order of their UTF-16 units, each followed by a line end. */
  readonly text: string;
  /** In how many records each stands. */
  readonly counts: Uint32Array;
}

/** The words of an index in memory, laid out for questions that an index cannot answer: what is like, what holds. */
export interface Vocabulary extends Terms {
  readonly size: number;
  /** Where each word begins in `text`; one more at the end. */
  readonly starts: Uint32Array;
  /** Numbers of the words, the shortest words first; words of `n` letters are [byLength[n], byLength[n + 1]). */
  readonly order: Uint32Array;
  readonly byLength: Uint32Array;
  /** Which letters each word has, one bit each, in the order of `order`. */
  readonly letters: Uint32Array;
}

/** Letters of a word that can be asked for; longer ones are no words. */
export const LONGEST_TERM = 40;
/** Words with a digit are codes and numbers, of which none is likelier than another. */
const IS_WORD = /^[^\p{N}\ud800-\udfff]{2,40}$/u;

/**
 * Reads the words of the full-text table `text` of an index, which takes about 15 µs a word: 3 s for a million
 * records.
 */
export function readTerms(index: Db): Terms {
  index.exec('CREATE VIRTUAL TABLE IF NOT EXISTS temp.termOfText USING fts5vocab (main, text, row)');
  // Digits come before all letters: the many numbers of an archive are never read.
  const rows = index
    .prepare<[], readonly [string, number]>("SELECT term, doc FROM temp.termOfText WHERE term >= 'a'")
    .raw()
    .iterate();
  const words: string[] = [];
  const counts: number[] = [];
  for (const [term, count] of rows) {
    if (!IS_WORD.test(term)) continue;
    words.push(term);
    counts.push(count);
  }
  return { text: words.map((word) => `${word}\n`).join(''), counts: Uint32Array.from(counts) };
}

/** The same of the index at a path, through a connection of its own. */
export function readTermsOf(path: string): Terms {
  const index = openDatabase(path, { mustExist: true, isReadOnly: true });
  try {
    return readTerms(index);
  } finally {
    index.close();
  }
}

/** Lays words out for questions. */
export function makeVocabulary({ text, counts }: Terms): Vocabulary {
  const size = counts.length;
  const starts = new Uint32Array(size + 1);
  for (let at = 0, number = 1; number <= size; number++) {
    at = text.indexOf('\n', at) + 1;
    starts[number] = at;
  }
  const lengths = Uint8Array.from(counts, (_, number) =>
    Math.min(LONGEST_TERM, (starts[number + 1] as number) - (starts[number] as number) - 1),
  );
  const { order, byLength } = orderByLength(lengths);
  const letters = Uint32Array.from(order, (number) =>
    lettersOf(text, starts[number] as number, lengths[number] as number),
  );
  return { text, counts, size, starts, order, byLength, letters };
}

function orderByLength(lengths: Uint8Array): Pick<Vocabulary, 'order' | 'byLength'> {
  const byLength = new Uint32Array(LONGEST_TERM + 2);
  for (const length of lengths) byLength[length + 1] = (byLength[length + 1] as number) + 1;
  for (let length = 1; length < byLength.length; length++)
    byLength[length] = (byLength[length] as number) + (byLength[length - 1] as number);
  const free = byLength.slice();
  const order = new Uint32Array(lengths.length);
  for (let number = 0; number < lengths.length; number++) {
    const length = lengths[number] as number;
    const place = free[length] as number;
    free[length] = place + 1;
    order[place] = number;
  }
  return { order, byLength };
}

/** One bit for each letter: the 26 Latin and the 32 Cyrillic ones have different bits among themselves. */
export function lettersOf(text: string, from: number, length: number): number {
  let bits = 0;
  for (let at = from; at < from + length; at++) bits |= 1 << (text.charCodeAt(at) & 31);
  return bits >>> 0;
}

/** A word by its number. */
export const termAt = ({ text, starts }: Vocabulary, number: number): string =>
  text.slice(starts[number], (starts[number + 1] as number) - 1);

/** The number of the first word that is not before `word`; `size` where all are. */
function firstFrom(vocabulary: Vocabulary, word: string): number {
  let [low, high] = [0, vocabulary.size];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (termAt(vocabulary, middle) < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** In how many records a folded word stands; 0 where in none. */
export function countTerm(vocabulary: Vocabulary, word: string): number {
  const number = firstFrom(vocabulary, word);
  return number < vocabulary.size && termAt(vocabulary, number) === word
    ? (vocabulary.counts[number] as number)
    : 0;
}

/** Whether any word begins so. */
export function hasTermFrom(vocabulary: Vocabulary, start: string): boolean {
  const number = firstFrom(vocabulary, start);
  return number < vocabulary.size && termAt(vocabulary, number).startsWith(start);
}

/** Words that hold `part` in their letters, or end with it, the most frequent first, and how many there are in all. */
export function findTermsWith(
  vocabulary: Vocabulary,
  part: string,
  where: 'anywhere' | 'end',
  limit: number,
): { readonly terms: readonly string[]; readonly total: number } {
  const { text, starts, counts } = vocabulary;
  const wanted = where === 'end' ? `${part}\n` : part;
  const found: number[] = [];
  if (part === '' || part.includes('\n')) return { terms: [], total: 0 };
  for (let at = text.indexOf(wanted); at >= 0; ) {
    const number = numberAt(starts, at, found.at(-1) ?? 0);
    found.push(number);
    at = text.indexOf(wanted, starts[number + 1]);
  }
  const best = found.sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b).slice(0, limit);
  return { terms: best.map((number) => termAt(vocabulary, number)), total: found.length };
}

/** The number of the word in whose letters a place lies; no earlier one than `from`. */
function numberAt(starts: Uint32Array, place: number, from: number): number {
  let [low, high] = [from, starts.length - 2];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((starts[middle] as number) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}
