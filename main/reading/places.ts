import placeNames from '../../resources/reading/places.json' with { type: 'json' };
import { countryOf } from './countries.ts';
import { readAgentName } from './read-agent-name.ts';
import { phraseKey, wordSet } from './words.ts';

/** Where a name stands behind the three languages' own, it is a Russian case form of the third. */
const RUSSIAN = 2;
const places = new Map(
  Object.entries(placeNames as Readonly<Record<string, readonly (readonly string[])[]>>).flatMap(
    ([country, cities]) =>
      cities.flatMap((names) =>
        names.map(
          (name, at) =>
            [phraseKey(name), { country, form: at > RUSSIAN ? names[RUSSIAN] : undefined }] as const,
        ),
      ),
  ),
);
const affixes = wordSet('placeAffixes');

/** A place and the country it lies in, where that is said or commonly known. */
export interface PlaceName {
  readonly name: string;
  readonly country?: string;
}

/** A well-known city by one of its names, in the form that stands alone (`Гяндже` → `Гянджа`); null for other names. */
export function knownPlace(text: string): PlaceName | null {
  const found = places.get(phraseKey(text));
  return found ? { name: found.form ?? text, country: found.country } : null;
}

/** The country of a well-known city; null for other names. */
export const countryOfPlace = (name: string): string | null => places.get(phraseKey(name))?.country ?? null;

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
