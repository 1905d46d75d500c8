import { LOCALES, type Locale } from '../preload/model.ts';
import az from '../resources/i18n/az.json' with { type: 'json' };
import en from '../resources/i18n/en.json' with { type: 'json' };
import ru from '../resources/i18n/ru.json' with { type: 'json' };

/** The key of a text without plural forms; one that no catalogue has does not compile. */
export type TextKey = {
  [K in keyof typeof az]: (typeof az)[K] extends string ? K : never;
}[keyof typeof az];
const catalogs: Readonly<Record<Locale, Readonly<Record<TextKey, string>>>> = { az, en, ru };

/** The text of `key` in a language with its `{name}` holes filled. */
export function textIn(locale: Locale, key: TextKey, holes: Readonly<Record<string, string>> = {}): string {
  return catalogs[locale][key].replace(/\{(\w+)\}/g, (hole, name: string) => holes[name] ?? hole);
}

/** The first of the system's languages (`ru-RU`, `en_US.UTF-8` …) that the interface has, else Azerbaijani. */
export function localeOf(languages: readonly string[]): Locale {
  for (const language of languages) {
    const found = LOCALES.find((locale) => language.toLowerCase().split(/[-_.]/)[0] === locale);
    if (found) return found;
  }
  return 'az';
}
