import { expect, test } from 'vitest';
import {
  CURRENCY_CODES,
  countryName,
  countryNames,
  currencyDigits,
  currencyName,
  formatDate,
  formatDateTime,
  formatMoney,
  formatNumber,
  formatSize,
  languageName,
} from '../../preload/format.ts';
import type { Locale } from '../../preload/model.ts';

const LOCALES: readonly Locale[] = ['az', 'en', 'ru'];
const inEvery = (format: (locale: Locale) => string): readonly string[] => LOCALES.map(format);
/** No-break spaces as `_`, so that a reader of the test sees them. */
const visible = (text: string): string => text.replace(/\u00a0|\u202f/g, '_');

const DATES: Readonly<Record<string, readonly [string, string, string]>> = {
  '2005': ['2005', '2005', '2005 г.'],
  '2005-08': ['avqust 2005', 'August 2005', 'август 2005 г.'],
  '2005-08-24': ['24 avqust 2005', '24 August 2005', '24 августа 2005 г.'],
  '2005-08-24T14:05:00Z': ['24 avqust 2005, 14:05', '24 August 2005, 14:05', '24 августа 2005 г., 14:05'],
  '2004-02-29': ['29 fevral 2004', '29 February 2004', '29 февраля 2004 г.'],
  '2006-06-12/2006-06-13': ['12–13 iyun 2006', '12–13 June 2006', '12–13 июня 2006 г.'],
  '2006-06-12/2006-07-02': ['12 iyun – 2 iyul 2006', '12 June – 2 July 2006', '12 июня – 2 июля 2006 г.'],
  '2005-12-24/2006-01-03': [
    '24 dekabr 2005 – 3 yanvar 2006',
    '24 December 2005 – 3 January 2006',
    '24 декабря 2005 г. – 3 января 2006 г.',
  ],
  '2006-03/2006-05': ['mart – may 2006', 'March – May 2006', 'март – май 2006 г.'],
  '2023-12/2026-11': [
    'dekabr 2023 – noyabr 2026',
    'December 2023 – November 2026',
    'декабрь 2023 г. – ноябрь 2026 г.',
  ],
  '2023/2025': ['2023–2025', '2023–2025', '2023–2025 гг.'],
  '2019/2019': ['2019', '2019', '2019 г.'],
  '2005-06-XX/2006': ['iyun 2005 – 2006', 'June 2005 – 2006', 'июнь 2005 г. – 2006 г.'],
  '2005?': ['2005?', '2005?', '2005 г.?'],
  '2005~': ['təxm. 2005', 'c. 2005', 'ок. 2005 г.'],
  '2005-08-24%': ['təxm. 24 avqust 2005?', 'c. 24 August 2005?', 'ок. 24 августа 2005 г.?'],
  '1985~/1990?': ['təxm. 1985 – 1990?', 'c. 1985 – 1990?', 'ок. 1985 г. – 1990 г.?'],
  '198X': ['1980-ci illər', '1980s', '1980-е гг.'],
  '199X': ['1990-cı illər', '1990s', '1990-е гг.'],
  '19XX': ['XX əsr', '20th century', 'XX в.'],
  '20XX': ['XXI əsr', '21st century', 'XXI в.'],
  '1XXX': ['II minillik', '2nd millennium', 'II тысячелетие'],
  '2005/..': ['2005-ci ildən', 'from 2005', 'с 2005 г.'],
  '../2006': ['2006-cı ilədək', 'until 2006', 'до 2006 г.'],
  '2005-03/..': ['2005-ci ilin mart ayından', 'from March 2005', 'с марта 2005 г.'],
  '2005-03-02/..': ['2 mart 2005-ci ildən', 'from 2 March 2005', 'со 2 марта 2005 г.'],
  '2005/': ['2005 – ?', '2005 – ?', '2005 г. – ?'],
  '/2005': ['? – 2005', '? – 2005', '? – 2005 г.'],
  '2005-21': ['2005-ci ilin yazı', 'spring 2005', 'весна 2005 г.'],
  '2006-34': ['2006-cı ilin II rübü', 'Q2 2006', 'II квартал 2006 г.'],
  '-0043': ['e.ə. 44', '44 BC', '44 г. до н. э.'],
  '[2005,2006]': ['2005 və ya 2006', '2005 or 2006', '2005 г. или 2006 г.'],
};

test('a date is written as people of each language write it', () => {
  const written = Object.keys(DATES).map((edtf) => [edtf, inEvery((locale) => formatDate(edtf, locale))]);
  expect(Object.fromEntries(written)).toEqual(DATES);
});

test('what is no date of a known kind comes back as it is', () => {
  const others = [
    '',
    'abc',
    '2005-13',
    '2005-02-30',
    '2005-04-31',
    '24.08.2005',
    '2005-00',
    '2005-1X',
    '../..',
    '12/',
  ];
  expect(others.map((text) => inEvery((locale) => formatDate(text, locale)))).toEqual(
    others.map((text) => [text, text, text]),
  );
});

test('a moment is written in local time and short', () => {
  expect(inEvery((locale) => formatDateTime('2026-11-02T14:05:00', locale))).toEqual([
    '02.11.2026 14:05',
    '2 Nov 2026 14:05',
    '02.11.2026 14:05',
  ]);
  expect(formatDateTime('dünən', 'az')).toBe('dünən');
});

