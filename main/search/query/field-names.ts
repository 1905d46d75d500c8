import type { FieldDefinition, Locale, RecordTypeDefinition } from '../../../preload/model.ts';
import { LOCALES } from '../../../preload/model.ts';
import { fold } from '../../text/fold.ts';

/** What a name before a colon stands for. */
export type FieldTarget =
  | { readonly kind: 'fields'; readonly fields: readonly FieldDefinition[] }
  | { readonly kind: 'date' | 'country' | 'filled' }
  /** `fields` have the same name as that of types. */
  | { readonly kind: 'type'; readonly fields?: readonly FieldDefinition[] };

/** The names by which a search can call fields: their labels in any language, other words for them, their names. */
export interface FieldNames {
  readonly find: (name: string) => FieldTarget | null;
  /** Types whose label begins with a text. */
  readonly findTypes?: (text: string) => readonly string[];
}

/** Names of what is no single field, in the three languages. */
const OWN: Readonly<Record<'date' | 'type' | 'country' | 'filled', readonly string[]>> = {
  date: ['tarix', 'il', 'date', 'year', 'дата', 'год'],
  type: ['tip', 'növ', 'type', 'тип', 'вид'],
  country: ['ölkə', 'country', 'страна'],
  filled: ['var', 'has', 'есть'],
};
/** Short names of fields with long labels, beside those. */
const SHORT: Readonly<Record<string, readonly string[]>> = {
  referenceCode: ['kod', 'code', 'код'],
  language: ['dil', 'язык'],
};
/** Names of all fields that name persons and organisations, and of all that name places. */
const KINDS: Readonly<Record<'agent' | 'place', readonly string[]>> = {
  agent: ['təşkilat', 'şəxs', 'organisation', 'organization', 'person', 'организация', 'лицо'],
  place: ['yer', 'place', 'место'],
};
/** Letters from which the beginning of a name stands for it. */
const SHORTEST = 4;

const keyOf = (name: string) => fold(name).replace(/[^\p{L}\p{N}]+/gu, '');

/** The names of an archive's fields; those in the reader's language come before the same ones in others. */
export function fieldNames(
  types: readonly RecordTypeDefinition[],
  commonFields: readonly FieldDefinition[],
  locale: Locale,
): FieldNames {
  const order = [locale, ...LOCALES.filter((other) => other !== locale)];
  const byKey = new Map<string, FieldDefinition[]>();
  const note = (name: string, field: FieldDefinition, rank: Map<string, number>, place: number): void => {
    const key = keyOf(name);
    if (key === '' || (rank.get(key) ?? place) < place) return;
    const known = byKey.get(key) ?? [];
    if (!known.some((other) => other.name === field.name)) byKey.set(key, [...known, field]);
    rank.set(key, place);
  };
  const rank = new Map<string, number>();
  const fields = [...types.flatMap((type) => type.fields), ...commonFields];
  for (const field of fields) note(field.name, field, rank, 0);
  order.forEach((language, index) => {
    for (const field of fields) note(field.labels[language], field, rank, 2 * index + 1);
    for (const field of fields)
      for (const synonym of field.synonyms[language]) note(synonym, field, rank, 2 * index + 2);
  });
  for (const field of fields) for (const name of SHORT[field.name] ?? []) note(name, field, rank, 0);
  for (const field of fields)
    if (field.datatype === 'agent' || field.datatype === 'place')
      for (const name of KINDS[field.datatype]) note(name, field, rank, 0);
  const own = new Map(
    Object.entries(OWN).flatMap(([kind, names]) =>
      names.map((name) => [keyOf(name), { kind, fields: byKey.get(keyOf(name)) } as FieldTarget]),
    ),
  );
  return {
    find: (name) => {
      const key = keyOf(name);
      if (key === '') return null;
      const exact = own.get(key) ?? toTarget(byKey.get(key));
      return exact ?? (key.length >= SHORTEST ? toTarget(beginning(byKey, key)) : null);
    },
    findTypes: (text) => {
      const key = keyOf(text);
      return types.flatMap(({ name, labels, pluralLabels }) =>
        [name, ...LOCALES.flatMap((language) => [labels[language], pluralLabels[language]])].some((label) =>
          keyOf(label).startsWith(key),
        )
          ? [name]
          : [],
      );
    },
  };
}

const toTarget = (fields: readonly FieldDefinition[] | undefined): FieldTarget | null =>
  fields && fields.length > 0 ? { kind: 'fields', fields } : null;

/** The fields of the shortest name that begins so: `partner` stands for partners. */
function beginning(
  byKey: ReadonlyMap<string, readonly FieldDefinition[]>,
  start: string,
): readonly FieldDefinition[] | undefined {
  const names = [...byKey.keys()].filter((key) => key.startsWith(start));
  names.sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  return byKey.get(names[0] ?? '');
}
