import { formatDate, formatMoney } from '../../preload/format.ts';
import type { FieldDefinition, FieldValue, Locale, RecordRow } from '../../preload/model.ts';
import type { RecordColumn } from './columns.ts';

/** What stands between several values of a cell, shown and typed alike. */
const BETWEEN = '; ';

/** A value as a cell shows it: what was understood where it was, else the words of the source. */
export function valueText(
  value: FieldValue,
  field: FieldDefinition | null,
  locale: Locale,
  yes: string,
  no: string,
): string {
  if (value.name !== undefined) return value.name;
  if (value.term !== undefined) {
    const term = field?.terms?.find(({ code }) => code === value.term);
    return term ? term.labels[locale] : value.text;
  }
  if (value.isTrue !== undefined) return value.isTrue ? yes : no;
  if (value.edtf !== undefined) return formatDate(value.edtf, locale);
  if (value.amount !== undefined && value.currency !== undefined) {
    return formatMoney(value.amount, value.currency, locale);
  }
  return value.text.replace(/\s+/g, ' ');
}

/** The values that a cell holds; a table of all types shows the record's own date. */
export function cellValues(row: RecordRow, column: RecordColumn): readonly FieldValue[] {
  if (column.field === 'title') return row.title ? [{ text: row.title }] : [];
  if (column.field === 'referenceCode') return row.referenceCode ? [{ text: row.referenceCode }] : [];
  if (column.field === 'date') {
    const { date } = row;
    return date === null ? [] : [{ text: date.text, ...(date.edtf ? { edtf: date.edtf } : {}) }];
  }
  return row.fields[column.field] ?? [];
}

/** All values of a cell in one line. */
export function cellText(
  row: RecordRow,
  column: RecordColumn,
  locale: Locale,
  yes: string,
  no: string,
): string {
  return cellValues(row, column)
    .map((value) => valueText(value, column.definition, locale, yes, no))
    .join(BETWEEN);
}

/** What an editor of the cell starts with: the words as they stand, not their reading. */
export function editText(values: readonly FieldValue[]): string {
  return values.map(({ text }) => text).join(BETWEEN);
}

/** True where one line can hold these values: no line breaks, and no separator within a value. */
export function isOneLine(values: readonly FieldValue[]): boolean {
  return values.every(
    ({ text }) => !text.includes('\n') && (values.length === 1 || !text.includes(BETWEEN.trim())),
  );
}

/** Typed text as values; a value whose words did not change keeps the authority record that it points to. */
export function valuesOfText(
  typed: string,
  before: readonly FieldValue[],
  isRepeatable: boolean,
): { text: string; authority?: NonNullable<FieldValue['authority']> }[] {
  const wasSplit = isRepeatable && (before.length !== 1 || !before[0]?.text.includes(BETWEEN.trim()));
  const texts = (wasSplit ? typed.split(BETWEEN.trim()) : [typed]).map((part) => part.trim());
  return texts
    .filter((part) => part !== '')
    .map((part) => {
      const same = before.find(({ text }) => text === part);
      return same?.authority === undefined ? { text: part } : { text: part, authority: same.authority };
    });
}
