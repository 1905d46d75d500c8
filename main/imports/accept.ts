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
import { fieldsOf, listRecordTypes } from '../record-types.ts';
import { addRecord } from '../records/edit.ts';
import { readInput } from '../records/input.ts';
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
}

interface Writing {
  readonly step: Step;
  readonly types: ReadonlyMap<string, RecordTypeDefinition>;
  readonly decision: AcceptedSource['decision'];
  readonly parentId: RecordId | null;
}

/** Writes an accepted source as part of a step: document, records, relations, compendium. Answers the records' ids. */
export function writeSource(step: Step, accepted: AcceptedSource): readonly RecordId[] {
  const { source, file, decision, parentId = null, position = 0 } = accepted;
  const writing: Writing = {
    step,
    types: new Map(listRecordTypes(step.db).map((type) => [type.name, type])),
    decision,
    parentId,
  };
  const ids = new Map<string, RecordId>();
  for (const draft of source.reading.drafts) {
    if (!decision.refused.includes(draft.key)) ids.set(draft.key, writeDraft(writing, draft));
  }
  const document = source.reading.drafts.find((draft) => draft.origin === 'document');
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
  const change = writing.decision.changed.find((candidate) => candidate.key === draft.key);
  const typeName = change?.type ?? draft.type;
  const fields = fieldsOf(writing.types.get(typeName) ?? requireType(typeName));
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
  const { referenceCode, title, ...others } = values;
  return addRecord(writing.step, {
    type: typeName,
    parentId: writing.parentId,
    title: change?.title ?? draft.title,
    referenceCode: referenceCode?.[0]?.text ?? '',
    values: others,
  });
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
