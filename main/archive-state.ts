import type { ArchiveState } from '../preload/api.ts';
import type { Archive } from './archive.ts';
import { countRecords } from './catalogue/counts.ts';
import { undoState } from './history/undo.ts';
import { listCommonFields, listRecordTypes, listRelationTypes } from './record-types.ts';
import { prepared } from './storage/prepared.ts';

/** What a window shows around the records: name, types, counts, what can be undone. */
export function describeArchive(archive: Archive): ArchiveState {
  const { db } = archive;
  const setting = (name: string) =>
    prepared(db, 'SELECT value FROM setting WHERE name = ?').pluck().get(name) as string;
  return {
    name: setting('name'),
    uuid: setting('uuid'),
    location: archive.folder,
    isReadOnly: archive.readOnlyReason !== null,
    readOnlyReason: archive.readOnlyReason,
    types: listRecordTypes(db),
    commonFields: listCommonFields(),
    relationTypes: listRelationTypes(),
    counts: countRecords(archive.catalogue),
    undo: undoState(db),
  };
}
