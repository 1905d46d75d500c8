import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import { ArchiveError } from '../../errors.ts';
import { renameDurably, syncFile, syncFolder, writeFileDurably } from '../../storage/durable.ts';
import type { BookPart } from './format-book.ts';

/** What an older book of ours may hold that the new one does not. */
const OUR_PARTS = /^(?:fonts\/[\w-]+\.(?:ttf|txt)|pictures\/[\w-]+\.(?:png|jpg|svg))$/;
const OUR_PAGE = '<meta name="generator" content="Kulliyyat';
/** No time that depends on when and where a zip is made. */
const NO_TIME = new Date(1980, 0, 1);

/**
 * Writes a book to `path`: a file where it has one part, else a folder, or a zip where the path ends so. What was
 * there stays until the new book is whole and on the disk. Throws `bookFolderForeign` where the folder holds
 * anything but a book of ours.
 */
export function saveBook(parts: readonly BookPart[], path: string): void {
  const [only, ...others] = parts;
  if (only && others.length === 0) writeFileDurably(path, only.bytes);
  else if (/\.zip$/i.test(path))
    writeFileDurably(path, zipBook(parts, basename(path).replace(/\.zip$/i, '')));
  else writeFolder(parts, path);
}

/** The parts of a book in one zip, in a folder of the given name; the same parts give the same bytes. */
export function zipBook(parts: readonly BookPart[], folder: string): Uint8Array {
  const files: Zippable = {};
  for (const { path, bytes, file } of parts) {
    const isPacked = /\.(?:jpg|png)$/.test(path);
    const content = file === undefined ? bytes : readFileSync(file);
    files[`${folder}/${path}`] = [content, { mtime: NO_TIME, level: isPacked ? 0 : 6 }];
  }
  return zipSync(files);
}

function writeFolder(parts: readonly BookPart[], path: string): void {
  const isThere = existsSync(path);
  if (isThere) refuseForeign(parts, path);
  const beside = (ending: string) => join(dirname(path), `.${basename(path)}.${process.pid}.${ending}`);
  const [part, old] = [beside('part'), beside('old')];
  try {
    for (const { path: name, bytes, file: original } of parts) {
      const file = join(part, ...name.split('/'));
      mkdirSync(dirname(file), { recursive: true });
      if (original === undefined) writeFileSync(file, bytes);
      else copyFileSync(original, file);
      syncFile(file);
    }
    for (const folder of new Set(parts.map(({ path: name }) => dirname(join(part, name)))))
      syncFolder(folder);
    if (isThere) renameDurably(path, old);
    try {
      renameDurably(part, path);
    } catch (error) {
      if (isThere) renameSync(old, path);
      throw error;
    }
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
  rmSync(old, { recursive: true, force: true });
}

/** A folder is replaced only where it is empty or an older book: a person's own files are never removed. */
function refuseForeign(parts: readonly BookPart[], path: string): void {
  const names = statSync(path).isDirectory() ? filesIn(path) : null;
  const isOurs =
    names?.length === 0 ||
    (names?.includes('index.html') && readFileSync(join(path, 'index.html'), 'utf8').includes(OUR_PAGE));
  const known = new Set(parts.map((part) => part.path));
  const foreign = names?.find((name) => !known.has(name) && !OUR_PARTS.test(name));
  if (!isOurs || foreign !== undefined)
    throw new ArchiveError('bookFolderForeign', foreign === undefined ? path : join(path, foreign));
}

function filesIn(folder: string, before = ''): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((item) =>
    item.isDirectory()
      ? filesIn(join(folder, item.name), `${before}${item.name}/`)
      : [`${before}${item.name}`],
  );
}
