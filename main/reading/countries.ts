import { LOCALE_TABLES } from '../../preload/locale-tables.ts';
import { phraseKey, wordLists } from './words.ts';

const tables = Object.values(LOCALE_TABLES).map((table) => table.countries);
const byName = new Map<string, string>();
for (const [code, texts] of [
  ...tables.flatMap((countries) => Object.entries(countries).map(([code, name]) => [code, [name]] as const)),
  ...Object.values(wordLists).flatMap((words) => Object.entries(words.countryAliases)),
])
  for (const text of texts) byName.set(phraseKey(text), code);

/** The ISO 3166-1 alpha-2 code that a text names: the code itself, or a name in one of the three languages. */
export function countryOf(text: string): string | null {
  const bare = text.trim();
  if (bare.length > 80) return null;
  if (/^[A-Z]{2}$/.test(bare) && tables.some((countries) => Object.hasOwn(countries, bare))) return bare;
  return byName.get(phraseKey(bare)) ?? null;
}

const countryWords = new Set([...byName.keys()].flatMap((name) => name.split(' ')));
/** Whether a folded word is part of a country's name, perhaps with a case ending. */
export const isCountryWord = (key: string): boolean => countryWords.has(key);
