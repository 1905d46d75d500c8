import type { AlikeFile, RecordId, Warning } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { prepared } from '../storage/prepared.ts';
import { bandsOf, likenessOf, type Signature, signatureOf } from '../text/likeness.ts';
import type { PageStore } from './page-store.ts';

/** Texts less alike than this are others; two readings of one page by OCR are above it. */
const LEAST = 0.55;
const MOST_CANDIDATES = 500;
const MOST_ANSWERED = 5;

/** Remembers what the text of an original is like; a text too short to tell is forgotten. */
export function noteText({ db }: PageStore, sha256: string, text: string): void {
  const signature = signatureOf(text);
  db.transaction(() => {
    prepared(db, 'DELETE FROM likeness WHERE sha256 = ?').run(sha256);
    prepared(db, 'DELETE FROM likenessBand WHERE sha256 = ?').run(sha256);
    if (!signature) return;
    prepared(db, 'INSERT INTO likeness (sha256, signature) VALUES (?, ?)').run(
      sha256,
      Buffer.from(signature.buffer),
    );
    const insert = prepared(db, 'INSERT OR IGNORE INTO likenessBand (key, sha256) VALUES (?, ?)');
    for (const key of bandsOf(signature)) insert.run(key, sha256);
  })();
}

/** The same for an original whose pages were read. */
export function notePages(pages: PageStore, sha256: string): void {
  const texts = prepared(pages.db, 'SELECT text FROM page WHERE sha256 = ? ORDER BY page').pluck();
  noteText(pages, sha256, (texts.all(sha256) as string[]).join('\n'));
}

/** Originals of other records whose text is nearly that of an original of a record, the likest first, five at most. */
export function findAlike(archive: Archive, sha256: string, record: RecordId): readonly AlikeFile[] {
  const own = prepared(archive.pages.db, 'SELECT signature FROM likeness WHERE sha256 = ?')
    .pluck()
    .get(sha256);
  if (!(own instanceof Uint8Array)) return [];
  return search(archive, read(own), sha256).filter((file) => file.record.id !== record);
}

/** The original in the archive whose text is nearest to a text that is not in it, as a warning of its reading. */
export function alikeWarnings(archive: Archive, sha256: string, text: string): readonly Warning[] {
  const signature = signatureOf(text);
  const [nearest] = signature ? search(archive, signature, sha256) : [];
  if (!nearest) return [];
  return [{ line: 1, code: 'nearDuplicate', detail: nearest.record.title }];
}

function search(archive: Archive, signature: Signature, sha256: string): readonly AlikeFile[] {
  const { db } = archive.pages;
  const candidates = prepared<{ sha256: string; signature: Uint8Array }>(
    db,
    `SELECT sha256, signature FROM likeness WHERE sha256 <> ? AND sha256 IN (
       SELECT sha256 FROM likenessBand WHERE key IN (SELECT value FROM json_each(?))) LIMIT ${MOST_CANDIDATES}`,
  ).all(sha256, JSON.stringify(bandsOf(signature)));
  const recordOf = prepared<{ name: string; id: RecordId; title: string }>(
    archive.db,
    `SELECT recordFile.name, record.id, record.title FROM recordFile JOIN record ON record.id = recordId
     WHERE sha256 = ? AND deletedAt IS NULL ORDER BY record.id LIMIT 1`,
  );
  return candidates
    .map((one) => ({ sha256: one.sha256, likeness: likenessOf(signature, read(one.signature)) }))
    .filter(({ likeness }) => likeness >= LEAST)
    .sort((a, b) => b.likeness - a.likeness)
    .flatMap(({ sha256: hash, likeness }): readonly AlikeFile[] => {
      const found = recordOf.get(hash);
      return found ? [{ name: found.name, likeness, record: { id: found.id, title: found.title } }] : [];
    })
    .slice(0, MOST_ANSWERED);
}

/** Subtle: a blob's bytes may begin at any address, numbers of four bytes may not. */
function read(blob: Uint8Array): Signature {
  const bytes = Uint8Array.from(blob);
  return new Uint32Array(bytes.buffer);
}
