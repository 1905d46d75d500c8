import { type EventSentence, isCapital } from './event-sentence.ts';
import { hasOrganisationWord } from './read-agent-name.ts';
import { nameEnd, nameStart } from './sentence-names.ts';
import type { TextToken } from './tokenize.ts';
import { wordLists, wordSet } from './words.ts';

const stopWords = wordSet('stopWords');
const placeBefore = wordSet('placeBefore');
const inner = wordSet('nameInner');
/** `Fondunda`, `Universitetində`: the case of where behind a possession, `n` between them. */
const POSSESSED = Object.values(wordLists).flatMap((words) => words.locativeEndings.map((one) => `n${one}`));
/** Words between the verb and what is said behind it. */
const REACH = 4;

/** `Universitetində oxuyan tələbələr`: the institution is said of somebody, not of the event. */
const isParticiple = (token: TextToken | undefined) =>
  token?.kind === 'word' && !isCapital(token) && /(?:an|en|mis|mus|ki)$/.test(token.key);

/** `Heydər Əliyev Fondunda … keçirilib`: an institution in the case of where, before the verb. */
function venueBefore({ tokens, text, verb }: EventSentence): string | null {
  for (let at = verb - 1; at > 0; at--) {
    const token = tokens[at] as TextToken;
    const ending = POSSESSED.find((one) => token.text.toLowerCase().endsWith(one));
    if (!ending || !isCapital(token) || !hasOrganisationWord(token.text) || isParticiple(tokens[at + 1]))
      continue;
    let from = nameStart(tokens, at);
    while (from < at && stopWords.has(tokens[from]?.key ?? '')) from += 1;
    if (from < at) return text.slice(tokens[from]?.from, token.to - ending.length);
  }
  return null;
}

/** `held at the Baku State University`: a name right behind the verb. Russian bends it, so that it is not taken. */
function venueBehind({ tokens, text, verb }: EventSentence): string | null {
  for (let at = verb + 1; at <= verb + REACH; at++) {
    if (!placeBefore.has(tokens[at]?.key ?? '')) continue;
    const from = inner.has(tokens[at + 1]?.key ?? '') ? at + 2 : at + 1;
    if (!isCapital(tokens[from])) continue;
    const name = text.slice(tokens[from]?.from, tokens[nameEnd(tokens, from) - 1]?.to);
    if (name.includes(' ') && hasOrganisationWord(name) && !/\p{Script=Cyrillic}/u.test(name)) return name;
  }
  return null;
}

/** The institution where a sentence clearly says that its event was, as it writes its name; null for none. */
export const findVenue = (sentence: EventSentence): string | null =>
  venueBefore(sentence) ?? venueBehind(sentence);
