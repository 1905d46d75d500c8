import { fold, tokens } from '../text/fold.ts';
import { CYRILLIC_TWINS, letterOf } from '../text/letters.ts';

/** A text folded, and for each unit of it the unit of the original that it came from. */
interface FoldedText {
  readonly folded: string;
  readonly origins: readonly number[];
}

/** What the letters of a word can have become, letter by letter; the one that gives the folded word is right. */
const FORMS: readonly ((unit: number) => string)[] = [
  (unit) => letterOf(unit).plain,
  (unit) => letterOf(unit).latin,
  (unit) => letterOf(unit).azerbaijani,
  (unit) => [...letterOf(unit).plain].map((letter) => CYRILLIC_TWINS[letter] ?? letter).join(''),
];

function piecesOf(word: string, folded: string): readonly string[] | null {
  for (const form of FORMS) {
    const pieces = Array.from({ length: word.length }, (_, at) => form(word.charCodeAt(at)));
    if (pieces.join('') === folded) return pieces;
  }
  return null;
}

function foldWithOrigins(text: string): FoldedText {
  const origins: number[] = [];
  let folded = '';
  const put = (piece: string, origin: number): void => {
    folded += piece;
    for (let at = 0; at < piece.length; at++) origins.push(origin);
  };
  let at = 0;
  for (const token of tokens(text)) {
    for (; at < token.from; at++) put(letterOf(text.charCodeAt(at)).plain, at);
    const pieces = piecesOf(text.slice(token.from, token.to), token.folded);
    // Subtle: a word whose letters cannot be told apart is found whole or not at all.
    if (pieces) for (const [index, piece] of pieces.entries()) put(piece, token.from + index);
    else put(token.folded, token.from);
    at = token.to;
  }
  for (; at < text.length; at++) put(letterOf(text.charCodeAt(at)).plain, at);
  return { folded, origins };
}

/** What is looked for: the folded text, and its letters as they are where they could be Russian as well. */
function needlesOf(wanted: string): readonly string[] {
  const plain = Array.from({ length: wanted.length }, (_, at) => letterOf(wanted.charCodeAt(at)).plain);
  return [...new Set([fold(wanted), plain.join('')])].filter((needle) => needle !== '');
}

/**
 * Where a text stands in another one whatever its case, marks and look-alike letters: [from, to) in UTF-16 units of
 * `text`, in order, none overlapping. Letters are found whole, with the marks that follow them.
 */
export function findFolded(text: string, wanted: string): readonly (readonly [number, number])[] {
  const needles = needlesOf(wanted);
  const source = foldWithOrigins(text);
  const found: (readonly [number, number])[] = [];
  let at = 0;
  for (;;) {
    const next = needles
      .map((needle) => nextMatch(source, needle, at))
      .reduce((first, match) => (match && (!first || match.at < first.at) ? match : first), null);
    if (!next) return found;
    found.push([source.origins[next.at] ?? 0, endOf(text, source.origins, next.end)]);
    at = next.end;
  }
}

interface Match {
  readonly at: number;
  readonly end: number;
}

/** The next match from `from` on that begins and ends between letters of the original. */
function nextMatch({ folded, origins }: FoldedText, needle: string, from: number): Match | null {
  const isBorder = (at: number): boolean => at === 0 || origins[at] !== origins[at - 1];
  for (let at = folded.indexOf(needle, from); at >= 0; at = folded.indexOf(needle, at + 1)) {
    const end = at + needle.length;
    if (isBorder(at) && isBorder(end)) return { at, end };
  }
  return null;
}

/** Where the last letter of a match ends in the original, with the marks that follow it. */
function endOf(text: string, origins: readonly number[], end: number): number {
  const next = origins[end] ?? text.length;
  let to = (origins[end - 1] ?? 0) + 1;
  while (to < next && letterOf(text.charCodeAt(to)).plain === '') to += 1;
  return to;
}
