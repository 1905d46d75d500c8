import type { PageText, PageWord, RecordId, TranscribedLine } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { ArchiveError } from '../errors.ts';
import { nextEntityId } from '../history/next-entity-id.ts';
import { noteChange, writeStep } from '../history/step.ts';
import { languageOf } from '../ocr/languages.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import { getPageText, listPages, type StoredPage } from './page-store.ts';

/** A transcription as the history keeps it. */
export interface TranscriptionSnapshot {
  readonly sha256: string;
  readonly page: number;
  readonly lines: readonly TranscribedLine[];
}

interface Row {
  readonly id: number;
  readonly page: number;
  readonly lines: string;
}

function findRow(db: Db, sha256: string, page: number): Row | undefined {
  return prepared<Row>(db, 'SELECT id, page, lines FROM transcription WHERE sha256 = ? AND page = ?').get(
    sha256,
    page,
  );
}

/** One transcription as it is now; undefined if there is none. */
export function takeTranscription(db: Db, id: number): TranscriptionSnapshot | undefined {
  const row = prepared<{ sha256: string; page: number; lines: string }>(
    db,
    'SELECT sha256, page, lines FROM transcription WHERE id = ?',
  ).get(id);
  return row && { ...row, lines: JSON.parse(row.lines) as TranscribedLine[] };
}

/** Puts a transcription into a state that the history kept; null removes it. */
export function putTranscription(db: Db, id: number, state: TranscriptionSnapshot | null): void {
  if (state === null) {
    prepared(db, 'DELETE FROM transcription WHERE id = ?').run(id);
    return;
  }
  prepared(
    db,
    `INSERT INTO transcription (id, sha256, page, lines) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET lines = excluded.lines`,
  ).run(id, state.sha256, state.page, JSON.stringify(state.lines));
}

/** Lines as one text. */
export const transcribedText = (lines: readonly TranscribedLine[]): string =>
  lines.map(({ text }) => text).join('\n');

/**
 * Writes down a page of an original of a record, as one step; null takes back what was written, so that what was read
 * counts again. Throws `fileMissing` where the record has no such original.
 */
export function setTranscription(
  archive: Archive,
  id: RecordId,
  { sha256, page }: { readonly sha256: string; readonly page: number },
  lines: readonly TranscribedLine[] | null,
): void {
  const { db } = archive;
  const isOfRecord = prepared(db, 'SELECT 1 FROM recordFile WHERE recordId = ? AND sha256 = ?').pluck();
  if (isOfRecord.get(id, sha256) === undefined) throw new ArchiveError('fileMissing', sha256);
  writeStep(archive, 'edit', (step) => {
    const before = findRow(step.db, sha256, page);
    const now = lines && JSON.stringify(lines);
    if ((before?.lines ?? null) === now) return;
    const entityId = before?.id ?? nextEntityId(step.db, 'transcription');
    const state = (written: string | null): string | null =>
      written === null ? null : JSON.stringify({ sha256, page, lines: JSON.parse(written) });
    putTranscription(step.db, entityId, lines && { sha256, page, lines });
    noteChange(step, {
      entity: 'transcription',
      entityId,
      recordId: id,
      field: null,
      before: state(before?.lines ?? null),
      after: state(now),
    });
  });
}

/** The text of a page: what a person wrote of it, else what was read; null where there is neither. */
export function pageTextOf({ db, pages }: Archive, sha256: string, page: number): PageText | null {
  const read = getPageText(pages, sha256, page);
  const written = findRow(db, sha256, page);
  if (!written) return read;
  const lines = JSON.parse(written.lines) as TranscribedLine[];
  return {
    source: 'transcription',
    language: languageOf(transcribedText(lines), []) ?? read?.language ?? null,
    turns: read?.turns ?? 0,
    lines: lines.map((line) => ({ words: wordsOf(line) })).filter(({ words }) => words.length > 0),
  };
}

/** The words of a line, each with its share of the line's box by its letters. */
function wordsOf({ text, box }: TranscribedLine): readonly PageWord[] {
  const [left, top, right, bottom] = box ?? [0, 0, 0, 0];
  const share = (at: number) => left + ((right - left) * at) / Math.max(1, text.length);
  return [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
    text: word,
    box: [share(index), top, share(index + word.length), bottom],
    confidence: null,
  }));
}

/** A page with its text. */
export interface WrittenPage extends StoredPage {
  /** True where a person wrote it down. */
  readonly isWritten: boolean;
}

/** The pages of an original that have a text, in their order: what a person wrote stands in place of what was read. */
export function listPageTexts(db: Db, pages: Archive['pages'], sha256: string): readonly WrittenPage[] {
  const written = prepared<Row>(
    db,
    'SELECT id, page, lines FROM transcription WHERE sha256 = ? ORDER BY page',
  ).all(sha256);
  const read = listPages(pages, sha256).map((page) => ({ ...page, isWritten: false }));
  if (written.length === 0) return read;
  const own = new Map(
    written.map(({ page, lines }) => [
      page,
      { page, text: transcribedText(JSON.parse(lines) as TranscribedLine[]), code: null, isWritten: true },
    ]),
  );
  return [...read.filter(({ page }) => !own.has(page)), ...own.values()].sort((a, b) => a.page - b.page);
}
