import type { ArchiveState } from '../preload/api.ts';
import type { Archive } from './archive.ts';
import { undoState } from './history/undo.ts';
import { listCommonFields, listRecordTypes, listRelationTypes } from './record-types.ts';
import { prepared } from './storage/prepared.ts';

/** What a window shows around the records: name, types, counts, what can be undone. */
export function describeArchive(archive: Archive): ArchiveState {
  const { db } = archive;
  const setting = (name: string) =>
    prepared(db, 'SELECT value FROM setting WHERE name = ?').pluck().get(name) as string;
  const byType = prepared<{ type: string; count: number }>(
    db,
    'SELECT type, count(*) AS count FROM record WHERE deletedAt IS NULL GROUP BY type',
  ).all();
  return {
    name: setting('name'),
    uuid: setting('uuid'),
    location: archive.folder,
    isReadOnly: archive.readOnlyReason !== null,
    readOnlyReason: archive.readOnlyReason,
    types: listRecordTypes(db),
    commonFields: listCommonFields(),
    relationTypes: listRelationTypes(),
    counts: {
      records: byType.reduce((sum, row) => sum + row.count, 0),
      bin: prepared(db, 'SELECT count(*) FROM record WHERE deletedAt IS NOT NULL').pluck().get() as number,
      byType: Object.fromEntries(byType.map((row) => [row.type, row.count])),
    },
    undo: undoState(db),
  };
}
