import type { Datatype, FieldDefinition, ValueDraft } from '../../preload/model.ts';
import { readPlaceName } from './places.ts';
import { readAgentName } from './read-agent-name.ts';
import { readDate } from './read-date.ts';
import { readMoney } from './read-money.ts';
import { readNumber } from './read-number.ts';
import { isUnknownMark, phraseKey, wordSet } from './words.ts';

/** What of a field decides how its text is read. */
export type ReadableField = Pick<FieldDefinition, 'datatype' | 'terms'>;

/** A text as read: the value, and every reading where there is more than one. */
export interface ValueReading {
  readonly value: ValueDraft;
  readonly isAmbiguous: boolean;
  readonly readings: readonly ValueDraft[];
}
const yes = wordSet('yes');
const no = wordSet('no');
const LINK = /(?:https?:\/\/|mailto:)[^\s<>"«»“”]{1,2000}/i;
const HOST = /^(?:[\p{L}\p{N}-]{1,63}\.){1,6}[\p{L}]{2,24}(?:\/\S{0,2000})?$/u;

const sure = (value: ValueDraft): ValueReading => ({ value, isAmbiguous: false, readings: [value] });

function readDateValue(text: string): ValueReading {
  const { edtf, readings, isAmbiguous } = readDate(text);
  if (isAmbiguous)
    return { value: { text }, isAmbiguous, readings: readings.map((reading) => ({ text, edtf: reading })) };
  return sure(edtf === null ? { text } : { text, edtf });
}

function readMoneyValue(text: string): ValueReading {
  const { readings, isAmbiguous } = readMoney(text);
  const values = readings.map((money) => ({ text, ...money }));
  return { value: values[0] ?? { text }, isAmbiguous, readings: values.length > 0 ? values : [{ text }] };
}

function readNumberValue(text: string): ValueReading {
  const values = readNumber(text).map((number) => ({ text, number }));
  return {
    value: values[0] ?? { text },
    isAmbiguous: values.length > 1,
    readings: values.length > 0 ? values : [{ text }],
  };
}

/** The address that a text holds; a bare host counts where it is the whole text. */
function readLink(text: string): ValueReading {
  const found = LINK.exec(text)?.[0].replace(/[.,;:!?)\]}'’]{1,10}$/, '');
  if (found) return sure({ text, url: found });
  const bare = text.trim();
  return sure(HOST.test(bare) ? { text, url: `https://${bare}` } : { text });
}

function readTerm(field: ReadableField, text: string): ValueReading {
  const key = phraseKey(text);
  const term = (field.terms ?? []).find(
    ({ code, labels }) =>
      code === text.trim() || Object.values(labels).some((label) => phraseKey(label) === key),
  );
  return sure(term ? { text, term: term.code } : { text });
}

function readBoolean(text: string): ValueReading {
  const key = phraseKey(text);
  if (yes.has(key)) return sure({ text, isTrue: true });
  return sure(no.has(key) ? { text, isTrue: false } : { text });
}

type Reader = (field: ReadableField, text: string) => ValueReading;
const readers: Readonly<Record<Datatype, Reader>> = {
  text: (_, text) => sure({ text }),
  structuredText: (_, text) => sure({ text }),
  date: (_, text) => readDateValue(text),
  money: (_, text) => readMoneyValue(text),
  number: (_, text) => readNumberValue(text),
  link: (_, text) => readLink(text),
  agent: (_, text) => sure({ text, ...readAgentName(text) }),
  place: (_, text) => sure({ text, ...readPlaceName(text), kind: 'place' }),
  term: readTerm,
  boolean: (_, text) => readBoolean(text),
};

/**
 * Reads a text as a field's datatype. `text` stays what was given; the rest is what it means, absent where that is
 * not understood. An ambiguous date has no `edtf`, an ambiguous sum or number its likeliest reading.
 */
export function readValue(field: ReadableField, text: string): ValueReading {
  const isOpaque = field.datatype === 'text' || field.datatype === 'structuredText';
  return !isOpaque && isUnknownMark(text) ? sure({ text }) : readers[field.datatype](field, text);
}
