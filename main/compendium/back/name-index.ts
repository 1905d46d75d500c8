import { textIn } from '../../texts.ts';
import type { BookBlock } from '../book.ts';
import {
  type BackInput,
  calledIn,
  type EntryCalled,
  fieldsOfEntry,
  inAlphabet,
  keyOfValue,
  nameOfValue,
} from './back-input.ts';

type Group = 'persons' | 'places' | 'subjects';
const GROUPS: readonly Group[] = ['persons', 'places', 'subjects'];
/** Fields that say in a few words what an entry is about. */
const SUBJECT_FIELDS = new Set(['theme', 'subject', 'programme', 'subjects', 'keywords']);

/** The persons, places and subjects of the entries, each group in the alphabet, with where they stand. */
export function outlineIndex(input: BackInput): readonly BookBlock[] {
  const { language } = input;
  const groups = new Map<
    Group,
    Map<string, { readonly name: string; readonly entries: Map<string, EntryCalled> }>
  >();
  for (const [index, entry] of input.entries.entries())
    for (const { field, values } of fieldsOfEntry(input, entry))
      for (const value of values) {
        const group = groupOf(field.name, field.datatype, value.kind);
        const name = nameOfValue(value);
        if (!group || name === '') continue;
        const names = groups.get(group) ?? new Map();
        const key = keyOfValue(value);
        const known = names.get(key) ?? { name, entries: new Map<string, EntryCalled>() };
        known.entries.set(entry.uuid, calledIn(input, entry, index, value));
        names.set(key, known);
        groups.set(group, names);
      }
  return GROUPS.flatMap((group): readonly BookBlock[] => {
    const names = groups.get(group);
    if (!names) return [];
    return [
      {
        kind: 'heading',
        style: 'subsection',
        level: 2,
        text: textIn(language, `print.index.${group}`),
        isListed: false,
      },
      ...inAlphabet(names.values(), language, ({ name }) => name).map(
        ({ name, entries }): BookBlock => ({
          kind: 'references',
          text: name,
          entries: [...entries.values()],
        }),
      ),
    ];
  });
}

function groupOf(field: string, datatype: string, kind: string | undefined): Group | null {
  if (kind === 'person') return 'persons';
  if (datatype === 'place' || kind === 'place') return 'places';
  return SUBJECT_FIELDS.has(field) && datatype === 'text' ? 'subjects' : null;
}
