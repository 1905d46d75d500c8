import type { ArchiveState } from '../../preload/api.ts';
import type { Datatype, FieldDefinition, RecordRow } from '../../preload/model.ts';
import type { Translate } from '../i18n.ts';
import { fieldsOf, findType } from '../type-fields.ts';

/** A column of the table: a field, or one of the record's own attributes (`type`, `updatedAt`). */
export interface RecordColumn {
  readonly field: string;
  readonly label: string;
  readonly datatype: Datatype | 'type' | 'instant';
  readonly width: number;
  readonly definition: FieldDefinition | null;
}

const WIDTHS: Readonly<Record<RecordColumn['datatype'], number>> = {
  text: 150,
  structuredText: 260,
  date: 172,
  money: 130,
  number: 100,
  link: 180,
  agent: 210,
  place: 140,
  term: 130,
  boolean: 90,
  type: 124,
  instant: 176,
};
const OWN_WIDTHS: Readonly<Record<string, number>> = {
  title: 294,
  referenceCode: 102,
  acronym: 110,
  projectId: 110,
};
const COLUMNS_OF_ALL = ['type', 'referenceCode', 'title', 'date', 'updatedAt'];
/** Columns that are no field: the archive sends them with every record. */
const OWN_ATTRIBUTES: ReadonlySet<string> = new Set(['type', 'updatedAt']);

/** The columns that a table of this type has at first; of all types where it is null. */
export function firstColumns(archive: ArchiveState, type: string | null): readonly string[] {
  const own = type === null ? undefined : findType(archive, type)?.columns;
  return own ?? COLUMNS_OF_ALL;
}

/** Every column that a table of this type can have, in the order of its fields. */
export function possibleColumns(
  archive: ArchiveState,
  type: string | null,
  labelOf: (labels: FieldDefinition['labels']) => string,
  t: Translate,
): readonly RecordColumn[] {
  const fields = type === null ? archive.commonFields : fieldsOf(archive, type);
  const column = (definition: FieldDefinition): RecordColumn => ({
    field: definition.name,
    label: labelOf(definition.labels),
    datatype: definition.datatype,
    width: OWN_WIDTHS[definition.name] ?? WIDTHS[definition.datatype],
    definition,
  });
  return [
    { field: 'type', label: t('records.type'), datatype: 'type', width: WIDTHS.type, definition: null },
    ...fields.map(column),
    {
      field: 'updatedAt',
      label: t('records.updatedAt'),
      datatype: 'instant',
      width: WIDTHS.instant,
      definition: null,
    },
  ];
}

/** The fields whose values the archive must send for these columns. */
export function fieldsToFetch(columns: readonly RecordColumn[]): readonly string[] {
  return columns.map(({ field }) => field).filter((field) => !OWN_ATTRIBUTES.has(field));
}

/** The field that a cell edits: in a table of all types, `date` is whatever field dates that record. */
export function editedField(
  archive: ArchiveState,
  column: RecordColumn,
  row: Pick<RecordRow, 'type'>,
): FieldDefinition | null {
  if (column.definition === null) return null;
  const fields = fieldsOf(archive, row.type);
  const name = column.field === 'date' ? findType(archive, row.type)?.dateField : column.field;
  return fields.find((field) => field.name === name) ?? null;
}
