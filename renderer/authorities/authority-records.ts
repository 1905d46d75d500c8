import type { ArchiveState } from '../../preload/api.ts';
import type { Authority, FieldDefinition, RecordRow } from '../../preload/model.ts';
import { client } from '../client.ts';

/** A record that points to a name, and the fields in which it does. */
export interface NameUse {
  readonly record: RecordRow;
  readonly fields: readonly FieldDefinition[];
}
/** Records that are looked through; a view takes this many rows at once. */
const MOST = 500;

/** The records that point to a name: found by its words, kept where a value really names it. */
export async function listNameUses(authority: Authority, archive: ArchiveState): Promise<readonly NameUse[]> {
  const fields = namingFields(archive);
  const columns = [...new Set(fields.map(({ name }) => name))].slice(0, 60);
  const { view, total } = await client.createView({ query: { text: authority.name } });
  const rows = await client.getRows({ view, from: 0, to: Math.min(total, MOST), columns });
  return rows.flatMap((record) => {
    const named = columns.filter((name) =>
      record.fields[name]?.some((value) => value.authority === authority.id),
    );
    if (named.length === 0) return [];
    const type = archive.types.find(({ name }) => name === record.type);
    const own = [...(type?.fields ?? []), ...archive.commonFields];
    return [{ record, fields: own.filter(({ name }) => named.includes(name)) }];
  });
}

function namingFields(archive: ArchiveState): readonly FieldDefinition[] {
  return [...archive.types.flatMap((type) => type.fields), ...archive.commonFields].filter(
    ({ datatype }) => datatype === 'agent' || datatype === 'place',
  );
}
