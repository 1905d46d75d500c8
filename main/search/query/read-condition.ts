import type { FieldDefinition, SearchNoteCode } from '../../../preload/model.ts';
import { countryOf } from '../../reading/countries.ts';
import { currencyOf, minorDigits } from '../../reading/currencies.ts';
import { edtfRange, OPEN_END } from '../../reading/edtf.ts';
import { readNumber } from '../../reading/read-number.ts';
import { readValue } from '../../reading/read-value.ts';
import type { FieldNames, FieldTarget } from './field-names.ts';
import type { Condition } from './search-tree.ts';
import { toWords } from './to-words.ts';

interface Read {
  /** One of these must hold. */
  readonly parts: readonly Condition[];
  readonly note?: SearchNoteCode;
}

/** Reads the value of `field:value` as the field's datatype wants it. */
export function readCondition(
  target: FieldTarget,
  value: string,
  isQuoted: boolean,
  isTyped: boolean,
  names: FieldNames,
): Read {
  switch (target.kind) {
    case 'date':
      return readDays('date', value) ?? { ...wordsIn('date', value, isQuoted, isTyped), note: 'unreadDate' };
    case 'type':
      return readTypes(value, names);
    case 'country':
      return readCountry(value);
    case 'filled':
      return readFilled(value, names);
    case 'fields':
      return readAll(target.fields, value, isQuoted, isTyped);
  }
}

function readAll(
  fields: readonly FieldDefinition[],
  value: string,
  isQuoted: boolean,
  isTyped: boolean,
): Read {
  const found = fields.map((field) => readOne(field, value, isQuoted, isTyped));
  const note = found.every((read) => read.note) ? found[0]?.note : undefined;
  return { parts: found.flatMap(({ parts }) => parts), ...(note ? { note } : {}) };
}

function readOne(field: FieldDefinition, value: string, isQuoted: boolean, isTyped: boolean): Read {
  const words = () => wordsIn(field.name, value, isQuoted, isTyped);
  if (field.datatype === 'date') return readDays(field.name, value) ?? { ...words(), note: 'unreadDate' };
  if (field.datatype === 'number' || field.datatype === 'money')
    return readRange(field, value) ?? { ...words(), note: 'unreadNumber' };
  if (field.datatype === 'boolean') {
    const { isTrue } = readValue(field, value).value;
    if (isTrue !== undefined)
      return {
        parts: [
          { kind: 'range', field: field.name, from: Number(isTrue), to: Number(isTrue), currency: null },
        ],
      };
  }
  return words();
}

function wordsIn(field: string, value: string, isQuoted: boolean, isTyped: boolean): Read {
  const words = toWords(value, !isQuoted, isTyped);
  return words ? { parts: [{ kind: 'words', field, words }] } : { parts: [], note: 'emptyValue' };
}

/** `2006`, `2006..2008`, `..2008`, `2006..`, or any date that a field can hold. */
function readDays(field: string, value: string): Read | null {
  const [first = '', last] = value.split('..');
  const range = (text: string) => {
    const { edtf } = readValue({ datatype: 'date' }, text.trim()).value;
    return edtf ? edtfRange(edtf) : null;
  };
  if (last === undefined) {
    const days = range(first);
    return days && { parts: [{ kind: 'days', field, ...days }] };
  }
  const [from, to] = [first.trim() === '' ? null : range(first), last.trim() === '' ? null : range(last)];
  const isUnread = (first.trim() !== '' && !from) || (last.trim() !== '' && !to) || (!from && !to);
  if (isUnread) return null;
  return { parts: [{ kind: 'days', field, from: from?.from ?? -OPEN_END, to: to?.to ?? OPEN_END }] };
}

const COMPARED = /^(>=|<=|>|<)(.*)$/;

/** `500000`, `>500000`, `100000..500000`, with a currency behind where the field holds money. */
function readRange(field: FieldDefinition, value: string): Read | null {
  const { rest, currency } = takeCurrency(field, value);
  const scale = field.datatype === 'money' ? 10 ** minorDigits(currency ?? 'EUR') : 1;
  const number = (text: string): number | null => {
    const [reading] = readNumber(text);
    return reading === undefined ? null : Math.round(reading * scale * 1e6) / 1e6;
  };
  const made = (from: number | null, to: number | null): Read => ({
    parts: [{ kind: 'range', field: field.name, from, to, currency }],
  });
  const compared = COMPARED.exec(rest);
  if (compared) {
    const bound = number(compared[2] ?? '');
    if (bound === null) return null;
    // The least step of a sum is one minor unit; of other numbers, as little as a double tells apart.
    const step = field.datatype === 'money' ? 1 : Number.EPSILON * Math.max(1, Math.abs(bound));
    const [sign] = compared.slice(1);
    if (sign === '>') return made(bound + step, null);
    if (sign === '>=') return made(bound, null);
    return sign === '<' ? made(null, bound - step) : made(null, bound);
  }
  const [first = '', last] = rest.split('..');
  if (last === undefined) {
    const exact = number(first);
    return exact === null ? null : made(exact, exact);
  }
  const [from, to] = [number(first), number(last)];
  const isUnread = (first.trim() !== '' && from === null) || (last.trim() !== '' && to === null);
  return isUnread || (from === null && to === null) ? null : made(from, to);
}

function takeCurrency(
  field: FieldDefinition,
  value: string,
): { readonly rest: string; readonly currency: string | null } {
  const match = field.datatype === 'money' ? /^(.*?\d)\s*([^\d\s.,]+)$/.exec(value.trim()) : null;
  const currency = match ? currencyOf(match[2] ?? '') : null;
  return currency === null ? { rest: value.trim(), currency: null } : { rest: match?.[1] ?? '', currency };
}

function readTypes(value: string, names: FieldNames): Read {
  const types = names.findTypes?.(value) ?? [];
  return types.length > 0
    ? { parts: [{ kind: 'types', types }] }
    : { parts: [{ kind: 'types', types: [] }], note: 'unknownType' };
}

function readCountry(value: string): Read {
  const country = countryOf(value) ?? countryOf(value.toUpperCase());
  return country === null
    ? { parts: [{ kind: 'types', types: [] }], note: 'unknownCountry' }
    : { parts: [{ kind: 'country', country }] };
}

function readFilled(value: string, names: FieldNames): Read {
  const target = names.find(value);
  if (target?.kind === 'fields')
    return { parts: target.fields.map(({ name }) => ({ kind: 'filled', field: name })) };
  if (target?.kind === 'date')
    return { parts: [{ kind: 'days', field: 'date', from: -OPEN_END, to: OPEN_END }] };
  return { parts: [{ kind: 'types', types: [] }], note: 'unknownField' };
}
