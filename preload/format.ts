import { LOCALE_TABLES } from './locale-tables.ts';
import type { Locale } from './model.ts';

export { formatDate } from './format-date.ts';

/** Most digits after the decimal mark where none are asked for, as in CLDR. */
const MOST_FRACTION_DIGITS = 3;

/** Currencies whose minor unit is not a hundredth (ISO 4217, list one). ICU's own figures follow usage, not ISO. */
const MINOR_DIGITS: Readonly<Record<string, number>> = Object.fromEntries([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'
    .split(' ')
    .map((code) => [code, 0]),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3]),
  ...'CLF UYW'.split(' ').map((code) => [code, 4]),
]);

/** Digits as a language groups them: `whole` and `fraction` are bare digits. */
function grouped(whole: string, fraction: string, locale: Locale): string {
  const { group, decimal } = LOCALE_TABLES[locale].numbers;
  const digits = whole.replace(/\B(?=(?:\d{3})+$)/g, group);
  return fraction === '' ? digits : `${digits}${decimal}${fraction}`;
}

/** A number as a language writes it; with `fractionDigits` exactly so many, else at most three and no closing zeros. */
export function formatNumber(number: number, locale: Locale, fractionDigits?: number): string {
  if (!Number.isFinite(number) || Math.abs(number) >= 1e21) return String(number);
  const fixed = Math.abs(number).toFixed(fractionDigits ?? MOST_FRACTION_DIGITS);
  const [whole = '0', digits = ''] = fixed.split('.');
  const fraction = fractionDigits === undefined ? digits.replace(/0+$/, '') : digits;
  const isNegative = number < 0 && /[1-9]/.test(fixed);
  return `${isNegative ? LOCALE_TABLES[locale].numbers.minus : ''}${grouped(whole, fraction, locale)}`;
}

/** How many digits the minor unit of a currency has: 2 for EUR, 0 for JPY, 3 for TND. */
export const currencyDigits = (currency: string): number => MINOR_DIGITS[currency] ?? 2;

/**
 * An amount in minor units with the sign of its currency, or its code where it has no sign: `633.292,50 €`. A fraction
 * of nothing is left out: `633.292 €`.
 */
export function formatMoney(minorUnits: number, currency: string, locale: Locale): string {
  const { numbers, currencies } = LOCALE_TABLES[locale];
  const size = currencyDigits(currency);
  const digits = String(Math.abs(Math.round(minorUnits))).padStart(size + 1, '0');
  const fraction = digits.slice(digits.length - size);
  const number = grouped(
    digits.slice(0, digits.length - size),
    /[1-9]/.test(fraction) ? fraction : '',
    locale,
  );
  const sign = currencies[currency]?.[1] ?? currency;
  const isWord = numbers.money.startsWith('{symbol}') && /\p{L}$/u.test(sign);
  const symbol = isWord ? `${sign}\u00a0` : sign;
  const text = numbers.money.replace('{symbol}', () => symbol).replace('{number}', number);
  return `${minorUnits < 0 ? numbers.minus : ''}${text}`;
}

/** A moment in the machine's own time zone: `24.08.2005 14:05`; the text itself where it is no moment. */
export function formatDateTime(iso: string, locale: Locale): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return iso;
  const { months, dates } = LOCALE_TABLES[locale];
  const padded = (number: number) => String(number).padStart(2, '0');
  const holes: Readonly<Record<string, string>> = {
    day: String(moment.getDate()),
    twoDigitDay: padded(moment.getDate()),
    twoDigitMonth: padded(moment.getMonth() + 1),
    shortMonth: months.short[moment.getMonth()] ?? '',
    year: String(moment.getFullYear()),
    time: `${padded(moment.getHours())}:${padded(moment.getMinutes())}`,
  };
  return dates.moment.replace(/\{(\w+)\}/g, (hole, name: string) => holes[name] ?? hole);
}

/** The size of a file in decimal units: `1,2 MB`. */
export function formatSize(bytes: number, locale: Locale): string {
  const { sizes } = LOCALE_TABLES[locale].numbers;
  const most = sizes.length - 1;
  // Subtle: 999 950 would be written as 1,000.0 kB, so a unit is left a little before its end.
  let power = 0;
  while (power < most && bytes / 1000 ** power >= (power === 0 ? 1000 : 999.95)) power += 1;
  const number = Math.round((bytes / 1000 ** power) * 10) / 10;
  return `${formatNumber(number, locale)}\u00a0${sizes[power] ?? ''}`;
}

/** The name of a country by its ISO 3166-1 alpha-2 code; the code itself where it is not assigned. */
export const countryName = (code: string, locale: Locale): string =>
  LOCALE_TABLES[locale].countries[code.toUpperCase()] ?? code;

/** The name of a language by its ISO 639 code, `az` or `az-Cyrl` alike; the code itself where it is unknown. */
export const languageName = (code: string, locale: Locale): string =>
  LOCALE_TABLES[locale].languages[code.split('-')[0]?.toLowerCase() ?? code] ?? code;

/** The name of a currency by its ISO 4217 code, withdrawn ones too; the code itself where it is unknown. */
export const currencyName = (code: string, locale: Locale): string =>
  LOCALE_TABLES[locale].currencies[code.toUpperCase()]?.[0] ?? code;

/** All countries in the order of the language's alphabet. */
export const countryNames = (locale: Locale): readonly { readonly code: string; readonly name: string }[] =>
  Object.entries(LOCALE_TABLES[locale].countries).map(([code, name]) => ({ code, name }));

/** ISO 639 codes that have a name in every language of the interface: those of two letters first. */
export const LANGUAGE_CODES: readonly string[] = Object.keys(LOCALE_TABLES.en.languages);

/** ISO 4217 codes that have a name in every language of the interface, by code. */
export const CURRENCY_CODES: readonly string[] = Object.keys(LOCALE_TABLES.en.currencies);
