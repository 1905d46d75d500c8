import { currencyDigits, formatDate, formatDateTime } from '../../preload/format.ts';
import type {
  FieldDefinition,
  FieldValue,
  Locale,
  RecordRow,
  RecordTypeDefinition,
  TableExport,
} from '../../preload/model.ts';
import { ArchiveError } from '../errors.ts';
import { fieldsOf, listCommonFields } from '../record-types.ts';
import { textIn } from '../texts.ts';
import type { Cell } from './table-writer.ts';

/** A column of the file: its heading, its width in px, and what it holds of a record. */
export interface OutputColumn {
  readonly label: string;
  readonly width: number;
  readonly cell: (row: RecordRow) => Cell;
}

type Asked = Pick<TableExport, 'columns' | 'language' | 'hasEdtf' | 'query'>;
const CURRENCY_WIDTH = 80;
const EDTF_WIDTH = 130;
/** Columns that are no field: every record has them. */
const OWN_ATTRIBUTES: ReadonlySet<string> = new Set(['type', 'updatedAt']);

/** The columns that were asked for, money and dates as two; throws `fieldUnknown`. */
export function outputColumns(types: readonly RecordTypeDefinition[], asked: Asked): readonly OutputColumn[] {
  return asked.columns.flatMap(({ field, width }) => {
    if (field === 'type') return [typeColumn(types, asked.language, width)];
    if (field === 'updatedAt') return [updateColumn(asked.language, width)];
    return fieldColumns(types, findDefinition(types, asked, field), asked, width);
  });
}

/** The fields whose values must be read for these columns. */
export const fieldsToRead = ({ columns }: Pick<TableExport, 'columns'>): readonly string[] =>
  columns.map(({ field }) => field).filter((field) => !OWN_ATTRIBUTES.has(field));

/** The field as the types that are shown know it, else as any type does. */
function findDefinition(
  types: readonly RecordTypeDefinition[],
  { query }: Asked,
  name: string,
): FieldDefinition {
  const shown = types.filter((type) => query.types?.includes(type.name));
  const isOfOne = shown.length === 1;
  const fields = [
    ...(isOfOne ? [] : listCommonFields()),
    ...[...shown, ...types].flatMap((type) => fieldsOf(type)),
  ];
  const field = fields.find((candidate) => candidate.name === name);
  if (!field) throw new ArchiveError('fieldUnknown', name);
  return field;
}

function typeColumn(types: readonly RecordTypeDefinition[], language: Locale, width: number): OutputColumn {
  const labels = new Map(types.map((type) => [type.name, type.labels[language]]));
  const cell = ({ type }: RecordRow): string => labels.get(type) ?? type;
  return { label: textIn(language, 'records.type'), width, cell };
}

function updateColumn(language: Locale, width: number): OutputColumn {
  const cell = ({ updatedAt }: RecordRow): string => formatDateTime(updatedAt, language);
  return { label: textIn(language, 'records.updatedAt'), width, cell };
}

function fieldColumns(
  types: readonly RecordTypeDefinition[],
  field: FieldDefinition,
  { language, hasEdtf }: Asked,
  width: number,
): readonly OutputColumn[] {
  const label = field.labels[language];
  const values = (row: RecordRow): readonly FieldValue[] => valuesOf(row, field.name);
  if (field.datatype === 'money') {
    const currency = textIn(language, 'export.currency', { field: label });
    return [
      { label, width, cell: (row) => moneyCell(values(row)) },
      { label: currency, width: CURRENCY_WIDTH, cell: (row) => currencyCell(values(row)) },
    ];
  }
  if (field.datatype === 'date') {
    const date = { label, width, cell: (row: RecordRow) => joined(values(row), dateText(language)) };
    const edtf = {
      label: `${label} (EDTF)`,
      width: EDTF_WIDTH,
      cell: (row: RecordRow) => edtfCell(values(row)),
    };
    return hasEdtf ? [date, edtf] : [date];
  }
  if (field.datatype === 'number') return [{ label, width, cell: (row) => numberCell(values(row)) }];
  const text = termText(types, field, language);
  return [{ label, width, cell: (row) => joined(values(row), (value) => text(value, row.type)) }];
}

/** The values that a cell of the table holds; `date` is the record's own date, whatever field it stands in. */
function valuesOf(row: RecordRow, field: string): readonly FieldValue[] {
  if (field !== 'date') return row.fields[field] ?? [];
  return row.date === null
    ? []
    : [{ text: row.date.text, ...(row.date.edtf ? { edtf: row.date.edtf } : {}) }];
}

/** All values in one cell; those of several lines under one another. */
function joined(values: readonly FieldValue[], textOf: (value: FieldValue) => string): string {
  const texts = values.map(textOf);
  return texts.join(texts.some((text) => text.includes('\n')) ? '\n' : '; ');
}

const dateText =
  (language: Locale) =>
  ({ text, edtf }: FieldValue): string =>
    text === '' && edtf ? formatDate(edtf, language) : text;

function edtfCell(values: readonly FieldValue[]): string {
  return values.some(({ edtf }) => edtf) ? values.map(({ edtf = '' }) => edtf).join('; ') : '';
}

/** One amount that was understood is a number; anything else is what the source says. */
function moneyCell(values: readonly FieldValue[]): Cell {
  const [only, ...others] = values;
  if (only?.amount === undefined || only.currency === undefined || others.length > 0)
    return joined(values, ({ text }) => text);
  const digits = currencyDigits(only.currency);
  const minor = String(Math.abs(only.amount)).padStart(digits + 1, '0');
  const whole = `${only.amount < 0 ? '-' : ''}${minor.slice(0, minor.length - digits)}`;
  return { decimal: digits === 0 ? whole : `${whole}.${minor.slice(-digits)}`, digits };
}

function currencyCell(values: readonly FieldValue[]): string {
  return [...new Set(values.flatMap(({ currency }) => currency ?? []))].join('; ');
}

function numberCell(values: readonly FieldValue[]): Cell {
  const [only, ...others] = values;
  if (only?.number === undefined || !Number.isFinite(only.number) || others.length > 0)
    return joined(values, ({ text }) => text);
  return { decimal: String(only.number), digits: null };
}

/** Names, terms and yes or no as the table shows them; every other text as it stands. */
function termText(
  types: readonly RecordTypeDefinition[],
  field: FieldDefinition,
  language: Locale,
): (value: FieldValue, type: string) => string {
  const terms = new Map<string, string>();
  for (const { code, labels } of field.terms ?? []) terms.set(code, labels[language]);
  for (const type of types) {
    const own = fieldsOf(type).find(({ name }) => name === field.name);
    for (const { code, labels } of own?.terms ?? []) terms.set(`${type.name} ${code}`, labels[language]);
  }
  return ({ name, term, isTrue, text }, type) => {
    if (name !== undefined) return name;
    if (term !== undefined) return terms.get(`${type} ${term}`) ?? terms.get(term) ?? text;
    if (isTrue !== undefined) return textIn(language, isTrue ? 'value.yes' : 'value.no');
    return text;
  };
}
