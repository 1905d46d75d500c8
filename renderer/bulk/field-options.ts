import type { ArchiveState } from '../../preload/api.ts';
import type { FieldDefinition, RecordQuery } from '../../preload/model.ts';

/** The fields of the types that the table shows, each name once: the types' own first, then those of all records. */
export function bulkFields(archive: ArchiveState, query: RecordQuery): readonly FieldDefinition[] {
  const { types = [] } = query;
  const shown = archive.types.filter((type) => types.length === 0 || types.includes(type.name));
  const fields = [...shown.flatMap((type) => type.fields), ...archive.commonFields];
  const names = new Map<string, FieldDefinition>();
  for (const field of fields) if (!names.has(field.name)) names.set(field.name, field);
  const ownNames = new Set(archive.commonFields.map(({ name }) => name));
  const all = [...names.values()];
  const first = all.filter(({ name }) => name === 'title' || name === 'referenceCode');
  const rest = all.filter((field) => !first.includes(field));
  return [
    ...first,
    ...rest.filter(({ name }) => !ownNames.has(name)),
    ...rest.filter(({ name }) => ownNames.has(name)),
  ];
}
