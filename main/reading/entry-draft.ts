import type { FieldDefinition, RecordDraft, ValueDraft, Warning } from '../../preload/model.ts';
import { type Inline, writeStructuredText } from '../../preload/structured-text.ts';
import { minorDigits } from './currencies.ts';
import type { Entry, EntryPart } from './find-entries.ts';
import { readValue, type ValueReading } from './read-value.ts';
import { blocksOf } from './unit-blocks.ts';
import type { Unit } from './units.ts';
import { isUnknownMark } from './words.ts';

interface Draft {
  readonly fields: Record<string, ValueDraft[]>;
  readonly warnings: Warning[];
}
const ACRONYM = /\(([^()\s]{2,30})\)$/;

/** Runs of text without their first `count` characters and the white space after them. */
function cutInlines(inlines: readonly Inline[], count: number): readonly Inline[] {
  let left = count;
  const rest = inlines.flatMap((run) => {
    const text = run.text.slice(Math.min(left, run.text.length));
    left -= Math.min(left, run.text.length);
    return text === '' ? [] : [{ ...run, text }];
  });
  const [first, ...others] = rest;
  if (!first) return [];
  const text = first.text.trimStart();
  return text === '' ? others : [{ ...first, text }, ...others];
}

/** The units of a part's value, its label cut off the first. */
function valueUnits(units: readonly Unit[], part: EntryPart, to: number): readonly Unit[] {
  const labelled = units[part.unit] as Unit;
  const inlines = cutInlines(labelled.inlines, part.label.end);
  const text = inlines.map((run) => run.text).join('');
  const rest = units.slice(part.unit + 1, to);
  return text === '' ? rest : [{ ...labelled, kind: 'paragraph', text, inlines }, ...rest];
}

/** A list written in one line: `A (AZ); B (FI)`, `A (AZ), B (FI)`. */
function splitInline(text: string): readonly string[] {
  if (text.includes(';'))
    return text
      .split(';')
      .map((item) => item.trim())
      .filter((item) => item !== '');
  const pieces = text.split(/(?<=\([A-Z]{2}\)),\s+/);
  return pieces.map((piece) => piece.trim());
}

function warn(
  field: FieldDefinition,
  { value, isAmbiguous, readings }: ValueReading,
  line: number,
): readonly Warning[] {
  const { text } = value;
  if (isUnknownMark(text)) return [];
  if (field.datatype === 'date') {
    if (isAmbiguous)
      return [
        { line, code: 'ambiguousDate', detail: `${text} (${readings.map((one) => one.edtf).join(' | ')})` },
      ];
    return value.edtf === undefined ? [{ line, code: 'unreadDate', detail: text.slice(0, 200) }] : [];
  }
  if (field.datatype !== 'money') return [];
  if (isAmbiguous)
    return [{ line, code: 'ambiguousMoney', detail: `${text} (${readings.map(writeAmount).join(' | ')})` }];
  return value.amount === undefined ? [{ line, code: 'unreadMoney', detail: text.slice(0, 200) }] : [];
}
const writeAmount = ({ amount = 0, currency = '' }: ValueDraft) =>
  `${amount / 10 ** minorDigits(currency)} ${currency}`;

/** Reads a value's units as a field; units that the field cannot hold are given back. */
function fillField(draft: Draft, field: FieldDefinition, units: readonly Unit[]): readonly Unit[] {
  if (units.length === 0) return [];
  const values = draft.fields[field.name] ?? [];
  draft.fields[field.name] = values;
  if (field.datatype === 'structuredText') {
    values.push({ text: writeStructuredText(blocksOf(units)) });
    return [];
  }
  const isSingle = !field.isRepeatable;
  const taken = isSingle && field.datatype !== 'text' ? units.slice(0, 1) : units;
  const texts = isSingle
    ? [taken.map((unit) => unit.text).join('\n')]
    : taken.flatMap((unit) => splitInline(unit.text));
  for (const text of texts) {
    const reading = readValue(field, text);
    values.push(reading.value);
    draft.warnings.push(...warn(field, reading, taken[0]?.from ?? 1));
  }
  return units.slice(taken.length);
}

function readTitle(entry: Entry, units: readonly Unit[], draft: Draft): string {
  const own = draft.fields['title']?.[0]?.text;
  delete draft.fields['title'];
  const heading =
    entry.title === null
      ? undefined
      : units[entry.title]?.text.replace(/^\d{1,5}[.)]\s+/, '').replace(/:$/, '');
  const title = heading ?? own ?? fallbackTitle(entry, draft);
  const acronym = ACRONYM.exec(title)?.[1];
  const hasField = entry.type.fields.some((field) => field.name === 'acronym');
  const isAcronym = acronym !== undefined && (acronym.match(/\p{Lu}/gu)?.length ?? 0) >= 2;
  if (hasField && isAcronym && !draft.fields['acronym']) draft.fields['acronym'] = [{ text: acronym }];
  if (heading !== undefined && own !== undefined && own !== heading) draft.fields['note'] = [{ text: own }];
  return title;
}

function fallbackTitle(entry: Entry, draft: Draft): string {
  const first = entry.parts.flatMap((part) => draft.fields[part.target?.field.name ?? ''] ?? [])[0];
  return first?.text.slice(0, 200) || entry.type.labels.az;
}

/** The record of a labelled entry, with what in it could not be read for sure. */
export function draftEntry(
  entry: Entry,
  units: readonly Unit[],
  key: string,
): { draft: RecordDraft; warnings: readonly Warning[] } {
  const draft: Draft = { fields: {}, warnings: [] };
  const left: Unit[] = [];
  entry.parts.forEach((part, at) => {
    const to = entry.parts[at + 1]?.unit ?? entry.to;
    const value = valueUnits(units, part, to);
    left.push(...(part.target ? fillField(draft, part.target.field, value) : value));
  });
  if (left.length > 0) {
    const said = draft.fields['scopeAndContent']?.[0]?.text;
    const text = writeStructuredText(blocksOf(left));
    draft.fields['scopeAndContent'] = [{ text: said === undefined ? text : `${said}\n\n${text}` }];
  }
  const title = readTitle(entry, units, draft);
  const lines = { from: units[entry.from]?.from ?? 1, to: units[entry.to - 1]?.to ?? 1 };
  return {
    draft: { key, type: entry.type.name, origin: 'labelled', title, fields: draft.fields, lines },
    warnings: draft.warnings,
  };
}
