import type { ArchiveState } from '../preload/api.ts';
import type { FieldDefinition, RecordTypeDefinition } from '../preload/model.ts';

/** The definition of a record type; a type that the archive does not know has none. */
export function findType(archive: ArchiveState, name: string): RecordTypeDefinition | undefined {
  return archive.types.find((type) => type.name === name);
}

/** The fields of a type in their order: its own, then the elements of ISAD(G). */
export function fieldsOf(archive: ArchiveState, type: string): readonly FieldDefinition[] {
  return [...(findType(archive, type)?.fields ?? []), ...archive.commonFields];
}
