import type { FieldDefinition, Labels, RecordTypeDefinition } from '../../preload/model.ts';
import { countErrors } from '../text/count-errors.ts';
import type { Unit } from './units.ts';
import { phraseKey } from './words.ts';

/** What a label stands for: a field of a type, own or common to all types. */
export interface LabelTarget {
  readonly type: RecordTypeDefinition;
  readonly field: FieldDefinition;
  readonly isOwn: boolean;
}
/** A label at the head of a text: `end` is where its value begins. */
export interface Label {
  readonly key: string;
  readonly end: number;
  readonly targets: readonly LabelTarget[];
  /** Types whose layout has it as a heading over several fields. */
  readonly groups: readonly string[];
}
export interface LabelIndex {
  readonly targets: ReadonlyMap<string, readonly LabelTarget[]>;
  readonly groups: ReadonlyMap<string, readonly string[]>;
  /** Labels that a few wrong letters do not hide, for texts that were read from pictures; none for others. */
  readonly forgiven: readonly string[];
}
const LONGEST = 90;
/** Letters from which one wrong letter is forgiven, and two. */
const ONE_ERROR = 6;
const TWO_ERRORS = 12;

const wordsOf = (labels: Labels) => Object.values(labels).map(phraseKey);
const namesOf = (field: FieldDefinition) =>
  new Set([...wordsOf(field.labels), ...Object.values(field.synonyms).flat().map(phraseKey)]);

/** Every label and synonym of every type's fields, in all languages; `isForgiving` lets wrong letters pass. */
export function indexLabels(
  types: readonly RecordTypeDefinition[],
  commonFields: readonly FieldDefinition[],
  { isForgiving = false }: { readonly isForgiving?: boolean } = {},
): LabelIndex {
  const targets = new Map<string, LabelTarget[]>();
  const groups = new Map<string, string[]>();
  const add = <T>(map: Map<string, T[]>, key: string, item: T) => {
    const items = map.get(key);
    if (items) items.push(item);
    else map.set(key, [item]);
  };
  for (const type of types) {
    const own = new Set(type.fields.map((field) => field.name));
    const common = commonFields.filter((field) => !own.has(field.name));
    for (const field of type.fields)
      for (const key of namesOf(field)) add(targets, key, { type, field, isOwn: true });
    for (const field of common)
      for (const key of namesOf(field)) add(targets, key, { type, field, isOwn: false });
    for (const step of type.layout)
      if ('labels' in step) for (const key of new Set(wordsOf(step.labels))) add(groups, key, type.name);
  }
  targets.delete('');
  groups.delete('');
  const forgiven = isForgiving ? [...new Set([...targets.keys(), ...groups.keys()])] : [];
  return { targets, groups, forgiven };
}

function labelOf(words: string, end: number, index: LabelIndex): Label | null {
  const isKnown = index.targets.has(words) || index.groups.has(words);
  const key = isKnown ? words : likeliest(words, index.forgiven);
  const targets = index.targets.get(key) ?? [];
  const groups = index.groups.get(key) ?? [];
  return targets.length + groups.length > 0 ? { key, end, targets, groups } : null;
}

/** The one label that these words are meant to be, as far as wrong letters go; the words themselves where none is. */
function likeliest(words: string, labels: readonly string[]): string {
  const most = words.length >= TWO_ERRORS ? 2 : words.length >= ONE_ERROR ? 1 : 0;
  if (most === 0 || words.length > LONGEST || /\d/.test(words)) return words;
  for (let errors = 1; errors <= most; errors++) {
    const near = labels.filter(
      (label) =>
        Math.abs(label.length - words.length) <= errors &&
        countErrors(words, label, 0, label.length, errors) === errors,
    );
    if (near.length > 0) return near.length === 1 ? (near[0] as string) : words;
  }
  return words;
}

/** The label that a text begins with: its words before a colon. */
export function findLabel(text: string, index: LabelIndex): Label | null {
  const colon = text.slice(0, LONGEST).search(/[:：]/);
  if (colon < 1) return null;
  return labelOf(phraseKey(text.slice(0, colon)), colon + 1, index);
}

/** The label of a unit; a heading, or a line all in bold, needs no colon. */
export function unitLabel(unit: Unit, index: LabelIndex): Label | null {
  const found = findLabel(unit.text, index);
  if (found || unit.text.length > LONGEST) return found;
  const isMarked = unit.kind === 'heading' || unit.inlines.every((run) => run.isStrong);
  return isMarked ? labelOf(phraseKey(unit.text), unit.text.length, index) : null;
}
