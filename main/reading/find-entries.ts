import type { RecordTypeDefinition } from '../../preload/model.ts';
import { isTitleLike } from './headings.ts';
import { type Label, type LabelIndex, type LabelTarget, unitLabel } from './labels.ts';
import { readValue } from './read-value.ts';
import type { Unit } from './units.ts';

/** A labelled unit of an entry: the field that its label names, null for a heading over several fields. */
export interface EntryPart {
  readonly unit: number;
  readonly label: Label;
  readonly target: LabelTarget | null;
}
/** A run of units that is one labelled record; indexes into the units, `to` behind the last one. */
export interface Entry {
  readonly type: RecordTypeDefinition;
  /** The unit that is its title. */
  readonly title: number | null;
  readonly from: number;
  readonly to: number;
  readonly parts: readonly EntryPart[];
}
interface Segment {
  readonly title: number | null;
  readonly from: number;
  readonly labels: { readonly unit: number; readonly label: Label }[];
  readonly seen: Set<string>;
  /** A numbered list has begun under the last label, so that numbers are its items. */
  hasNumbers: boolean;
}

const isEmpty = (unit: Unit | undefined, label: Label | null | undefined) =>
  unit !== undefined && label !== null && label !== undefined && unit.text.slice(label.end).trim() === '';
const isOnlyRepeatable = (label: Label) =>
  label.targets.length === 0 || label.targets.every(({ field }) => field.isRepeatable);

/** Whether the unit before a label is the title of a new entry. */
function isEntryTitle(
  units: readonly Unit[],
  labels: readonly (Label | null)[],
  at: number,
  current: Segment | null,
): boolean {
  const unit = units[at - 1];
  const label = labels[at];
  if (!unit || !label || labels[at - 1]) return false;
  if (unit.kind === 'heading') return true;
  const isKnown = current?.seen.has(label.key) ?? true;
  if (unit.kind === 'number') {
    if (!current) return true;
    const title = current.title === null ? undefined : units[current.title];
    return isKnown || (title?.kind === 'number' && unit.number === title.number + 1 && !current.hasNumbers);
  }
  const isValue = isEmpty(units[at - 2], labels[at - 2]);
  return isTitleLike(unit) && isKnown && !(current && isValue);
}

/** Cuts labelled units into entries: one begins at a title before a label, or where the first label comes again. */
function cutSegments(units: readonly Unit[], labels: readonly (Label | null)[]): readonly Segment[] {
  const segments: Segment[] = [];
  let current: Segment | null = null;
  units.forEach((unit, at) => {
    const label = labels[at];
    if (!label) {
      if (current && unit.kind === 'number' && !labels[at + 1]) current.hasNumbers = true;
      return;
    }
    const hasTitle = isEntryTitle(units, labels, at, current);
    const first: Segment['labels'][number] | undefined = current?.labels[0];
    const isAgain = first?.label.key === label.key && !isOnlyRepeatable(label);
    if (!current || hasTitle || (isAgain && units[first?.unit ?? at]?.kind === unit.kind)) {
      const title = hasTitle ? at - 1 : null;
      current = { title, from: title ?? at, labels: [], seen: new Set(), hasNumbers: false };
      segments.push(current);
    }
    current.labels.push({ unit: at, label });
    current.seen.add(label.key);
    current.hasNumbers = false;
  });
  return segments;
}

interface Score {
  readonly type: RecordTypeDefinition;
  readonly own: Set<string>;
  readonly common: Set<string>;
}
/** The type that most labels of a segment belong to; null where too few do to call it a record. */
function chooseType(segment: Segment, units: readonly Unit[]): RecordTypeDefinition | null {
  const scores = new Map<string, Score>();
  for (const { label } of segment.labels)
    for (const { type, field, isOwn } of label.targets) {
      const score = scores.get(type.name) ?? { type, own: new Set(), common: new Set() };
      (isOwn ? score.own : score.common).add(field.name);
      scores.set(type.name, score);
    }
  let best: Score | null = null;
  for (const score of scores.values()) if (!best || score.own.size > best.own.size) best = score;
  if (!best) return null;
  const isEnough = best.own.size >= 2 || (best.own.size >= 1 && best.own.size + best.common.size >= 3);
  if (isEnough) return best.type;
  return best.own.size === 0 && best.common.size >= 3 ? levelType(segment, units) : null;
}

/** The type named like the level of description that a segment states: a labelled fonds, series, file or item. */
function levelType(segment: Segment, units: readonly Unit[]): RecordTypeDefinition | null {
  for (const { unit, label } of segment.labels) {
    const level = label.targets.find(({ field }) => field.name === 'levelOfDescription');
    if (!level) continue;
    const { term } = readValue(level.field, units[unit]?.text.slice(label.end).trim() ?? '').value;
    return label.targets.find(({ type }) => type.name === term)?.type ?? null;
  }
  return null;
}

/** The labels of a segment that are its type's; one that is said before, or another type's, is content. */
function partsOf(segment: Segment, type: RecordTypeDefinition): readonly EntryPart[] {
  const filled = new Set<string>();
  return segment.labels.flatMap(({ unit, label }): EntryPart[] => {
    const targets = label.targets.filter((target) => target.type.name === type.name);
    const target = targets.find(({ isOwn }) => isOwn) ?? targets[0] ?? null;
    if (!target) return label.groups.includes(type.name) ? [{ unit, label, target }] : [];
    if (filled.has(target.field.name) && !target.field.isRepeatable) return [];
    filled.add(target.field.name);
    return [{ unit, label, target }];
  });
}

/** The end of an entry's last value, for the entry that no other one follows. */
function endOfValue(units: readonly Unit[], part: EntryPart, limit: number): number {
  const { unit: at, label, target } = part;
  const hasInline = (units[at]?.text.slice(label.end).trim() ?? '') !== '';
  const isBlock = target?.field.datatype === 'structuredText';
  const isList = target === null || target.field.isRepeatable || isBlock;
  let end = at + 1;
  while (end < limit) {
    const unit = units[end] as Unit;
    const isItem = unit.kind === 'bullet' || unit.kind === 'number';
    const isFirst = end === at + 1 && !hasInline;
    if (unit.kind === 'heading') break;
    if (
      isItem
        ? !(isList || isFirst)
        : !(isFirst || (isBlock && !isTitleLike(unit)) || (isList && !unit.hasGap))
    )
      break;
    end += 1;
  }
  return end;
}

/** The labelled records of a document in their order. */
export function findEntries(units: readonly Unit[], index: LabelIndex): readonly Entry[] {
  const labels = units.map((unit) => unitLabel(unit, index));
  const typed = cutSegments(units, labels).flatMap((segment) => {
    const type = chooseType(segment, units);
    return type ? [{ segment, type, parts: partsOf(segment, type) }] : [];
  });
  return typed.map(({ segment, type, parts }, at): Entry => {
    const next = typed[at + 1]?.segment.from;
    const last = parts[parts.length - 1] as EntryPart;
    const to = next ?? endOfValue(units, last, units.length);
    return { type, title: segment.title, from: segment.from, to, parts };
  });
}
