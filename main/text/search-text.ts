import { type Token, tokens } from './fold.ts';

/** Words that stand one after the other; the last one may be the beginning of a word only. */
interface Part {
  readonly tokens: readonly string[];
  readonly isPrefix: boolean;
}

/** Where the words of a search stand in a text: [from, to) in UTF-16 units, in order, none overlapping. */
export function markMatches(text: string, wanted: readonly Part[]): readonly (readonly [number, number])[] {
  const marks: (readonly [number, number])[] = [];
  const words = tokens(text);
  for (let at = 0; at < words.length; ) {
    const length = wanted.reduce((most, part) => Math.max(most, matchLength(part, words, at)), 0);
    const [first, last] = [words[at], words[at + length - 1]];
    if (length > 0 && first && last) marks.push([first.from, last.to]);
    at += Math.max(1, length);
  }
  return marks;
}

/** How many words from `from` on are those of a part: all of them or none. */
function matchLength(part: Part, words: readonly Token[], from: number): number {
  const isMatch = part.tokens.every((wanted, index) => {
    const word = words[from + index]?.folded;
    const isPrefix = part.isPrefix && index === part.tokens.length - 1;
    return word === wanted || (isPrefix && word?.startsWith(wanted) === true);
  });
  return isMatch ? part.tokens.length : 0;
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
  wanted: readonly Part[],
  length: number,
): { readonly snippet: string; readonly marks: readonly (readonly [number, number])[] } {
  const flat = text.replace(/\s/g, ' ');
  const marks = markMatches(flat, wanted);
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
