import type {
  CellFailure,
  CellInput,
  CellPreview,
  CellsOutcome,
  FieldDefinition,
  ValueInput,
} from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { nameRecord } from '../bulk/name-record.ts';
import { type PlannedValue, type Refusal, readTyped, showPlanned } from '../bulk/planned-value.ts';
import { ArchiveError } from '../errors.ts';
import { requireWritable } from '../history/step.ts';
import { writeAsJob } from '../history/write-as-job.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { createPace } from '../jobs/pace.ts';
import { fieldsOf, getRecordType } from '../record-types.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import { changeField } from './change-field.ts';
import { readField } from './fields.ts';
import { readInput } from './input.ts';
import { toFieldValue } from './values.ts';

export interface CellsOptions {
  /** Writes what can be written where something else cannot. */
  readonly isPartial?: boolean | undefined;
  /** Keeps words that are not understood, or in two ways, as words. */
  readonly keepsUnread?: boolean | undefined;
}

/** A cell that was looked at: its field and the values that it would have, or why it cannot be written. */
type Checked =
  | { readonly field: FieldDefinition; readonly inputs: readonly ValueInput[]; readonly refusal: null }
  | { readonly refusal: Refusal };

/** Sets a block of cells as one undoable step; see the contract. Throws `archiveReadOnly`, `archiveBusy`. */
export async function setCells(
  archive: Archive,
  jobs: Jobs,
  cells: readonly CellInput[],
  { isPartial = false, keepsUnread = false }: CellsOptions = {},
): Promise<CellsOutcome> {
  requireWritable(archive);
  const check = createCheck(archive.db, keepsUnread);
  const pace = createPace({});
  const failures: CellFailure[] = [];
  const good: {
    readonly id: number;
    readonly field: FieldDefinition;
    readonly inputs: readonly ValueInput[];
  }[] = [];
  for (const [index, cell] of cells.entries()) {
    const { id, field } = cell;
    const checked = check(cell);
    if (checked.refusal) failures.push({ id, field, ...checked.refusal });
    else good.push({ id, field: checked.field, inputs: checked.inputs });
    if (pace.isDue()) await pace.turn(index, cells.length);
  }
  if (good.length === 0 || (failures.length > 0 && !isPartial)) return { written: 0, failures };
  let written = 0;
  await writeAsJob(archive, jobs, good.length > 1 ? 'bulk' : 'edit', good, (step, { id, field, inputs }) => {
    const values = inputs.map((input) => readInput(step, field, input));
    if (changeField(step, id, field.name, values)) written += 1;
  });
  return { written, failures };
}

/** What setting cells would do; see the contract. */
export function previewCells(
  db: Db,
  cells: readonly CellInput[],
  { keepsUnread = false }: CellsOptions = {},
): readonly CellPreview[] {
  const check = createCheck(db, keepsUnread);
  return cells.map((cell) => {
    const checked = check(cell);
    const { id, field, values } = cell;
    const record = nameRecord(db, id);
    const definition = findFieldOf(db, record.type, field);
    const before = definition ? readField(db, id, field).map((value) => toFieldValue(db, value)) : [];
    const after = definition
      ? filled(values).map((value) => showPlanned(db, plan(db, definition, value)))
      : filled(values).map(({ text }) => ({ text }));
    return { record, field, before, after, failure: checked.refusal };
  });
}

const filled = (values: readonly ValueInput[]): readonly ValueInput[] =>
  values.filter(({ text }) => text.trim() !== '');

const findFieldOf = (db: Db, type: string, name: string): FieldDefinition | undefined =>
  type === '' ? undefined : fieldsOf(getRecordType(db, type)).find((field) => field.name === name);

/** A value as it would be stored; one whose authority record cannot be used is shown as words. */
function plan(db: Db, field: FieldDefinition, input: ValueInput): PlannedValue {
  return refusalOf(() => readTyped(db, field, input))
    ? { text: input.text }
    : readTyped(db, field, input).value;
}

/** Looks at cells one after the other; types and fields are looked up once. */
function createCheck(db: Db, keepsUnread: boolean): (cell: CellInput) => Checked {
  const known = new Map<string, ReadonlyMap<string, FieldDefinition>>();
  const fieldsOfType = (type: string): ReadonlyMap<string, FieldDefinition> => {
    const fields =
      known.get(type) ?? new Map(fieldsOf(getRecordType(db, type)).map((field) => [field.name, field]));
    known.set(type, fields);
    return fields;
  };
  const typeOf = prepared(db, 'SELECT type FROM record WHERE id = ? AND deletedAt IS NULL').pluck();
  return ({ id, field: name, values }) => {
    const type = typeOf.get(id);
    if (typeof type !== 'string') return refuse('recordMissing', String(id));
    const field = fieldsOfType(type).get(name);
    if (!field) return refuse('fieldUnknown', name);
    const inputs = filled(values);
    if (name === 'title' && inputs.length === 0) return refuse('titleEmpty', '');
    if (inputs.length > 1 && !field.isRepeatable) return refuse('valueNotRepeatable', name);
    for (const input of inputs) {
      const refusal = checkValue(db, field, input, keepsUnread);
      if (refusal) return { refusal };
    }
    return { field, inputs, refusal: null };
  };
}

const refuse = (code: Refusal['code'], detail: string): Checked => ({ refusal: { code, detail } });

function checkValue(db: Db, field: FieldDefinition, input: ValueInput, keepsUnread: boolean): Refusal | null {
  const isNamed = field.datatype === 'agent' || field.datatype === 'place';
  if (isNamed && input.authority === undefined) return null;
  if (!isNamed && keepsUnread) return null;
  return refusalOf(() => readTyped(db, field, input)) ?? readTyped(db, field, input).refusal;
}

/** Why work was refused, null where it was not. */
function refusalOf(work: () => unknown): Refusal | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof ArchiveError) return { code: error.code, detail: error.detail };
    throw error;
  }
}
