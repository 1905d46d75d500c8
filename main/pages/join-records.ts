import type { ArrangedPage, RecordId } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { ArchiveError } from '../errors.ts';
import { attachFile, locateFile } from '../files.ts';
import { writeStep } from '../history/step.ts';
import { binRecord } from '../records/bin.ts';
import { getRecord } from '../records/read.ts';
import { prepared } from '../storage/prepared.ts';
import { arrange } from './arrangements.ts';
import { movePageNotes } from './page-notes.ts';

/** A record that is joined to another, with its pages as they are arranged. */
export interface Joined {
  readonly id: RecordId;
  readonly pages: readonly ArrangedPage[];
}

/** Records in the order in which they stand in the tree. */
export function inTreeOrder({ db }: Archive, ids: readonly RecordId[]): readonly RecordId[] {
  return prepared<RecordId>(
    db,
    'SELECT id FROM record WHERE id IN (SELECT value FROM json_each(?)) ORDER BY parentId, position, id',
  )
    .pluck()
    .all(JSON.stringify(ids)) as RecordId[];
}

/**
 * Makes one record of several, as one step: the first gets the originals of the others behind its own, and the others
 * go into the bin. What a page was split off for is shown again. Throws `joinOfOne`, and `joinWithBelow` where a record
 * that would go into the bin has others below it.
 */
export function joinRecords(archive: Archive, [first, ...others]: readonly Joined[]): RecordId {
  if (!first || others.length === 0) throw new ArchiveError('joinOfOne');
  const { db, folder } = archive;
  for (const { id } of others) {
    const below = prepared(
      db,
      'SELECT 1 FROM record WHERE parentId = ? AND deletedAt IS NULL LIMIT 1',
    ).pluck();
    if (below.get(id) !== undefined) throw new ArchiveError('joinWithBelow', getRecord(db, id).title);
  }
  const known = new Set(getRecord(db, first.id).files.map(({ sha256 }) => sha256));
  return writeStep(archive, 'edit', (step) => {
    const last = prepared(db, 'SELECT coalesce(max(position), 0) FROM recordFile WHERE recordId = ?').pluck();
    let position = last.get(first.id) as number;
    for (const { id } of others) {
      for (const { sha256, name } of getRecord(db, id).files) {
        if (known.has(sha256)) continue;
        known.add(sha256);
        const { mime } = locateFile(db, folder, sha256);
        attachFile(step, first.id, { sha256, mime, size: sizeOf(archive, sha256) }, name, ++position);
      }
      movePageNotes(step, id, first.id);
      binRecord(step, id);
    }
    arrange(
      step,
      first.id,
      joinPages(
        first.pages,
        others.flatMap(({ pages }) => pages),
      ),
    );
    return first.id;
  });
}

function sizeOf({ db }: Archive, sha256: string): number {
  return Number(prepared(db, 'SELECT size FROM file WHERE sha256 = ?').pluck().get(sha256));
}

/** Pages of one record and then those of others; a page that any of them shows is shown. */
export function joinPages(
  own: readonly ArrangedPage[],
  others: readonly ArrangedPage[],
): readonly ArrangedPage[] {
  const pages = [...own];
  for (const page of others) {
    const at = pages.findIndex(({ sha256, page: number }) => sha256 === page.sha256 && number === page.page);
    if (at < 0) pages.push(page);
    else if (!page.isHidden) pages[at] = { ...page };
  }
  return pages;
}
