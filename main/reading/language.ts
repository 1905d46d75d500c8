import { LOCALES, type Locale } from '../../preload/model.ts';
import { tokenize } from './tokenize.ts';
import { wordKey, wordLists } from './words.ts';

const SAMPLE = 20_000;
const stopWords = LOCALES.map(
  (locale) => [locale, new Set(wordLists[locale].stopWords.map(wordKey))] as const,
);
const AZERBAIJANI = /[əƏ]/g;

/** The language that a text is mostly written in, by its commonest words; Azerbaijani where nothing tells. */
export function detectLanguage(text: string): Locale {
  const sample = text.slice(0, SAMPLE);
  const words = tokenize(sample).filter((token) => token.kind === 'word');
  const scores = stopWords.map(([locale, known]) => {
    const common = words.filter((word) => known.has(word.key)).length;
    const letters = locale === 'az' ? (sample.match(AZERBAIJANI)?.length ?? 0) : 0;
    const cyrillic = locale === 'ru' ? (sample.match(/[ыэщъьи]/g)?.length ?? 0) : 0;
    return { locale, score: common + letters + cyrillic };
  });
  return scores.reduce((best, score) => (score.score > best.score ? score : best)).locale;
}
