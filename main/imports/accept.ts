import type {
  AuthorityId,
  CompendiumDefinition,
  FieldDefinition,
  ImportDecision,
  RecordDraft,
  RecordId,
  RecordTypeDefinition,
  ValueDraft,
} from '../../preload/model.ts';
import { addVariant, findAuthority, findOrAddAuthority } from '../authorities/edit.ts';
import { addCompendium } from '../compendia.ts';
import { attachFile, type StoredFile } from '../files.ts';
import type { Step } from '../history/step.ts';
import { fieldsOf, getRecordType, listRecordTypes } from '../record-types.ts';
import { changeField } from '../records/change-field.ts';
import { addRecord } from '../records/edit.ts';
import { readInput } from '../records/input.ts';
import { getRecord } from '../records/read.ts';
import { type StoredValue, storeValue } from '../records/values.ts';
import { relate } from '../relations.ts';
import { prepared } from '../storage/prepared.ts';
import type { ReadSource } from './read-files.ts';

/** What is written of one source: its reading, its original in the store, and what a person decided. */
export interface AcceptedSource {
  readonly source: Pick<ReadSource, 'name' | 'reading'>;
  readonly file: StoredFile | null;
  readonly decision: Omit<ImportDecision, 'file' | 'isAccepted'>;
  /** The record that its records stand below; the top where it is not given. */
  readonly parentId?: RecordId | null;
  /** Where the file stands among the files of its record. */
  readonly position?: number;
  /** The record that is this document already: it gains the values that it lacks. */
  readonly intoId?: RecordId;
}

interface Writing {
  readonly step: Step;
  readonly types: ReadonlyMap<string, RecordTypeDefinition>;
  readonly decision: AcceptedSource['decision'];
  readonly parentId: RecordId | null;
}

/** Writes an accepted source as part of a step: document, records, relations, compendium. Answers the records' ids. */
export function writeSource(step: Step, accepted: AcceptedSource): readonly RecordId[] {
  const { source, file, decision, parentId = null, position = 0, intoId } = accepted;
  const writing: Writing = {
    step,
    types: new Map(listRecordTypes(step.db).map((type) => [type.name, type])),
    decision,
    parentId,
  };
  const ids = new Map<string, RecordId>();
  for (const draft of source.reading.drafts) {
    if (intoId !== undefined && draft.origin === 'document') continue;
    if (!decision.refused.includes(draft.key)) ids.set(draft.key, writeDraft(writing, draft));
  }
  const document = source.reading.drafts.find((draft) => draft.origin === 'document');
  if (document && intoId !== undefined) {
    if (!decision.refused.includes(document.key)) fillRecord(writing, document, intoId);
    ids.set(document.key, intoId);
  }
  const documentId = document ? ids.get(document.key) : undefined;
  if (documentId !== undefined) {
    if (file) attachFile(step, documentId, file, source.name, position);
    for (const id of ids.values())
      if (id !== documentId) relate(step, { type: 'describedIn', fromId: id, toId: documentId });
  }
  writeCompendium(step, source, ids);
  return [...ids.values()];
}

function writeDraft(writing: Writing, draft: RecordDraft): RecordId {
  const { type, title, values } = readDraft(writing, draft, null);
  const { referenceCode, title: _, ...others } = values;
  return addRecord(writing.step, {
    type,
    parentId: writing.parentId,
    title,
    referenceCode: referenceCode?.[0]?.text ?? '',
    values: others,
  });
}

/** Gives a record the values that it lacks; a title only where a person wrote one, or it is the name of its file. */
function fillRecord(writing: Writing, draft: RecordDraft, id: RecordId): void {
  const record = getRecord(writing.step.db, id);
  const { title, values } = readDraft(writing, draft, record.type);
  const isNamed = record.files.some(({ name }) => name.replace(/\.[^.]{1,5}$/, '') === record.title);
  const isChanged = writing.decision.changed.some((change) => change.key === draft.key && change.title);
  if ((isNamed || isChanged) && title.trim() !== '') {
    const field = findField(fieldsOf(getRecordType(writing.step.db, record.type)), 'title');
    if (field) changeField(writing.step, id, 'title', [readInput(writing.step, field, { text: title })]);
  }
  for (const [name, drafted] of Object.entries(values))
    if (name !== 'title' && (record.fields[name] ?? []).length === 0)
      changeField(writing.step, id, name, drafted);
}

interface DraftRead {
  readonly type: string;
  readonly title: string;
  readonly values: Readonly<Record<string, readonly StoredValue[]>>;
}

/** The values of a draft with what the person changed; its type is `into` where the record has one already. */
function readDraft(writing: Writing, draft: RecordDraft, into: string | null): DraftRead {
  const change = writing.decision.changed.find((candidate) => candidate.key === draft.key);
  const type = into ?? change?.type ?? draft.type;
  const fields = fieldsOf(writing.types.get(type) ?? requireType(type));
  const values: Record<string, readonly StoredValue[]> = {};
  for (const [name, drafts] of Object.entries(draft.fields)) {
    const field = findField(fields, name);
    if (field && drafts.length > 0)
      values[field.name] = drafts.map((value) => writeValue(writing, field, value));
  }
  for (const [name, inputs] of Object.entries(change?.fields ?? {})) {
    const field = findField(fields, name);
    if (field)
      values[field.name] = inputs
        .filter((input) => input.text.trim() !== '')
        .map((input) => readInput(writing.step, field, input));
  }
  return { type, title: change?.title ?? draft.title, values };
}

function requireType(name: string): never {
  throw new Error(`a draft of the unknown type ${name}`);
}

/** A field of the type; running text of a type that has no `text` field becomes its scope and content. */
function findField(fields: readonly FieldDefinition[], name: string): FieldDefinition | undefined {
  const field = fields.find((candidate) => candidate.name === name);
  return (
    field ?? (name === 'text' ? fields.find((candidate) => candidate.name === 'scopeAndContent') : undefined)
  );
}

function writeValue({ step, decision }: Writing, field: FieldDefinition, value: ValueDraft): StoredValue {
  if (field.datatype !== 'agent' && field.datatype !== 'place') return storeValue(value, field, null);
  const name = value.name ?? value.text;
  const wanted = {
    kind: field.datatype === 'place' ? ('place' as const) : (value.kind ?? 'organisation'),
    name,
    country: value.country ?? null,
  };
  const same = decision.merged.find((answer) => answer.name === name);
  if (!same) {
    const authority = findOrAddAuthority(step, wanted);
    addVariant(step, authority, name);
    return storeValue(value, field, authority);
  }
  const into: AuthorityId =
    typeof same.into === 'number'
      ? same.into
      : (findAuthority(step.db, { ...wanted, name: same.into }) ??
        findOrAddAuthority(step, { ...wanted, name: same.into }));
  addVariant(step, into, name);
  return storeValue(value, field, into);
}

/** Keeps the front and back matter of a source as a compendium of the records that came from it. */
function writeCompendium(
  step: Step,
  source: AcceptedSource['source'],
  ids: ReadonlyMap<string, RecordId>,
): void {
  const draft = source.reading.compendium;
  if (!draft) return;
  const { entriesTitle, entries, ...matter } = draft;
  const records = entries.flatMap((key) => {
    const id = ids.get(key);
    return id === undefined
      ? []
      : [prepared(step.db, 'SELECT uuid FROM record WHERE id = ?').pluck().get(id) as string];
  });
  const definition: CompendiumDefinition = {
    ...matter,
    entries: { title: entriesTitle, isNumbered: true, selection: { records } },
  };
  addCompendium(step, matter.title.slice(0, 300) || source.name, definition);
}
