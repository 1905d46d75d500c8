import { tokens } from './fold.ts';
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
    const isLast =
      phrase === undefined &&
      (match.index ?? 0) + whole.length === text.trimEnd().length &&
      text.trimEnd() === text;
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
    const length = Math.max(
      0,
      ...found.map((part) =>
        matchLength(
          part,
          words.slice(at, at + part.words.length).map((token) => token.folded),
        ),
      ),
    );
    const [first, last] = [words[at], words[at + length - 1]];
    if (length > 0 && first && last) marks.push([first.from, last.to]);
    at += Math.max(1, length);
  }
  return marks;
}

function matchLength(part: Part, words: readonly string[]): number {
  const isSame = (wanted: string, word: string | undefined, isLast: boolean) =>
    word === wanted || (isLast && part.isPrefix && word?.startsWith(wanted) === true);
  const isMatch = part.words.every((wanted, index) =>
    isSame(wanted, words[index], index === part.words.length - 1),
  );
  return isMatch ? part.words.length : 0;
}

/** A piece of about `length` characters around the first match, cut at words, with the marks in it. */
export function snippet(
  text: string,
  query: string,
  length: number,
): { readonly snippet: string; readonly marks: readonly (readonly [number, number])[] } {
  const flat = text.replace(/\s/g, ' ');
  const marks = markMatches(flat, query);
  const first = marks[0]?.[0] ?? 0;
  const from = first < length / 2 ? 0 : flat.lastIndexOf(' ', first - length / 3) + 1;
  const end =
    flat.length - from <= length
      ? flat.length
      : Math.max(flat.lastIndexOf(' ', from + length), marks[0]?.[1] ?? 0);
  const [head, tail] = [from > 0 ? '… ' : '', end < flat.length ? ' …' : ''];
  const inside = marks.filter(([markFrom, markTo]) => markFrom >= from && markTo <= end);
  const shift = head.length - from;
  return {
    snippet: `${head}${flat.slice(from, end)}${tail}`,
    marks: inside.map(([a, b]) => [a + shift, b + shift]),
  };
}
