import type { FieldDefinition } from '../../../preload/model.ts';
import { currencyOf, minorDigits } from '../../reading/currencies.ts';
import { readNumber } from '../../reading/read-number.ts';

/** What a number must be; sums are in minor units, null bounds are open. */
export interface AmountRange {
  readonly from: number | null;
  readonly to: number | null;
  readonly currency: string | null;
}
const COMPARED = /^(>=|<=|>|<|≥|≤)(.*)$/u;

/** `500000`, `>500000`, `100000..500000`, with a currency behind where the field holds money; null for other texts. */
export function readAmount(field: FieldDefinition, value: string): AmountRange | null {
  const { rest, currency } = takeCurrency(field, value);
  const isMoney = field.datatype === 'money';
  const scale = isMoney ? 10 ** minorDigits(currency ?? 'EUR') : 1;
  const number = (text: string): number | null => {
    const [reading] = readNumber(text);
    return reading === undefined ? null : Math.round(reading * scale * 1e6) / 1e6;
  };
  const [, sign, bound = ''] = COMPARED.exec(rest) ?? [];
  if (sign !== undefined) {
    const limit = number(bound);
    if (limit === null) return null;
    // The least step of a sum is one minor unit; of other numbers, as little as a double tells apart.
    const step = isMoney ? 1 : Number.EPSILON * Math.max(1, Math.abs(limit));
    if (sign === '>') return { from: limit + step, to: null, currency };
    if (sign === '>=' || sign === '≥') return { from: limit, to: null, currency };
    return { from: null, to: sign === '<' ? limit - step : limit, currency };
  }
  const [first = '', last] = rest.replace(/…|\.{3}/gu, '..').split('..');
  const [from, to] = [number(first), last === undefined ? number(first) : number(last)];
  const isUnread = (from === null && first.trim() !== '') || (to === null && (last ?? '').trim() !== '');
  if (isUnread || (from === null && to === null)) return null;
  return from !== null && to !== null && from > to
    ? { from: to, to: from, currency }
    : { from, to, currency };
}

function takeCurrency(
  field: FieldDefinition,
  value: string,
): { readonly rest: string; readonly currency: string | null } {
  const match = field.datatype === 'money' ? /^(.*?\d)\s*([^\d\s.,]+)$/u.exec(value.trim()) : null;
  const currency = match ? (currencyOf(match[2] ?? '') ?? currencyOf((match[2] ?? '').toUpperCase())) : null;
  return currency === null ? { rest: value.trim(), currency: null } : { rest: match?.[1] ?? '', currency };
}
