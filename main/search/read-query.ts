import type { RecordTypeDefinition } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { listCommonFields, listRecordTypes } from '../record-types.ts';
import { type FieldNames, fieldNames } from './query/field-names.ts';
import { parseSearch } from './query/parse-search.ts';
import type { ParsedSearch } from './query/search-tree.ts';

let known: { readonly types: readonly RecordTypeDefinition[]; readonly names: FieldNames } | null = null;

/** Definitions are parsed once, so the same types are the same objects. */
function namesOf(types: readonly RecordTypeDefinition[]): FieldNames {
  const isKnown =
    known?.types.length === types.length && types.every((type, index) => type === known?.types[index]);
  if (!isKnown || known === null) known = { types, names: fieldNames(types, listCommonFields(), 'az') };
  return known.names;
}

/** A search as this archive understands it: with the names of its fields and types. */
export function readQuery(archive: Archive, text: string): ParsedSearch {
  return parseSearch(text, namesOf(listRecordTypes(archive.catalogue.db)));
}
