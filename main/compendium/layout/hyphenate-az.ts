const VOWELS = new Set('aeəıioöuüаеәиоөуүыэюяё');

/**
 * Places (UTF-16 units) where an Azerbaijani word parts into syllables, in Latin or Cyrillic letters. Each
 * syllable has one vowel; of consonants between two vowels the last opens the next syllable
 * (ki-tab, mək-təb, dost-luq); two vowels part between them (sa-at).
 */
export function syllablesOf(word: string): readonly number[] {
  const letters = word.toLocaleLowerCase('az');
  if (letters.length !== word.length) return [];
  const places: number[] = [];
  let last = -1;
  for (let at = 0; at < letters.length; at++) {
    if (!VOWELS.has(letters.charAt(at))) continue;
    if (last >= 0) places.push(at - last > 1 ? at - 1 : at);
    last = at;
  }
  return places;
}
