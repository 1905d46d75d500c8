import type { TextLanguage } from '../../preload/model.ts';

/** Tesseract's models for a language; `aze_cyrl` reads Azerbaijani in Cyrillic letters. */
export type Model = 'aze' | 'eng' | 'rus' | 'aze_cyrl';

const MODELS: Readonly<Record<TextLanguage, Model>> = {
  az: 'aze',
  en: 'eng',
  ru: 'rus',
  'az-Cyrl': 'aze_cyrl',
};
/** Read where nobody says what a page is in. */
const USUAL: readonly TextLanguage[] = ['az', 'ru', 'en'];

/** The models that read these languages, the first the likeliest; of none, those that are usual. */
export const modelsFor = (languages: readonly TextLanguage[]): readonly Model[] =>
  (languages.length > 0 ? languages : USUAL).map((language) => MODELS[language]);

/** Names under which a language is asked for, as BCP 47, ISO 639 or in its own word, in small letters. */
const NAMES: Readonly<Record<string, TextLanguage>> = {
  az: 'az',
  aze: 'az',
  azərbaycan: 'az',
  azerbaijani: 'az',
  азербайджанский: 'az',
  en: 'en',
  eng: 'en',
  ingilis: 'en',
  english: 'en',
  английский: 'en',
  ru: 'ru',
  rus: 'ru',
  русский: 'ru',
  russian: 'ru',
  'az-cyrl': 'az-Cyrl',
  aze_cyrl: 'az-Cyrl',
};

/** The language that a word names; null where it is none that we read. */
export const languageNamed = (name: string): TextLanguage | null =>
  NAMES[name.trim().toLocaleLowerCase('az')] ?? NAMES[name.trim().toLowerCase()] ?? null;

/** Letters that no other of the languages has. */
const OWN_LETTERS: readonly (readonly [TextLanguage, RegExp])[] = [
  ['az-Cyrl', /[әғҹҝөүһ]/giu],
  ['ru', /[а-яё]/giu],
  ['az', /[əğışçöüİ]/gu],
  ['en', /[a-z]/giu],
];
/** An Azerbaijani text has one of its own letters among eight, an English one with some names far fewer. */
const OWN_SHARE = 0.03;

/** The language of most of a text's letters among these; null where it has hardly any letters. */
export function languageOf(text: string, among: readonly TextLanguage[]): TextLanguage | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 3) return null;
  const share = (pattern: RegExp) => (text.match(pattern)?.length ?? 0) / letters;
  const counts = new Map(OWN_LETTERS.map(([language, pattern]) => [language, share(pattern)]));
  const isCyrillic = (counts.get('ru') ?? 0) > 0.5;
  const order: readonly TextLanguage[] = isCyrillic
    ? (counts.get('az-Cyrl') ?? 0) > OWN_SHARE
      ? ['az-Cyrl', 'ru']
      : ['ru', 'az-Cyrl']
    : (counts.get('az') ?? 0) > OWN_SHARE
      ? ['az', 'en']
      : ['en', 'az'];
  const allowed = among.length > 0 ? among : USUAL;
  return order.find((language) => allowed.includes(language)) ?? null;
}
