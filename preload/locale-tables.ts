import az from '../resources/locale/az.json' with { type: 'json' };
import en from '../resources/locale/en.json' with { type: 'json' };
import ru from '../resources/locale/ru.json' with { type: 'json' };
import type { Locale } from './model.ts';

/** How a kind of date is written: alone, as the beginning and as the end of an open interval. */
export type PointPatterns = readonly string[];
/** All that is known about writing in a language; made by scripts/make-locale-tables.ts. */
export interface LocaleTable {
  readonly months: {
    readonly long: readonly string[];
    /** As after a day: `16 марта`. */
    readonly of: readonly string[];
    readonly short: readonly string[];
  };
  /** From Monday on. */
  readonly weekdays: { readonly long: readonly string[]; readonly short: readonly string[] };
  readonly numbers: {
    readonly group: string;
    readonly decimal: string;
    readonly minus: string;
    readonly money: string;
    /** Units of size, from bytes on, each a thousand of the one before. */
    readonly sizes: readonly string[];
  };
  readonly dates: {
    readonly points: Readonly<
      Record<
        'day' | 'month' | 'season' | 'quarter' | 'year' | 'decade' | 'century' | 'millennium',
        PointPatterns
      >
    >;
    /** A day with its time. */
    readonly moment: string;
    readonly dayOfYear: string;
    readonly monthOfYear: string;
    readonly years: string;
    readonly beforeChrist: string;
    readonly approximate: string;
    readonly oneOf: string;
    readonly seasons: readonly string[];
    readonly seasonsOf: readonly string[];
  };
  /** By ISO 3166-1 alpha-2 code, in the order of the names. */
  readonly countries: Readonly<Record<string, string>>;
  /** By ISO 639 code. */
  readonly languages: Readonly<Record<string, string>>;
  /** By ISO 4217 code: name and sign. */
  readonly currencies: Readonly<Record<string, readonly string[]>>;
}

/** The tables of the interface's languages; the runtime's own Intl knows no Azerbaijani and says that it does. */
export const LOCALE_TABLES: Readonly<Record<Locale, LocaleTable>> = { az, en, ru };
