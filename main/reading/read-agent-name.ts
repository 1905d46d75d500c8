import type { AuthorityKind } from '../../preload/model.ts';
import { countryOf } from './countries.ts';
import { phraseKey, wordKey, wordLists, wordSet } from './words.ts';

/** What the name of an agent says: the name alone, the country where it stands beside it, and what it names. */
export interface AgentName {
  readonly name: string;
  readonly country?: string;
  readonly kind: AuthorityKind;
}
const LONGEST = 1000;
const QUOTES = '"“”„‟«»‹›‘’\'`';
const honorifics = wordSet('honorifics');
const organisationStems = Object.values(wordLists).flatMap((words) => words.organisationWords.map(wordKey));
/** Endings of surnames as Azerbaijani, English and Russian texts write them. */
const SURNAME = /(?:ov|ova|ev|eva|yev|yeva|zade|skiy|sky|ов|ова|ев|ева|ский|ская|оглы|оглу|оглу|кызы)$/;
const PATRONYMIC = /^(?:oglu|qizi|ogly|оглы|кызы)$/;

/** Cuts white space and punctuation off the end; a full stop stays behind a single letter (`J. R.`). */
function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s.,;:–—-]/.test(text[end - 1] ?? '')) end -= 1;
  return text.slice(0, end);
}

/** Cuts quotation marks that stand around the whole name. */
function unquote(text: string): string {
  const trimmed = text.trim();
  const inner = trimmed.slice(1, -1);
  const isQuoted =
    trimmed.length > 2 && QUOTES.includes(trimmed[0] ?? ' ') && QUOTES.includes(trimmed.slice(-1));
  return isQuoted && ![...inner].some((letter) => '"“”„«»'.includes(letter)) ? inner.trim() : trimmed;
}

/** Takes `(AZ)`, `, Azərbaycan` or `[GE]` off the end. */
function takeCountry(text: string): { readonly name: string; readonly country?: string } {
  const bracket = /[([]([^()[\]]{2,60})[)\]]$/.exec(text);
  const inner = bracket ? countryOf(bracket[1] ?? '') : null;
  if (bracket && inner) return { name: trimEnd(text.slice(0, bracket.index)), country: inner };
  const comma = text.lastIndexOf(',');
  const last = comma > 0 ? countryOf(text.slice(comma + 1)) : null;
  return last ? { name: trimEnd(text.slice(0, comma)), country: last } : { name: text };
}

/** Whether a word of a name says that it is an organisation's: `Fondu`, `University`, `министерство`. */
export const hasOrganisationWord = (name: string): boolean =>
  phraseKey(name)
    .split(' ')
    .some((word) => organisationStems.some((stem) => word.startsWith(stem)));

/** Whether a name is a person's: a form of address, a patronymic, or two or three words ending in a surname. */
function isPerson(name: string): boolean {
  const words = phraseKey(name).split(' ');
  if (hasOrganisationWord(name)) return false;
  if (honorifics.has(words[0] ?? '') || words.some((word) => PATRONYMIC.test(word))) return true;
  return words.length >= 2 && words.length <= 3 && SURNAME.test(words[words.length - 1] ?? '');
}

/** Reads the name of an organisation or person as a list gives it: `Xəzər Universiteti, Azərbaycan`. */
export function readAgentName(text: string): AgentName {
  const spaced = text.slice(0, LONGEST).replace(/\s+/g, ' ').trim();
  const taken = takeCountry(unquote(trimEnd(unquote(spaced))));
  const name = unquote(trimEnd(taken.name)) || spaced;
  return { ...taken, name, kind: isPerson(name) ? 'person' : 'organisation' };
}
