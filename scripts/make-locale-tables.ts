import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATE_WORDS } from './date-words.ts';
import { collationJson } from './make-collation.ts';

/**
 * Makes resources/locale/{az,en,ru,collation}.json from the locale data of Node's ICU, which Electron and Chromium do not have
 * for Azerbaijani: `node scripts/make-locale-tables.ts`.
 */
const LOCALES = ['az', 'en', 'ru'] as const;
type Locale = (typeof LOCALES)[number];

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const codesOf = (length: number): readonly string[] =>
  length === 0 ? [''] : codesOf(length - 1).flatMap((head) => [...ALPHABET].map((letter) => head + letter));

/** Regions that CLDR names and ISO 3166-1 does not assign: withdrawn, reserved, groupings and test locales. */
const NOT_ASSIGNED = new Set(
  'AC AN BU CP CQ CS DD DG DY EA EU EZ FX HV IC NH QO RH SU TA TP UK UN VD XA XB XK YD YU ZR ZZ'.split(' '),
);

const namesOf = (locale: Locale, type: Intl.DisplayNamesType) => {
  const names = new Intl.DisplayNames(locale, { type, fallback: 'none' });
  return (code: string) => names.of(code);
};
const table = <T>(codes: readonly string[], nameOf: (code: string) => T | undefined): Record<string, T> =>
  Object.fromEntries(
    codes.flatMap((code) => {
      const value = nameOf(code);
      return value === undefined ? [] : [[code, value] as const];
    }),
  );
/** Codes that every one of our languages has a name for. */
const sharedCodes = (codes: readonly string[], type: Intl.DisplayNamesType): readonly string[] => {
  const names = LOCALES.map((locale) => namesOf(locale, type));
  return codes.filter((code) => names.every((nameOf) => nameOf(code) !== undefined));
};

const COUNTRIES = codesOf(2).filter((code) => !NOT_ASSIGNED.has(code));
const LANGUAGES = sharedCodes(
  [...codesOf(2), ...codesOf(3)]
    .map((code) => code.toLowerCase())
    .filter((code) => Intl.getCanonicalLocales(code)[0] === code),
  'language',
);
const CURRENCIES = sharedCodes(codesOf(3), 'currency');

/** CLDR writes `Azərbaycan Manatı`; the unit is a common noun and small in a sentence, as in print. */
function currencyName(locale: Locale, name: string): string {
  if (locale !== 'az') return name;
  return name.replace(/(?<= )(\p{Lu})(?=\p{Ll}+(?: \(.*\))?$)/u, (letter) => letter.toLocaleLowerCase('az'));
}

function currencySymbol(locale: Locale, currency: string): string {
  const parts = new Intl.NumberFormat(locale, { style: 'currency', currency }).formatToParts(1);
  return parts.find(({ type }) => type === 'currency')?.value ?? currency;
}

function listMonths(locale: Locale, format: Intl.DateTimeFormatOptions): readonly string[] {
  const formatter = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...format });
  return Array.from({ length: 12 }, (_, month) => {
    const parts = formatter.formatToParts(Date.UTC(2021, month, 15));
    return parts.find(({ type }) => type === 'month')?.value ?? '';
  });
}

/** From Monday on. */
function listWeekdays(locale: Locale, weekday: 'long' | 'short'): readonly string[] {
  const formatter = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday });
  return Array.from({ length: 7 }, (_, day) => formatter.format(Date.UTC(2021, 7, 2 + day)));
}

function numberMarks(locale: Locale) {
  const parts = new Intl.NumberFormat(locale).formatToParts(-1234567.5);
  const mark = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? '';
  return { group: mark('group'), decimal: mark('decimal'), minus: mark('minusSign') };
}

/** Where the sign of a currency stands: `{number} {symbol}`. */
function moneyPattern(locale: Locale): string {
  const parts = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }).formatToParts(1);
  const isBefore = parts[0]?.type === 'currency';
  return isBefore ? '{symbol}{number}' : '{number}\u00a0{symbol}';
}

const SIZES = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];

/** Signs of the units of size; a byte is `B` beside `kB` and `MB` where the language writes Latin letters. */
function sizeUnits(locale: Locale): readonly string[] {
  return SIZES.map((unit) => {
    const parts = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).formatToParts(
      5,
    );
    const sign = parts.find(({ type }) => type === 'unit')?.value ?? unit;
    return unit === 'byte' && locale !== 'ru' ? 'B' : sign;
  });
}

/** Codes in the order in which the language sorts their names. */
function sortedByName(
  locale: Locale,
  codes: readonly string[],
  nameOf: (code: string) => string | undefined,
) {
  const collator = new Intl.Collator(locale);
  return [...codes].sort((a, b) => collator.compare(nameOf(a) ?? a, nameOf(b) ?? b));
}

/** All that the product knows about writing in a language. */
export function makeLocaleTable(locale: Locale) {
  const [countryOf, languageOf, currencyOf] = [
    namesOf(locale, 'region'),
    namesOf(locale, 'language'),
    namesOf(locale, 'currency'),
  ];
  return {
    months: {
      long: listMonths(locale, { month: 'long' }),
      of: listMonths(locale, { month: 'long', day: 'numeric' }),
      short: listMonths(locale, { month: 'short' }),
    },
    weekdays: { long: listWeekdays(locale, 'long'), short: listWeekdays(locale, 'short') },
    numbers: { ...numberMarks(locale), money: moneyPattern(locale), sizes: sizeUnits(locale) },
    dates: DATE_WORDS[locale],
    countries: table(sortedByName(locale, COUNTRIES, countryOf), countryOf),
    languages: table(LANGUAGES, languageOf),
    currencies: table(CURRENCIES, (code) => [
      currencyName(locale, currencyOf(code) ?? code),
      currencySymbol(locale, code),
    ]),
  };
}

/** A table as it stands in its file. */
export const localeJson = (locale: Locale): string => `${JSON.stringify(makeLocaleTable(locale), null, 1)}\n`;

if (import.meta.main) {
  const folder = join(import.meta.dirname, '../resources/locale');
  for (const locale of LOCALES) writeFileSync(join(folder, `${locale}.json`), localeJson(locale));
  writeFileSync(join(folder, 'collation.json'), collationJson());
}
