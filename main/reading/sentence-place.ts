import { type EventSentence, isCapital } from './event-sentence.ts';
import { knownPlace, type PlaceName, readPlaceName } from './places.ts';
import { hasOrganisationWord } from './read-agent-name.ts';
import type { TextToken } from './tokenize.ts';
import { months, wordKey, wordLists, wordSet } from './words.ts';

const placeAfter = wordSet('placeAfter');
const placeBefore = wordSet('placeBefore');
const locatives = Object.values(wordLists).flatMap((words) => words.locativeEndings.map(wordKey));

/** A place of a sentence and how the sentence writes it. */
export interface SentencePlace extends PlaceName {
  readonly text: string;
}
const named = (text: string, place: PlaceName): SentencePlace => ({ ...place, text });

/** `Bakıda`: a well-known city in the case of where. */
function locativePlace(token: TextToken): SentencePlace | null {
  const ending = locatives.find((one) => token.key.endsWith(one));
  const stem = ending ? token.text.slice(0, -ending.length) : '';
  const place = stem.length >= 3 ? knownPlace(stem) : null;
  return place ? named(stem, place) : null;
}

/** `in Baku`, `в Баку`: a well-known city, or capitalised words right after the verb. */
function placeBehind({ tokens, text, verb }: EventSentence, at: number): SentencePlace | null {
  for (const count of [3, 2, 1]) {
    const last = tokens[at + count];
    if (!last || !tokens.slice(at + 1, at + count + 1).every(isCapital)) continue;
    const said = text.slice(tokens[at + 1]?.from, last.to);
    const place = knownPlace(said);
    if (place) return named(said, place);
    if (count > 1 && isCapital(tokens[at + count + 1])) continue;
    const isAfterVerb = at > verb && at - verb <= 4 && !months.has(tokens[at + 1]?.key ?? '');
    if (isAfterVerb && /^[\p{Script=Latin} ]+$/u.test(said) && !hasOrganisationWord(said))
      return named(said, readPlaceName(said));
  }
  return null;
}

/** The place where a sentence says that its event was; null where it does not clearly say so. */
export function findPlace(sentence: EventSentence): SentencePlace | null {
  const { tokens, text } = sentence;
  for (const [at, token] of tokens.entries()) {
    const before = tokens[at - 1];
    if (placeAfter.has(token.key) && before && isCapital(before)) {
      const said = text.slice(before.from, before.to);
      return named(said, readPlaceName(before.text));
    }
    const place = isCapital(token) ? locativePlace(token) : null;
    if (place) return place;
    const behind = placeBefore.has(token.key) ? placeBehind(sentence, at) : null;
    if (behind) return behind;
  }
  return null;
}
