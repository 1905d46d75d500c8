import { countErrors } from '../text/count-errors.ts';
import { LONGEST_TERM, lettersOf, termAt, type Vocabulary } from './vocabulary.ts';

/** Letters from which a word can be mistyped without becoming another word altogether. */
const SHORTEST = 4;
/** Letters up to which one typing error is forgiven, above it two. */
const ONE_ERROR = 7;
/** How much likelier one error is than two, as times the frequency of the word meant. */
const LIKELIER = 20;

/**
 * Words of a vocabulary that a folded word may be a misspelling of: one typing error away (a letter too many, too few
 * or another one, two the wrong way round), two in a word of more than 7 letters; the likeliest first, by how often
 * they occur. Optimal string alignment distance; some milliseconds for 240,000 words.
 */
export function suggestTerms(vocabulary: Vocabulary, word: string, limit: number): readonly string[] {
  const { length } = word;
  if (length < SHORTEST || length > LONGEST_TERM || /[\p{N}\n]/u.test(word)) return [];
  const most = length > ONE_ERROR ? 2 : 1;
  const { text, starts, order, byLength, letters, counts } = vocabulary;
  const wanted = lettersOf(word, 0, length);
  const found: { readonly number: number; readonly weight: number }[] = [];
  const until = byLength[Math.min(LONGEST_TERM, length + most) + 1] as number;
  for (let place = byLength[length - most] as number; place < until; place++) {
    const own = letters[place] as number;
    if (isMoreThan(most, wanted & ~own) || isMoreThan(most, own & ~wanted)) continue;
    const number = order[place] as number;
    const from = starts[number] as number;
    const errors = countErrors(word, text, from, (starts[number + 1] as number) - 1 - from, most);
    if (errors === 0 || errors > most) continue;
    found.push({ number, weight: (counts[number] as number) * (errors === 1 ? LIKELIER : 1) });
  }
  return found
    .sort((a, b) => b.weight - a.weight || a.number - b.number)
    .slice(0, limit)
    .map(({ number }) => termAt(vocabulary, number));
}

/** Whether more than `most` bits, one or two, are set. */
function isMoreThan(most: number, bits: number): boolean {
  let left = bits;
  for (let count = 0; count < most; count++) left &= left - 1;
  return left !== 0;
}
