import { type Token, tokens } from './fold.ts';
import { KIND, letterOf } from './letters.ts';

/** A search as it was understood: each part must be found; `isPrefix` finds words that begin so. */
interface Part {
  readonly words: readonly string[];
  /** The same word as Russian, where it is made of look-alikes only. */
  readonly russian: string | null;
  readonly isPrefix: boolean;
}

function parts(text: string): readonly Part[] {
  const found: Part[] = [];
  for (const match of text.matchAll(/"([^"]*)"|([^\s"]+)/g)) {
    const [whole, phrase, word = ''] = match;
    const source = phrase ?? word;
    const words = tokens(source).map((token) => token.folded);
    if (words.length === 0) continue;
    const isLast = phrase === undefined && match.index + whole.length === text.trimEnd().length;
    found.push({
      words,
      russian: words.length === 1 ? russianOf(source) : null,
      isPrefix: phrase === undefined && (isLast || source.endsWith('*')),
    });
  }
  return found;
}

/** `СССР` looks Latin and is Russian: such a word is searched both ways. */
function russianOf(word: string): string | null {
  const letters = [...word].filter((character) => letterOf(character.charCodeAt(0)).kind !== KIND.none);
  const areLookAlikes =
    letters.length > 0 &&
    letters.every((character) => letterOf(character.charCodeAt(0)).kind === KIND.lookAlike);
  return areLookAlikes ? letters.join('').toLowerCase().replace(/ё/g, 'е') : null;
}

const quoted = (words: readonly string[], isPrefix: boolean) =>
  `"${words.join(' ').replace(/"/g, '""')}"${isPrefix ? '*' : ''}`;

/**
 * An FTS5 expression of what a person typed: every word is wanted, the last one as a prefix, `"phrases"` as they
 * stand, `word*` as a prefix. Everything is quoted, so no input throws or means more than its words; null where
 * there is no word.
 */
export function toFtsQuery(text: string): string | null {
  const found = parts(text);
  if (found.length === 0) return null;
  return found
    .map(({ words, russian, isPrefix }) =>
      russian === null
        ? quoted(words, isPrefix)
        : `(${quoted(words, isPrefix)} OR ${quoted([russian], isPrefix)})`,
    )
    .join(' AND ');
}

/** Where the words of a search stand in a text: [from, to) in UTF-16 units, in order, none overlapping. */
export function markMatches(text: string, query: string): readonly (readonly [number, number])[] {
  const found = parts(query);
  const marks: (readonly [number, number])[] = [];
  const words = tokens(text);
  for (let at = 0; at < words.length; ) {
    const length = found.reduce((most, part) => Math.max(most, matchLength(part, words, at)), 0);
    const [first, last] = [words[at], words[at + length - 1]];
    if (length > 0 && first && last) marks.push([first.from, last.to]);
    at += Math.max(1, length);
  }
  return marks;
}

/** How many words from `from` on are those of a part: all of them or none. */
function matchLength(part: Part, words: readonly Token[], from: number): number {
  const isMatch = part.words.every((wanted, index) => {
    const word = words[from + index]?.folded;
    const isPrefix = part.isPrefix && index === part.words.length - 1;
    return word === wanted || (isPrefix && word?.startsWith(wanted) === true);
  });
  return isMatch ? part.words.length : 0;
}

const isLowSurrogate = (text: string, at: number): boolean => /^[\udc00-\udfff]/.test(text.slice(at, at + 1));

/** Where to cut so that a word stays whole, or, where no space stands between `least` and `most`, a character. */
function cutBefore(text: string, least: number, most: number): number {
  const space = text.lastIndexOf(' ', most);
  if (space >= least) return space;
  return isLowSurrogate(text, most) ? most - 1 : most;
}

/** A piece of about `length` characters around the first match, cut at words, with the marks in it. */
export function snippet(
  text: string,
  query: string,
  length: number,
): { readonly snippet: string; readonly marks: readonly (readonly [number, number])[] } {
  const flat = text.replace(/\s/g, ' ');
  const marks = markMatches(flat, query);
  const [first, firstEnd] = marks[0] ?? [0, 0];
  const start = first < length / 2 ? 0 : cutBefore(flat, first - length / 2, Math.floor(first - length / 3));
  const from = flat[start] === ' ' ? start + 1 : start;
  const end =
    flat.length - from <= length
      ? flat.length
      : cutBefore(flat, Math.max(from + 1, firstEnd), Math.max(from + length, firstEnd));
  const [head, tail] = [from > 0 ? '… ' : '', end < flat.length ? ' …' : ''];
  const inside = marks.filter(([markFrom, markTo]) => markFrom >= from && markTo <= end);
  const shift = head.length - from;
  return {
    snippet: `${head}${flat.slice(from, end)}${tail}`,
    marks: inside.map(([a, b]) => [a + shift, b + shift]),
  };
}
