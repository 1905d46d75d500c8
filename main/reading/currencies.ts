import { phraseKey, wordTable } from './words.ts';

/** Currencies whose minor unit is not a hundredth (ISO 4217, list one). */
const MINOR_DIGITS: Readonly<Record<string, number>> = Object.fromEntries([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'
    .split(' ')
    .map((code) => [code, 0]),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3]),
  ...'CLF UYW'.split(' ').map((code) => [code, 4]),
]);
const codes = new Set(Intl.supportedValuesOf('currency'));
const names = wordTable((words) => words.currencies, moneyKey);

/** What names of currencies are compared by: folded words, or the bare sign (`€`). */
function moneyKey(text: string): string {
  return phraseKey(text) || text.trim();
}

/** The ISO 4217 code that a text names: a code, a name in one of the three languages, or a sign. */
export function currencyOf(text: string): string | null {
  const bare = text.trim().replace(/\.$/, '');
  if (/^[A-Z]{3}$/.test(bare) && codes.has(bare)) return bare;
  return names.get(/^[\p{Sc}]$/u.test(bare) ? bare : moneyKey(bare)) ?? null;
}

/** How many digits the minor unit of a currency has. */
export const minorDigits = (currency: string): number => MINOR_DIGITS[currency] ?? 2;