test('numbers have the marks of their language', () => {
  const write = (number: number, digits?: number) =>
    inEvery((locale) => visible(formatNumber(number, locale, digits)));
  expect(write(633_292.5)).toEqual(['633.292,5', '633,292.5', '633_292,5']);
  expect(write(-1_234_567.8919)).toEqual(['-1.234.567,892', '-1,234,567.892', '-1_234_567,892']);
  expect(write(1000, 2)).toEqual(['1.000,00', '1,000.00', '1_000,00']);
  expect(write(999)).toEqual(['999', '999', '999']);
  expect(write(-0.0001)).toEqual(['0', '0', '0']);
  expect(write(Number.NaN)).toEqual(['NaN', 'NaN', 'NaN']);
});

test('numbers agree with those of ICU, where it has the language', () => {
  const numbers = [0, 7, 12.5, 999.999, 1000, 10_000.25, -45_678, 123_456_789.123];
  const written = numbers.map((number) => inEvery((locale) => formatNumber(number, locale)));
  const wanted = numbers.map((number) => inEvery((locale) => new Intl.NumberFormat(locale).format(number)));
  expect(written).toEqual(wanted);
});

test('money has the minor digits of its currency, and none where they are nothing', () => {
  const write = (amount: number, currency: string) =>
    inEvery((locale) => visible(formatMoney(amount, currency, locale)));
  expect(write(63_329_250, 'EUR')).toEqual(['633.292,50_€', '€633,292.50', '633_292,50_€']);
  expect(write(63_329_200, 'EUR')).toEqual(['633.292_€', '€633,292', '633_292_€']);
  expect(write(-5, 'EUR')).toEqual(['-0,05_€', '-€0.05', '-0,05_€']);
  expect(write(1000, 'JPY')).toEqual(['1.000_JP¥', '¥1,000', '1_000_¥']);
  expect(write(1_234_567, 'TND')).toEqual(['1.234,567_TND', 'TND_1,234.567', '1_234,567_TND']);
  expect(write(150_000, 'AZN')).toEqual(['1.500_₼', 'AZN_1,500', '1_500_AZN']);
  expect(write(100, 'QQQ')).toEqual(['1_QQQ', 'QQQ_1', '1_QQQ']);
});

test('minor digits are those of ISO 4217, not those of usage', () => {
  const codes = ['EUR', 'AZN', 'JPY', 'KRW', 'VND', 'TND', 'KWD', 'CLF', 'ALL', 'HUF', 'IRR', 'QQQ'];
  expect(codes.map(currencyDigits)).toEqual([2, 2, 0, 0, 0, 3, 3, 4, 2, 2, 2, 2]);
});

test('the size of a file is said in its nearest unit', () => {
  const sizes = [0, 999, 1000, 1_234_567, 999_949, 999_950, 5_000_000_000, 2e15];
  expect(sizes.map((size) => visible(formatSize(size, 'az')))).toEqual([
    '0_B',
    '999_B',
    '1_kB',
    '1,2_MB',
    '999,9_kB',
    '1_MB',
    '5_GB',
    '2.000_TB',
  ]);
  expect(inEvery((locale) => visible(formatSize(1_500_000, locale)))).toEqual(['1,5_MB', '1.5_MB', '1,5_МБ']);
});

test('countries, languages and currencies have their names in each language', () => {
  expect(inEvery((locale) => countryName('DE', locale))).toEqual(['Almaniya', 'Germany', 'Германия']);
  expect(inEvery((locale) => countryName('az', locale))).toEqual(['Azərbaycan', 'Azerbaijan', 'Азербайджан']);
  expect(inEvery((locale) => languageName('ka', locale))).toEqual(['gürcü', 'Georgian', 'грузинский']);
  expect(inEvery((locale) => languageName('az-Cyrl', locale))).toEqual([
    'azərbaycan',
    'Azerbaijani',
    'азербайджанский',
  ]);
  expect(inEvery((locale) => currencyName('AZN', locale))).toEqual([
    'Azərbaycan manatı',
    'Azerbaijani Manat',
    'азербайджанский манат',
  ]);
  expect([countryName('ZZ', 'az'), languageName('qqq', 'az'), currencyName('QQQ', 'az')]).toEqual([
    'ZZ',
    'qqq',
    'QQQ',
  ]);
  expect(CURRENCY_CODES).toEqual(expect.arrayContaining(['AZN', 'EUR', 'USD', 'RUB', 'GEL', 'TRY']));
});

test('countries stand in the order of each alphabet', () => {
  for (const locale of LOCALES) {
    const names = countryNames(locale).map(({ name }) => name);
    const collator = new Intl.Collator(locale);
    expect(names).toHaveLength(249);
    expect(names).toEqual([...names].sort((a, b) => collator.compare(a, b)));
  }
  const order = countryNames('az').map(({ code }) => code);
  const wanted = ['AT', 'AZ', 'BS', 'DJ', 'TD', 'CN', 'DK', 'EE', 'AF', 'FO', 'GE', 'HT', 'HR', 'ID', 'IE'];
  expect(order.filter((code) => wanted.includes(code))).toEqual(wanted);
});
