import type { FacetChoice, FieldDefinition, RecordQuery } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { type Bitset, both, countBits, makeBitset } from '../catalogue/bitset.ts';
import { type Catalogue, columnsOf, followChanges, inOrder, mentionsOf } from '../catalogue/catalogue.ts';
import { type Columns, markBelow } from '../catalogue/columns.ts';
import { type Days, datedInField, overlapping } from '../catalogue/dates.ts';
import { recordsNaming } from '../catalogue/mentions.ts';
import { isOwnOrder, type OrderField } from '../catalogue/order.ts';
import { firstDayOf } from '../catalogue/years.ts';
import { ArchiveError } from '../errors.ts';
import { edtfRange } from '../reading/edtf.ts';
import { readValue } from '../reading/read-value.ts';
import { fieldsOf, listRecordTypes } from '../record-types.ts';
import { bestFirst, findInField, findText } from '../search/find.ts';

/** The records that a query chooses. */
export interface Chosen {
  readonly set: Bitset;
  readonly count: number;
}

/**
 * Ids of the records that a query chooses, in its order (by title where none is given). Unknown fields throw
 * `fieldUnknown`. Empty values come last in either direction.
 */
export function listIds(archive: Archive, query: RecordQuery): readonly number[] {
  return [...orderChosen(archive, query, choose(archive, query))];
}

/** The records that a query chooses, in no order. */
export function choose(archive: Archive, query: RecordQuery): Chosen {
  const { catalogue } = archive;
  followChanges(catalogue);
  const columns = columnsOf(catalogue);
  let set = chooseByColumns(columns, query);
  const narrow = (other: Bitset | null): void => {
    if (other !== null) set = both(set, other);
  };
  if (query.within !== undefined) narrow(markBelow(columns, query.within));
  if (query.facets) for (const facet of facetSets(catalogue, query.facets)) narrow(facet);
  for (const { field, value } of query.filters ?? []) narrow(filterSet(archive, field, value));
  if (query.text !== undefined) narrow(findText(archive, query.text));
  return { set, count: countBits(set) };
}

/** Puts what a query chose into its order. */
export function orderChosen(archive: Archive, query: RecordQuery, { set, count }: Chosen): Int32Array {
  const { field, direction } = query.sort ?? { field: 'title', direction: 'asc' as const };
  if (field === 'relevance') return bestFirst(archive, query.text ?? '', set, count);
  return inOrder(archive.catalogue, set, count, { field: orderField(archive, field), direction });
}

/** One pass over the records for all that their columns can tell. */
function chooseByColumns(columns: Columns, query: RecordQuery): Bitset {
  const base = query.isDeleted ? columns.bin : columns.live;
  const types = typeMask(columns, [query.types, query.facets?.types, typeFilters(query)]);
  const { parent } = query;
  if (types === null && parent === undefined) return base;
  const set = makeBitset(columns.type.length);
  const above = parent ?? 0;
  for (let id = 1; id < columns.size; id++) {
    if (types !== null && types[columns.type[id] as number] !== 1) continue;
    if (parent !== undefined && columns.parent[id] !== above) continue;
    set[id >>> 5] = (set[id >>> 5] as number) | (1 << (id & 31));
  }
  return both(set, base);
}

function typeFilters(query: RecordQuery): readonly string[] | undefined {
  const names = (query.filters ?? []).flatMap(({ field, value }) =>
    field === 'type' && value.trim() !== '' ? [value.trim()] : [],
  );
  return names.length > 0 ? names : undefined;
}

/** Which type numbers pass all the lists that name any; null where all do. */
function typeMask(columns: Columns, lists: readonly (readonly string[] | undefined)[]): Uint8Array | null {
  const named = lists.filter((list) => list !== undefined && list.length > 0);
  if (named.length === 0) return null;
  const mask = new Uint8Array(columns.types.length + 1);
  columns.types.forEach((name, index) => {
    if (named.every((list) => list?.includes(name))) mask[index + 1] = 1;
  });
  return mask;
}

function facetSets(catalogue: Catalogue, { years, places, organisations }: FacetChoice): readonly Bitset[] {
  const columns = columnsOf(catalogue);
  const naming = [places, organisations].flatMap((ids) =>
    ids && ids.length > 0 ? [recordsNaming(mentionsOf(catalogue), ids, columns.type.length)] : [],
  );
  if (!years || years.length === 0) return naming;
  return [
    overlapping(
      columns,
      years.map((year) => ({ from: firstDayOf(year), to: firstDayOf(year + 1) - 1 })),
    ),
    ...naming,
  ];
}

/** A field of any type by name; throws `fieldUnknown`. */
export function findField(archive: Archive, name: string): FieldDefinition {
  const field = listRecordTypes(archive.db)
    .flatMap((type) => fieldsOf(type))
    .find((candidate) => candidate.name === name);
  if (!field) throw new ArchiveError('fieldUnknown', name);
  return field;
}

/** A filter by what a field holds: dates by overlap of their days, everything else by the beginnings of words. */
function filterSet(archive: Archive, name: string, wanted: string): Bitset | null {
  if (wanted.trim() === '' || name === 'type') return null;
  if (name === 'title' || name === 'referenceCode') return findInField(archive, name, wanted);
  const { datatype } = findField(archive, name);
  const range = datatype === 'date' ? rangeOf(wanted) : null;
  if (range === null) return findInField(archive, name, wanted);
  const columns = columnsOf(archive.catalogue);
  return name === 'date' ? overlapping(columns, [range]) : datedInField(archive.catalogue, name, range);
}

function rangeOf(text: string): Days | null {
  const { value } = readValue({ datatype: 'date' }, text.trim());
  return value.edtf ? edtfRange(value.edtf) : null;
}

function orderField(archive: Archive, name: string): OrderField {
  if (isOwnOrder(name)) return { name, kind: 'own' };
  const { datatype } = findField(archive, name);
  return { name, kind: datatype === 'agent' || datatype === 'place' ? 'authority' : 'value' };
}
