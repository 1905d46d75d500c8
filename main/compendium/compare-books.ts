import type { CompendiumDefinition, Section, VersionChange, VersionChanges } from '../../preload/model.ts';
import type { CompendiumEntry } from './entry-language.ts';

interface ComparedBook {
  readonly definition: CompendiumDefinition;
  readonly entries: readonly CompendiumEntry[];
}

/** What is otherwise in `after` than in `before`: the cover, the sections, the entries and the fields of each. */
export function compareBooks(before: ComparedBook, after: ComparedBook): VersionChanges {
  return {
    isCoverChanged: COVER.some((field) => !isSame(before.definition[field], after.definition[field])),
    isDesignChanged: !isSame(before.definition.design ?? null, after.definition.design ?? null),
    isSelectionChanged: !isSame(before.definition.entries, after.definition.entries),
    isBackChanged:
      !isSame(before.definition.back ?? [], after.definition.back ?? []) ||
      before.definition.scans !== after.definition.scans,
    sections: compareSections(before.definition, after.definition),
    records: compareEntries(before.entries, after.entries),
    isReordered: isReordered(before.entries, after.entries),
  };
}

const COVER = ['title', 'subtitle', 'institution', 'year', 'language', 'parallel', 'emblem'] as const;
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

interface FlatSection {
  readonly title: string;
  readonly body: string;
  /** The same in the other language of the book. */
  readonly second: string;
  /** The titles above it: where it stands. */
  readonly place: string;
}

function flatten({ before, after }: CompendiumDefinition): readonly FlatSection[] {
  const walk = (sections: readonly Section[], place: string): readonly FlatSection[] =>
    sections.flatMap(({ title, body, sections: below, parallel }) => [
      { title, body, place, second: JSON.stringify(parallel ?? null) },
      ...walk(below, `${place}\n${title}`),
    ]);
  return [...walk(before, 'before'), ...walk(after, 'after')];
}

/** Sections are known again by their words, then by their title, then by their text. */
function compareSections(
  before: CompendiumDefinition,
  after: CompendiumDefinition,
): readonly VersionChange[] {
  const [was, is] = [flatten(before), flatten(after)];
  const pairs = pairUp(was, is);
  const old = new Set(pairs.values());
  const changes = is.flatMap((section, index): readonly VersionChange[] => {
    const { title } = section;
    const former = was[pairs.get(index) ?? -1];
    if (!former) return [{ kind: 'added', title, fields: [] }];
    if (former.title !== title || former.body !== section.body || former.second !== section.second)
      return [{ kind: 'changed', title, fields: [] }];
    return former.place === section.place ? [] : [{ kind: 'moved', title, fields: [] }];
  });
  const gone = was.flatMap(({ title }, index): readonly VersionChange[] =>
    old.has(index) ? [] : [{ kind: 'gone', title, fields: [] }],
  );
  return [...changes, ...gone];
}

/** Which section of `was` each of `is` is, by their numbers. */
function pairUp(was: readonly FlatSection[], is: readonly FlatSection[]): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  const rules: readonly ((one: FlatSection, other: FlatSection) => boolean)[] = [
    (one, other) => one.title === other.title && one.body === other.body && one.place === other.place,
    (one, other) => one.title === other.title && one.body === other.body,
    (one, other) => one.title === other.title && one.place === other.place,
    (one, other) => one.body === other.body && one.body.trim() !== '',
    (one, other) => one.title === other.title,
  ];
  for (const isPair of rules)
    is.forEach((section, index) => {
      if (pairs.has(index)) return;
      const found = was.findIndex((former, place) => !taken.has(place) && isPair(former, section));
      if (found < 0) return;
      pairs.set(index, found);
      taken.add(found);
    });
  return pairs;
}

function compareEntries(
  before: readonly CompendiumEntry[],
  after: readonly CompendiumEntry[],
): readonly VersionChange[] {
  if (before === after) return [];
  const was = new Map(before.map((entry) => [entry.uuid, entry]));
  const is = new Set(after.map(({ uuid }) => uuid));
  const changes = after.flatMap((entry): readonly VersionChange[] => {
    const { uuid, title } = entry;
    const former = was.get(uuid);
    if (!former) return [{ kind: 'added', title, uuid, fields: [] }];
    const fields = changedFields(former, entry);
    return fields.length === 0 ? [] : [{ kind: 'changed', title, uuid, fields }];
  });
  const gone = before.flatMap(({ uuid, title }): readonly VersionChange[] =>
    is.has(uuid) ? [] : [{ kind: 'gone', title, uuid, fields: [] }],
  );
  return [...changes, ...gone];
}

/** Names of the fields whose values differ; `title` where that does. */
function changedFields(before: CompendiumEntry, after: CompendiumEntry): readonly string[] {
  const names = [...new Set([...Object.keys(before.fields), ...Object.keys(after.fields)])];
  const fields = names.filter((name) => !isSame(before.fields[name] ?? [], after.fields[name] ?? []));
  const textsOf = (entry: CompendiumEntry) =>
    new Map((entry.translations ?? []).map(({ language, field, text }) => [`${language} ${field}`, text]));
  const [was, is] = [textsOf(before), textsOf(after)];
  const translated = [...new Set([...was.keys(), ...is.keys()])].filter(
    (key) => was.get(key) !== is.get(key),
  );
  for (const name of translated.map((key) => key.slice(key.indexOf(' ') + 1)))
    if (!fields.includes(name)) fields.push(name);
  const isRenamed = before.title !== after.title && !fields.includes('title');
  return isRenamed ? ['title', ...fields] : fields;
}

function isReordered(before: readonly CompendiumEntry[], after: readonly CompendiumEntry[]): boolean {
  const was = new Set(before.map(({ uuid }) => uuid));
  const is = new Set(after.map(({ uuid }) => uuid));
  const common = (entries: readonly CompendiumEntry[], other: ReadonlySet<string>): readonly string[] =>
    entries.flatMap(({ uuid }) => (other.has(uuid) ? [uuid] : []));
  return !isSame(common(before, is), common(after, was));
}
