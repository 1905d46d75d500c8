import type { ArchiveState } from '../../preload/api.ts';
import {
  type Datatype,
  type FieldDefinition,
  type Labels,
  LOCALES,
  type RecordTypeDefinition,
  type Role,
} from '../../preload/model.ts';
import { deriveName } from './derive-name.ts';

/** A new field as far as it is written down. */
export interface FieldDraft {
  readonly labels: Labels;
  readonly datatype: Datatype;
  readonly isRepeatable: boolean;
  readonly role: Role | null;
  /** The labels of the choices; an empty line at the end is no choice. */
  readonly terms: readonly Labels[];
}
export const NO_LABELS: Labels = { az: '', en: '', ru: '' };
export const NEW_FIELD: FieldDraft = {
  labels: NO_LABELS,
  datatype: 'text',
  isRepeatable: false,
  role: null,
  terms: [],
};

/** True where a label is written in some language. */
export const isLabelled = (labels: Labels): boolean => LOCALES.some((locale) => labels[locale].trim() !== '');

/** Labels in every language: one that is missing is the first that there is. */
export function completeLabels(labels: Labels): Labels {
  const first = LOCALES.map((locale) => labels[locale].trim()).find((label) => label !== '') ?? '';
  const complete = (label: string): string => label.trim() || first;
  return { az: complete(labels.az), en: complete(labels.en), ru: complete(labels.ru) };
}

/** A name that a new field of a type can have: a column of the table means one thing, whichever type it is of. */
function isFieldTaken(
  { types, commonFields }: ArchiveState,
  { fields }: RecordTypeDefinition,
  datatype: Datatype,
  name: string,
): boolean {
  const own = [...fields, ...commonFields].some((field) => field.name === name);
  return own || types.some((type) => type.fields.some((f) => f.name === name && f.datatype !== datatype));
}

/** The definition that a draft stands for in a type of the archive. */
export function toFieldDefinition(
  draft: FieldDraft,
  archive: ArchiveState,
  type: RecordTypeDefinition,
): FieldDefinition {
  const { datatype, isRepeatable, role } = draft;
  const labels = completeLabels(draft.labels);
  const codes: string[] = [];
  const terms = draft.terms.filter(isLabelled).map((term) => {
    const code = deriveName(term, 'term', (name) => codes.includes(name));
    codes.push(code);
    return { code, labels: completeLabels(term) };
  });
  return {
    name: deriveName(draft.labels, 'field', (name) => isFieldTaken(archive, type, datatype, name)),
    labels,
    synonyms: { az: [], en: [], ru: [] },
    datatype,
    isRepeatable,
    ...(datatype === 'agent' && role !== null ? { role } : {}),
    ...(datatype === 'term' && terms.length > 0 ? { terms } : {}),
  };
}
