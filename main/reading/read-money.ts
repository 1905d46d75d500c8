import { currencyOf, minorDigits } from './currencies.ts';
import { circaWords } from './date-words.ts';
import { readNumber } from './read-number.ts';
import { tokenize } from './tokenize.ts';
import { wordKey, wordTable } from './words.ts';

/** An amount in minor units of a currency (ISO 4217). */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}
/** The ways to read a sum, the likeliest first; more than one where a lone comma or point leaves it open. */
export interface MoneyReading {
  readonly readings: readonly Money[];
  readonly isAmbiguous: boolean;
}
const LONGEST = 200;
const scales = wordTable((words) => words.scales);
const SUM = /^(\D{0,40}?)([+-]?\d[\d.,'’ ]{0,39})(\D{0,60})$/;

/** Splits `mln. avro` into the factor and what is left for the currency. */
function takeScale(text: string): { readonly factor: number; readonly rest: string } {
  const match = /^(\p{L}+)\.?\s*/u.exec(text);
  const factor = Number(match ? (scales.get(wordKey(match[1] ?? '')) ?? 0) : 0);
  return factor > 0 ? { factor, rest: text.slice(match?.[0].length) } : { factor: 1, rest: text };
}

/** The currency said before or after the digits; null where none or two different ones are said. */
function findCurrency(before: string, after: string): string | null {
  const [first, second] = [before, after].map((text) => text.replace(/[()]/g, '').trim()) as [string, string];
  const codes = [first, second].filter((text) => text !== '').map(currencyOf);
  return codes.length > 0 && codes.every((code) => code !== null && code === codes[0])
    ? (codes[0] ?? null)
    : null;
}

const withoutCirca = (text: string) => {
  const [first] = tokenize(text.slice(0, 40));
  return first && circaWords.has(first.key) ? text.slice(first.to).replace(/^\./, '') : text;
};

/** Reads a sum of money in Azerbaijani, English or Russian; no reading where the currency is not said. */
export function readMoney(text: string): MoneyReading {
  const none = { readings: [], isAmbiguous: false };
  if (text.length > LONGEST) return none;
  const spaced = withoutCirca(text.replace(/[\u00a0\u2009\u202f]/g, ' ').trim());
  const match = SUM.exec(spaced.replace(/\.$/, ''));
  if (!match) return none;
  const [, before = '', digits = '', after = ''] = match;
  const { factor, rest } = takeScale(after.trim());
  const currency = findCurrency(before, rest);
  if (currency === null) return none;
  const unit = 10 ** minorDigits(currency);
  const all = readNumber(digits.trim().replace(/[.,]$/, '')).map((number) => ({
    amount: Math.round(Number((number * factor * unit).toFixed(3))),
    currency,
  }));
  const readings = factor > 1 ? all.slice(-1) : all;
  return { readings, isAmbiguous: readings.length > 1 };
}
