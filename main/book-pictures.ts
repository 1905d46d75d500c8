import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { CompendiumDefinition, Emblem } from '../preload/model.ts';
import type { Archive } from './archive.ts';
import { requireWritable } from './history/step.ts';
import { runTaskApart } from './jobs/run-task.ts';
import type { Db } from './storage/database.ts';
import { prepared } from './storage/prepared.ts';

/** Milliseconds after which a picture is given up. */
const TIME_LIMIT = 30_000;

/**
 * Keeps a picture for the covers of books. No step of the history: a book that names it is one, and can come back.
 * Throws `pictureDamaged`, `pictureTooLarge`, `archiveReadOnly`.
 */
export async function addEmblem(archive: Archive, path: string): Promise<Omit<Emblem, 'alternative'>> {
  requireWritable(archive);
  const task = { path, name: basename(path) };
  const { png, width, height } = await runTaskApart('emblem', task, { timeLimit: TIME_LIMIT });
  return { sha256: keepPicture(archive.db, Buffer.from(png)), width, height };
}

function keepPicture(db: Db, png: Buffer): string {
  const sha256 = createHash('sha256').update(png).digest('hex');
  prepared(db, 'INSERT OR IGNORE INTO bookPicture (sha256, png) VALUES (?, ?)').run(sha256, png);
  return sha256;
}

/** A definition with the bytes of its emblem, as it goes out of the archive. */
export function withPicture(db: Db, definition: CompendiumDefinition): CompendiumDefinition {
  const { emblem } = definition;
  if (!emblem || emblem.png !== undefined) return definition;
  const png = prepared(db, 'SELECT png FROM bookPicture WHERE sha256 = ?').pluck().get(emblem.sha256);
  if (!Buffer.isBuffer(png)) return definition;
  return { ...definition, emblem: { ...emblem, png: png.toString('base64') } };
}

/** The same as the archive keeps it: the bytes that came along with it stand beside it. */
export function withoutPicture(archive: Archive, definition: CompendiumDefinition): CompendiumDefinition {
  if (definition.emblem?.png === undefined) return definition;
  requireWritable(archive);
  const { png, ...emblem } = definition.emblem;
  return {
    ...definition,
    emblem: { ...emblem, sha256: keepPicture(archive.db, Buffer.from(png, 'base64')) },
  };
}
