import { describe, expect, test } from 'vitest';
import { loadHyphenation } from '../../../main/compendium/layout/hyphenate.ts';
import { syllablesOf } from '../../../main/compendium/layout/hyphenate-az.ts';
import type { Locale } from '../../../preload/model.ts';

function parted(word: string, places: readonly number[]): string {
  const ends = [...places, word.length];
  return ends.map((end, index) => word.slice(ends[index - 1] ?? 0, end)).join('-');
}

/** Words and their syllables as the spelling dictionary of Azerbaijani parts them. */
const syllables =
  'ki-tab mək-təb dost-luq sa-at a-i-lə A-zər-bay-can tə-şəb-büs mü-əl-lim u-ni-ver-si-tet e-lekt-rik şə-hər iş-çi Tür-ki-yə bey-nəl-mi-ləl-ləş-di-ril-mə-si yol-daş is-ti-qa-mət I-ŞIQ İs-ma-yıl mətn А-зәр-бај-ҹан мәк-тәб кү-лә-јин Lən-kə-ran Nax-çı-van san-dıq-ça şe-ir kənd-li pən-cə-rə'.split(
    ' ',
  );

describe('syllables of Azerbaijani', () => {
  test.each(syllables)('%s', (word) => {
    const whole = word.replaceAll('-', '');
    expect(parted(whole, syllablesOf(whole))).toBe(word);
  });
});

const words: readonly [Locale, string][] = [
  ['az', 'bey-nəl-mi-ləl-ləş-di-ril-məsi'],
  ['az', 'ailə'],
  ['az', 'sa-at-lar'],
  ['az', 'CBHE'],
  ['az', 'ATM-lə-ri-nin'],
  ['az', '2024-cü'],
  ['az', 'https://engage.edu.az/layihələr'],
  ['az', 'пра-ви-тель-ство'],
  ['az', 'Азәр-бај-ҹан'],
  ['az', 'Net-work'],
  ['en', 'in-for-ma-tion'],
  ['en', 'Azər-bay-can'],
  ['ru', 'пра-ви-тель-ство'],
  ['ru', 'in-for-ma-tion'],
];

describe('places for a hyphen', () => {
  test.each(words)('in %s: %s', async (language, word) => {
    const own = word.startsWith('ATM-') || /^\d/.test(word);
    const whole = own ? word.replace(/(?<=\p{Ll})-(?=\p{Ll})/gu, '') : word.replaceAll('-', '');
    const hyphenate = await loadHyphenation(language, [whole]);
    expect(parted(whole, hyphenate(whole))).toBe(word);
  });
});
