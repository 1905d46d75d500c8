import placeNames from '../../resources/reading/places.json' with { type: 'json' };
import { countryOf } from './countries.ts';
import { readAgentName } from './read-agent-name.ts';
import { phraseKey, wordSet } from './words.ts';

const countries = new Map(
  Object.entries(placeNames as Readonly<Record<string, readonly (readonly string[])[]>>).flatMap(
    ([country, places]) =>
      places.flatMap((names) => names.map((name) => [phraseKey(name), country] as const)),
  ),
);
const affixes = wordSet('placeAffixes');

/** A place and the country it lies in, where that is said or commonly known. */
export interface PlaceName {
  readonly name: string;
  readonly country?: string;
}

/** The country of a well-known city; null for other names. */
export const countryOfPlace = (name: string): string | null => countries.get(phraseKey(name)) ?? null;

/** Cuts the word for city off either end: `Bakı şəhəri`, `г. Баку`, `the city of Baku`. */
function withoutAffix(name: string): string {
  const words = name.split(' ');
  for (const count of [2, 1]) {
    if (words.length <= count) continue;
    if (affixes.has(phraseKey(words.slice(0, count).join(' ')))) return words.slice(count).join(' ');
    if (affixes.has(phraseKey(words.slice(-count).join(' ')))) return words.slice(0, -count).join(' ');
  }
  return name;
}

/** Reads the name of a place: without the word for city, with its country where it is said or well known. */
export function readPlaceName(text: string): PlaceName {
  const { name: whole, country: said } = readAgentName(text);
  const name = withoutAffix(whole);
  const country = said ?? countryOfPlace(name) ?? countryOf(name);
  return { name, ...(country ? { country } : {}) };
}
