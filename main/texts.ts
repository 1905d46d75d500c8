import { LOCALES, type Locale } from '../preload/model.ts';
import az from '../resources/i18n/az.json' with { type: 'json' };
import en from '../resources/i18n/en.json' with { type: 'json' };
import ru from '../resources/i18n/ru.json' with { type: 'json' };

type Text = string | Readonly<Record<string, string>>;
const catalogs: Readonly<Record<Locale, Readonly<Record<string, Text>>>> = { az, en, ru };

/** The text of `key` in a language with its `{name}` holes filled; the key itself where no catalogue has it. */
export function textIn(locale: Locale, key: string, holes: Readonly<Record<string, string>> = {}): string {
  const text = catalogs[locale][key];
  if (typeof text !== 'string') return key;
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => holes[name] ?? hole);
}

/** The first of the system's languages (`ru-RU`, `en_US.UTF-8` …) that the interface has, else Azerbaijani. */
export function localeOf(languages: readonly string[]): Locale {
  for (const language of languages) {
    const found = LOCALES.find((locale) => language.toLowerCase().split(/[-_.]/)[0] === locale);
    if (found) return found;
  }
  return 'az';
}
