import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ArchiveError } from '../errors.ts';
import { APPLICATION_ID } from './database.ts';

const MAGIC = 'SQLite format 3\0';

/**
 * Looks at `archive.db` before SQLite does and refuses what is not an archive, each kind with its own code:
 * SQLite itself opens a 0-byte file as an empty database. Offsets: SQLite file format, section 1.3.
 */
export function inspectArchiveFile(folder: string): void {
  const path = join(folder, 'archive.db');
  if (!existsSync(path) || !statSync(path).isFile()) throw new ArchiveError('archiveMissing', folder);
  if (statSync(path).size === 0) throw new ArchiveError('archiveEmptyFile', path);
  const header = readHeader(path);
  const id = header.length >= 72 ? header.readUInt32BE(68) : 0;
  if (header.length < 100 || header.toString('latin1', 0, 16) !== MAGIC) {
    throw new ArchiveError(
      id === APPLICATION_ID || wasArchive(header) ? 'archiveDamaged' : 'archiveForeign',
      path,
    );
  }
  if (id !== APPLICATION_ID) throw new ArchiveError('archiveForeign', path);
  const pageSize = header.readUInt16BE(16);
  if (pageSize !== 1 && (pageSize < 512 || (pageSize & (pageSize - 1)) !== 0))
    throw new ArchiveError('archiveDamaged', path);
}

function readHeader(path: string): Buffer {
  const handle = openSync(path, 'r');
  try {
    const header = Buffer.alloc(100);
    return header.subarray(0, readSync(handle, header, 0, 100, 0));
  } finally {
    closeSync(handle);
  }
}

/** A zeroed header, or one that is ours but for some bytes, tells damage from a file of another program. */
function wasArchive(header: Buffer): boolean {
  const isZeroed = header.length > 0 && header.every((byte) => byte === 0);
  const matching = [...MAGIC].filter((character, index) => header[index] === character.charCodeAt(0)).length;
  return isZeroed || matching >= MAGIC.length / 2;
}
