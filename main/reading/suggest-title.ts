import type { EventSentence } from './event-sentence.ts';
import { findQuotations, findThemes } from './sentence-quotes.ts';
import { phrasesOf, wordSet } from './words.ts';

const LONGEST = 140;
const partiesBehind = phrasesOf((words) => words.roles.signatory.after).map((phrase) => phrase[0] ?? '');
const partiesAhead = phrasesOf((words) => words.roles.signatory.before).map((phrase) => phrase[0] ?? '');
const placesBefore = wordSet('placeBefore');

/** A text cut at a word, with an ellipsis where something was cut. */
export function shorten(text: string, longest = LONGEST): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > longest / 2 ? space : longest).replace(/[\s,;:–-]+$/, '')}…`;
}

/** Subtle: `i` is `İ` in Azerbaijani, and only its own letters tell an Azerbaijani sentence from an English one. */
const capitalised = (text: string) => {
  const first = text.charAt(0);
  return (first === 'i' && /[əƏ]/.test(text) ? 'İ' : first.toUpperCase()) + text.slice(1);
};

/** From behind the parties to the noun, as Azerbaijani says it; from the noun on in the other languages. */
function agreementTitle({ tokens, text, noun, verb }: EventSentence): string | null {
  const nounEnd = tokens[noun]?.to;
  if (verb > noun) {
    for (let at = noun - 1; at >= 0; at--)
      if (partiesBehind.includes(tokens[at]?.key ?? '')) return text.slice(tokens[at + 1]?.from, nounEnd);
  }
  const isLatinOrder = tokens.slice(0, noun).every((token) => !partiesBehind.includes(token.key));
  const stop = tokens.findIndex(
    (token, at) =>
      at > noun &&
      (at === verb ||
        at === verb - 1 ||
        partiesAhead.includes(token.key) ||
        (at > verb && placesBefore.has(token.key) && /^\p{Lu}/u.test(tokens[at + 1]?.text ?? ''))),
  );
  const end = stop < 0 ? tokens.length : stop;
  return isLatinOrder && end > noun + 2
    ? text.slice(tokens[noun]?.from, tokens[end - 1]?.to).replace(/[.,;]$/, '')
    : null;
}

/** `“…” layihəsinin yekununa həsr edilmiş beynəlxalq konfrans`: from a quotation to the noun. */
function quotedTitle({ tokens, text, noun }: EventSentence, from: number | undefined): string | null {
  return from !== undefined && from < noun ? text.slice(tokens[from]?.from, tokens[noun]?.to) : null;
}

/** The sentence without the date that it begins with. */
function sentenceTitle({ tokens, text, date }: EventSentence): string {
  if (date.from > 0) return text;
  const from = tokens[date.to]?.text === ',' ? date.to + 1 : date.to;
  return capitalised(text.slice(tokens[from]?.from ?? 0));
}

/** A title for a suggested record: the quoted theme, the words that name it, or the sentence made shorter. */
export function suggestTitle(sentence: EventSentence): string {
  const quotations = findQuotations(sentence);
  if (sentence.kind === 'memorandum')
    return shorten(capitalised(agreementTitle(sentence) ?? sentenceTitle(sentence)));
  const themes = findThemes(sentence, quotations).map((theme) => theme.text);
  if (themes.length > 0) return shorten(themes.join('; '), 2 * LONGEST);
  return shorten(quotedTitle(sentence, quotations[0]?.from) ?? sentenceTitle(sentence));
}
