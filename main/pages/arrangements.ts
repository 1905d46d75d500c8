import { hasPages } from '../../preload/has-pages.ts';
import type { ArrangedPage, RecordId } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { ArchiveError } from '../errors.ts';
import { attachFile } from '../files.ts';
import { nextEntityId } from '../history/next-entity-id.ts';
import { noteChange, type Step, writeStep } from '../history/step.ts';
import { addRecord } from '../records/edit.ts';
import { getRecord } from '../records/read.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import { movePageNotes } from './page-notes.ts';
import { readingOf } from './page-store.ts';

/** A page as it comes in its file. */
export const unarranged = (sha256: string, page: number): ArrangedPage => ({
  sha256,
  page,
  turns: null,
  isHidden: false,
  crop: null,
});

/** How the pages of a record are looked at, as the history keeps it. */
export interface ArrangementSnapshot {
  readonly recordId: number;
  readonly pages: readonly ArrangedPage[];
}
interface Row {
  readonly id: number;
  readonly recordId: number;
  readonly pages: string;
}

/** Subtle: an arrangement that was kept before pages could be cropped says nothing of it. */
function readPages(kept: string): readonly ArrangedPage[] {
  const pages = JSON.parse(kept) as readonly (Omit<ArrangedPage, 'crop'> & Partial<ArrangedPage>)[];
  return pages.map((page) => ({ crop: null, ...page }));
}

/** One arrangement as it is now; undefined if there is none. */
export function takeArrangement(db: Db, id: number): ArrangementSnapshot | undefined {
  const row = prepared<Row>(db, 'SELECT id, recordId, pages FROM arrangement WHERE id = ?').get(id);
  return row && { recordId: row.recordId, pages: readPages(row.pages) };
}

/** Puts an arrangement into a state that the history kept; null removes it. */
export function putArrangement(db: Db, id: number, state: ArrangementSnapshot | null): void {
  if (state === null) prepared(db, 'DELETE FROM arrangement WHERE id = ?').run(id);
  else
    prepared(
      db,
      `INSERT INTO arrangement (id, recordId, pages) VALUES (?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET pages = excluded.pages`,
    ).run(id, state.recordId, JSON.stringify(state.pages));
}

const rowOf = (db: Db, record: number): Row | undefined =>
  prepared<Row>(db, 'SELECT id, recordId, pages FROM arrangement WHERE recordId = ?').get(record);

/** Counts the pages of an original; fails as `openPages` does. */
export type CountPages = (sha256: string) => Promise<number>;

/**
 * The pages of a record's originals in the order in which they are looked at, hidden ones among them; pages that came
 * after they were arranged stand at the end. An original that cannot be opened counts as one page.
 */
export async function arrangedPages(
  archive: Archive,
  record: RecordId,
  count: CountPages,
): Promise<readonly ArrangedPage[]> {
  const { files } = getRecord(archive.db, record);
  const all: ArrangedPage[] = [];
  for (const { sha256, mime } of files) {
    if (!hasPages(mime)) continue;
    const pages = readingOf(archive.pages, sha256)?.pages ?? (await count(sha256).catch(() => 1));
    for (let page = 1; page <= Math.max(1, pages); page++) all.push(unarranged(sha256, page));
  }
  return merge(all, storedPages(archive.db, record));
}

/** What was arranged of a record's pages; empty where nothing was. */
export function storedPages(db: Db, record: number): readonly ArrangedPage[] {
  const row = rowOf(db, record);
  return row ? readPages(row.pages) : [];
}

const keyOf = ({ sha256, page }: Pick<ArrangedPage, 'sha256' | 'page'>): string => `${sha256}/${page}`;

/** The pages that are there, those that were arranged first and as they were. */
export function merge(
  all: readonly ArrangedPage[],
  arranged: readonly ArrangedPage[],
): readonly ArrangedPage[] {
  const there = new Set(all.map(keyOf));
  const known = new Set(arranged.map(keyOf));
  return [
    ...arranged.filter((page) => there.has(keyOf(page))),
    ...all.filter((page) => !known.has(keyOf(page))),
  ];
}

/**
 * Arranges the pages of a record as one step; null lets them stand as they come. Throws `fileMissing` for a page of
 * an original that the record does not have.
 */
export function setArrangement(archive: Archive, id: RecordId, pages: readonly ArrangedPage[] | null): void {
  requireOwn(archive.db, id, pages ?? []);
  writeStep(archive, 'edit', (step) => arrange(step, id, pages));
}

function requireOwn(db: Db, id: number, pages: readonly Pick<ArrangedPage, 'sha256'>[]): void {
  const own = new Set(
    prepared(db, 'SELECT sha256 FROM recordFile WHERE recordId = ?').pluck().all(id) as string[],
  );
  const foreign = pages.find(({ sha256 }) => !own.has(sha256));
  if (foreign) throw new ArchiveError('fileMissing', foreign.sha256);
}

/** Arranges the pages of a record as part of a step; nothing where they stand so already. */
export function arrange(step: Step, recordId: number, pages: readonly ArrangedPage[] | null): void {
  const before = rowOf(step.db, recordId);
  const now = pages && JSON.stringify(pages);
  if ((before?.pages ?? null) === now) return;
  const entityId = before?.id ?? nextEntityId(step.db, 'arrangement');
  const state = (kept: string | null): string | null =>
    kept === null ? null : JSON.stringify({ recordId, pages: JSON.parse(kept) });
  putArrangement(step.db, entityId, pages && { recordId, pages });
  noteChange(step, {
    entity: 'arrangement',
    entityId,
    recordId,
    field: null,
    before: state(before?.pages ?? null),
    after: state(now),
  });
}

/**
 * Makes a record of its own of some pages of another, as one step: the same type and place, the same originals, of
 * which each of the two shows its pages and hides the other's. `all` are the pages of the record as they are arranged.
 * Answers the new record. Throws `fileMissing`, `titleEmpty`.
 */
export function splitPages(
  archive: Archive,
  id: RecordId,
  {
    all,
    chosen,
    title,
  }: {
    readonly all: readonly ArrangedPage[];
    readonly chosen: readonly Pick<ArrangedPage, 'sha256' | 'page'>[];
    readonly title: string;
  },
): RecordId {
  if (title.trim() === '') throw new ArchiveError('titleEmpty');
  requireOwn(archive.db, id, chosen);
  const record = getRecord(archive.db, id);
  const keys = new Set(chosen.map(keyOf));
  const originals = new Set(chosen.map(({ sha256 }) => sha256));
  return writeStep(archive, 'create', (step) => {
    const made = addRecord(step, {
      type: record.type,
      parentId: record.parentId,
      title: title.trim(),
      values: {},
    });
    record.files.forEach((file, position) => {
      if (originals.has(file.sha256)) attachFile(step, made, file, file.name, position);
    });
    const own = all.filter(({ sha256 }) => originals.has(sha256));
    arrange(
      step,
      made,
      own.map((page) => ({ ...page, isHidden: !keys.has(keyOf(page)) })),
    );
    arrange(
      step,
      id,
      all.map((page) => (keys.has(keyOf(page)) ? { ...page, isHidden: true } : page)),
    );
    movePageNotes(step, id, made, (page) => keys.has(keyOf(page)));
    return made;
  });
}
