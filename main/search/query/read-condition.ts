import type { FieldDefinition, SearchNoteCode } from '../../../preload/model.ts';
import { LOCALES } from '../../../preload/model.ts';
import { countryOf } from '../../reading/countries.ts';
import { OPEN_END } from '../../reading/edtf.ts';
import { readValue } from '../../reading/read-value.ts';
import { phraseKey } from '../../reading/words.ts';
import type { FieldNames, FieldTarget } from './field-names.ts';
import { readAmount } from './read-amount.ts';
import { readDays } from './read-days.ts';
import type { Condition } from './search-tree.ts';
import { toWords } from './to-words.ts';

/** A value of `field:value` as it stands in a search. */
export interface TypedValue {
  readonly text: string;
  readonly isQuoted: boolean;
  /** Whether it is being typed: its last word may be the beginning of one. */
  readonly isTyped: boolean;
}
interface Read {
  /** One of these must hold; none where the value says nothing to the field: then it is text like other text. */
  readonly parts: readonly Condition[];
  readonly note?: SearchNoteCode;
  /** Whether the value was understood as what the field holds, and not only searched as its words. */
  readonly isMeant: boolean;
}
const meant = (parts: readonly Condition[]): Read => ({ parts, isMeant: true });
const unknown = (note: SearchNoteCode): Read => ({ parts: [], note, isMeant: false });

/** Reads the value of `field:value` as the field's datatype wants it. */
export function readCondition(target: FieldTarget, value: TypedValue, names: FieldNames): Read {
  switch (target.kind) {
    case 'date':
      return readDate('date', value);
    case 'type':
      return readTypes(value, names, target.fields ?? []);
    case 'country': {
      const country = countryOf(value.text) ?? countryOf(value.text.toUpperCase());
      return country === null ? unknown('unknownCountry') : meant([{ kind: 'country', country }]);
    }
    case 'filled':
      return readFilled(value.text, names);
    case 'fields':
      return readAll(target.fields, value);
  }
}

function readAll(fields: readonly FieldDefinition[], value: TypedValue): Read {
  const found = fields.map((field) => readOne(field, value));
  const note = found.every((read) => read.note) ? found[0]?.note : undefined;
  return {
    parts: found.flatMap(({ parts }) => parts),
    isMeant: found.some(({ isMeant }) => isMeant),
    ...(note ? { note } : {}),
  };
}

function readOne(field: FieldDefinition, value: TypedValue): Read {
  const { name, datatype } = field;
  if (datatype === 'date') return readDate(name, value);
  if (datatype === 'number' || datatype === 'money') {
    const range = readAmount(field, value.text);
    return range
      ? meant([{ kind: 'range', field: name, ...range }])
      : { ...wordsIn(name, value), note: 'unreadNumber' };
  }
  const { isTrue, term } = readValue(field, value.text).value;
  if (isTrue !== undefined) {
    const bound = Number(isTrue);
    return meant([{ kind: 'range', field: name, from: bound, to: bound, currency: null }]);
  }
  return term === undefined ? wordsIn(name, value) : readTerm(field, term, value);
}

function readDate(field: string, value: TypedValue): Read {
  const spans = readDays(value.text);
  if (spans.length === 0) return { ...wordsIn(field, value), note: 'unreadDate' };
  const read = meant(spans.map((span) => ({ kind: 'days', field, ...span })));
  return spans.length > 1 ? { ...read, note: 'ambiguousDate' } : read;
}

/** A choice of the field, in whichever language it was written down. */
function readTerm(field: FieldDefinition, term: string, value: TypedValue): Read {
  const labels = field.terms?.find(({ code }) => code === term)?.labels;
  const texts = [value.text, term, ...LOCALES.flatMap((language) => labels?.[language] ?? [])];
  const different = new Map(texts.map((text) => [phraseKey(text), text]));
  return meant(
    [...different.values()].flatMap((text) => wordsIn(field.name, { ...value, text, isTyped: false }).parts),
  );
}

function wordsIn(field: string, { text, isQuoted, isTyped }: TypedValue): Read {
  const words = toWords(text, !isQuoted, isTyped);
  return words ? { parts: [{ kind: 'words', field, words }], isMeant: false } : unknown('emptyValue');
}

/** A type by its label; where none is called so, a choice of the fields that have the same name (`Növ`, `Вид`). */
function readTypes(value: TypedValue, names: FieldNames, fields: readonly FieldDefinition[]): Read {
  const types = names.findTypes?.(value.text) ?? [];
  if (types.length > 0) return meant([{ kind: 'types', types }]);
  return fields.length > 0 ? readAll(fields, value) : unknown('unknownType');
}

function readFilled(value: string, names: FieldNames): Read {
  const target = names.find(value);
  if (target?.kind === 'fields')
    return meant(target.fields.map(({ name }) => ({ kind: 'filled', field: name })));
  if (target?.kind === 'date') return meant([{ kind: 'days', field: 'date', from: -OPEN_END, to: OPEN_END }]);
  return unknown('unknownField');
}
