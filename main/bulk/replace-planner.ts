import type { FieldDefinition, RecordId } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { ArchiveError } from '../errors.ts';
import type { PaceOptions } from '../jobs/pace.ts';
import type { TaskWorker } from '../jobs/run-task.ts';
import { isColumnField } from '../records/fields.ts';
import { getRecordLine } from '../records/record-row.ts';
import { listAllStoredValues, type StoredValue } from '../records/values.ts';
import { isText, replaceInValues } from './change-values.ts';
import { readTyped, type TypedValue } from './planned-value.ts';
import { keep, type Planner, type Planning, type Replace, remembered, typeOf } from './planning.ts';

/** Milliseconds that a search in one piece of texts may take; plain ones take a few. */
const TIME_LIMIT = 5000;
/** Texts, and characters of them, that are searched at a time. */
const PIECE_TEXTS = 500;
const PIECE_LENGTH = 1_000_000;

interface Waiting {
  readonly id: RecordId;
  readonly field: FieldDefinition;
  readonly values: readonly StoredValue[];
}

/** Plans a replacement in texts; the texts are searched in the worker, some hundreds at a time. */
export function replacePlanner(
  planning: Planning,
  change: Replace,
  worker: TaskWorker,
  { signal }: PaceOptions,
): Planner {
  const { archive, fields } = planning;
  const wanted = new Set(change.fields);
  const isSearched = (field: FieldDefinition): boolean =>
    wanted.size > 0 ? wanted.has(field.name) : isText(field) || field.datatype === 'link';
  const searched = remembered((type) => [...fields(type).values()].filter(isSearched));
  let waiting: Waiting[] = [];
  let texts: string[] = [];
  let length = 0;
  const take = (id: RecordId): void => {
    const type = typeOf(planning, id, '');
    if (type === null) return;
    const all = listAllStoredValues(archive.db, id);
    for (const field of searched(type)) {
      const values = isColumnField(field.name) ? columnValues(archive, id, field.name) : all[field.name];
      if (!values || values.length === 0) continue;
      waiting.push({ id, field, values });
      for (const { text } of values) {
        texts.push(text);
        length += text.length;
      }
    }
  };
  const flush = async (): Promise<void> => {
    const [pending, sent] = [waiting, texts];
    [waiting, texts, length] = [[], [], 0];
    if (sent.length === 0) return;
    const replaced = await searchIn(worker, change, sent, signal);
    let at = 0;
    for (const { id, field, values } of pending) {
      const own = replaced.slice(at, at + values.length);
      at += values.length;
      if (own.every((text) => text === null)) continue;
      const read = (text: string): TypedValue => readTyped(archive.db, field, { text });
      keep(planning, id, field, values, replaceInValues(field, values, own, read));
    }
  };
  return { take, isFull: () => texts.length >= PIECE_TEXTS || length >= PIECE_LENGTH, flush };
}

function columnValues(
  archive: Archive,
  id: number,
  field: 'title' | 'referenceCode',
): readonly StoredValue[] {
  const text = getRecordLine(archive.db, id)[field];
  return text === '' ? [] : [{ text }];
}

async function searchIn(
  worker: TaskWorker,
  change: Replace,
  texts: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly (string | null)[]> {
  const { kind, fields, ...search } = change;
  try {
    return await worker.run('replace', { search, texts }, { timeLimit: TIME_LIMIT, signal });
  } catch (error) {
    const isEndless = error instanceof ArchiveError && error.code === 'jobTimedOut';
    throw isEndless ? new ArchiveError('patternTooSlow', change.find, { cause: error }) : error;
  }
}
