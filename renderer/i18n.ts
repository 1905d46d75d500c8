import { useMemo } from 'react';
import type { ErrorCode } from '../preload/api.ts';
import { formatNumber } from '../preload/format.ts';
import type { Labels, Locale } from '../preload/model.ts';
import az from '../resources/i18n/az.json';
import en from '../resources/i18n/en.json';
import ru from '../resources/i18n/ru.json';
import { CallError } from './client.ts';
import { createStore, useStore } from './ui/store.ts';

/** The key of a text; one that no catalogue has does not compile. */
export type TextKey = keyof typeof az;
/** What fills the `{name}` holes of a text: numbers are written as the language does; `count` also chooses the plural form. */
export type Holes = Readonly<Record<string, string | number>>;
/** Looks a text up in the reader's language. */
export type Translate = (key: TextKey, holes?: Holes) => string;

type Text = string | Readonly<Record<string, string>>;
const catalogs = { az, en, ru } as const satisfies Record<Locale, Record<TextKey, Text>>;

/** The language of the interface. */
export const localeStore = createStore<Locale>('az');

/** The text of `key` in `locale` with its holes filled; a plural text is chosen by the hole `count`. */
export function translate(locale: Locale, key: TextKey, holes: Holes = {}): string {
  const text: Text = catalogs[locale][key];
  const sentence = typeof text === 'string' ? text : pluralForm(locale, text, Number(holes['count'] ?? 0));
  return sentence.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = holes[name];
    if (value === undefined) return hole;
    return typeof value === 'number' ? formatNumber(value, locale) : value;
  });
}

function pluralForm(locale: Locale, forms: Readonly<Record<string, string>>, count: number): string {
  return forms[new Intl.PluralRules(locale).select(count)] ?? forms['other'] ?? '';
}

/** Translates into the language of the interface, for code outside of components. */
export const text: Translate = (key, holes) => translate(localeStore.get(), key, holes);

/** The language of the interface; the component follows when it changes. */
export function useLocale(): Locale {
  return useStore(localeStore);
}

/** `t(key, holes)` in the language of the interface. */
export function useText(): Translate {
  const locale = useLocale();
  return useMemo<Translate>(() => (key, holes) => translate(locale, key, holes), [locale]);
}

/** Picks the reader's language out of labels that come as data. */
export function useLabel(): (labels: Labels) => string {
  const locale = useLocale();
  return useMemo(() => (labels: Labels) => labels[locale], [locale]);
}

/** The sentence for anything that was thrown: what happened, to what, what to do next. */
export function failureText(error: unknown): string {
  if (error instanceof CallError) return codeText(error.code, error.detail);
  return codeText('unexpected', error instanceof Error ? error.message : String(error));
}

/** The sentence of an error code. */
export function codeText(code: ErrorCode, detail: string): string {
  return text(`error.${code}`, { detail });
}
