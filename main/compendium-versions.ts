import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type {
  CompendiumDefinition,
  CompendiumId,
  CompendiumVersion,
  CompendiumVersionId,
  PrintedFormat,
  VersionChanges,
} from '../preload/model.ts';
import { compendiumDefinition } from '../preload/model.ts';
import type { Archive } from './archive.ts';
import { chooseEntries } from './compendia.ts';
import { compareBooks } from './compendium/compare-books.ts';
import type { CompendiumEntry } from './compendium/entry-language.ts';
import { ArchiveError } from './errors.ts';
import { requireWritable } from './history/step.ts';
import type { Db } from './storage/database.ts';
import { prepared } from './storage/prepared.ts';

/** A book as it was set: what a version keeps of it. */
export interface PrintedBook {
  readonly definition: CompendiumDefinition;
  readonly entries: readonly CompendiumEntry[];
  /** Null for formats without pages. */
  readonly pages: number | null;
}

/**
 * Keeps what a book was printed from: its definition and the records as they were. No step of the history: what was
 * printed stays printed whatever is undone. Throws `archiveReadOnly`.
 */
export function keepVersion(
  archive: Archive,
  id: CompendiumId,
  format: PrintedFormat,
  { definition, entries, pages }: PrintedBook,
): CompendiumVersion {
  requireWritable(archive);
  const state = JSON.stringify(entries);
  const version = prepared(
    archive.db,
    `INSERT INTO compendiumVersion (compendiumId, at, format, pages, entries, definition, records, sha256)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
  )
    .pluck()
    .get(
      id,
      new Date().toISOString(),
      format,
      pages,
      entries.length,
      JSON.stringify(definition),
      gzipSync(state),
      createHash('sha256').update(state).digest('hex'),
    ) as CompendiumVersionId;
  return readVersion(archive.db, version);
}

const COLUMNS = 'id, at, format, pages, entries';

/** The versions of a compendium, the newest first. */
export function listVersions(db: Db, id: CompendiumId): readonly CompendiumVersion[] {
  const sql = `SELECT ${COLUMNS} FROM compendiumVersion WHERE compendiumId = ? ORDER BY id DESC LIMIT 1000`;
  return prepared<CompendiumVersion>(db, sql).all(id);
}

function readVersion(db: Db, id: CompendiumVersionId): CompendiumVersion {
  const sql = `SELECT ${COLUMNS} FROM compendiumVersion WHERE id = ?`;
  const found = prepared<CompendiumVersion>(db, sql).get(id);
  if (!found) throw new ArchiveError('compendiumMissing', String(id));
  return found;
}

/** What a version was printed from; throws `compendiumMissing`. */
export function readVersionDefinition(db: Db, id: CompendiumVersionId): CompendiumDefinition {
  const found = prepared(db, 'SELECT definition FROM compendiumVersion WHERE id = ?').pluck().get(id);
  if (typeof found !== 'string') throw new ArchiveError('compendiumMissing', String(id));
  return compendiumDefinition.parse(JSON.parse(found));
}

/** What is otherwise now than it was in a version: a definition, and the records that it chooses as they stand. */
export function compareVersion(
  archive: Archive,
  id: CompendiumVersionId,
  definition: CompendiumDefinition,
): VersionChanges {
  const { db } = archive;
  const before = readVersionDefinition(db, id);
  const { entries } = chooseEntries(archive, definition.entries.selection);
  const kept = prepared<{ records: Buffer; sha256: string }>(
    db,
    'SELECT records, sha256 FROM compendiumVersion WHERE id = ?',
  ).get(id);
  const state = JSON.stringify(entries);
  const isSame = kept?.sha256 === createHash('sha256').update(state).digest('hex');
  const was = isSame ? entries : readEntries(kept?.records);
  return compareBooks({ definition: before, entries: was }, { definition, entries });
}

function readEntries(records: Buffer | undefined): readonly CompendiumEntry[] {
  return records ? (JSON.parse(gunzipSync(records).toString('utf8')) as readonly CompendiumEntry[]) : [];
}
