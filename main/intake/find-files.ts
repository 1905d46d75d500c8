import { type Dirent, lstatSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Failure } from '../../preload/api.ts';
import { toFailure } from '../errors.ts';
import { compareNaturally } from './natural-order.ts';

/** A file that shall be taken in. `size` is in bytes, `changedAt` in milliseconds since 1970. */
export interface FoundFile {
  readonly path: string;
  readonly name: string;
  /** The folders it lies in from the chosen one on, with slashes; empty for a file that was chosen itself. */
  readonly place: string;
  readonly size: number;
  readonly changedAt: number;
}
export interface FoundFiles {
  readonly files: readonly FoundFile[];
  /** Places that could not be looked at. */
  readonly failed: readonly { readonly path: string; readonly name: string; readonly error: Failure }[];
}

/** What systems and programs leave in folders; no archivist means them. */
const LITTER = new Set(['thumbs.db', 'desktop.ini', '__macosx', '@eadir', '$recycle.bin']);
const isLitter = (name: string): boolean =>
  name.startsWith('.') || name.startsWith('~$') || LITTER.has(name.toLowerCase());

/**
 * All files at some paths, folders with what is below them: folders first, all by name as people order them. A
 * link to a folder below another one is not followed, as it may lead round and round.
 */
export function findFiles(paths: readonly string[]): FoundFiles {
  const files: FoundFile[] = [];
  const failed: FoundFiles['failed'][number][] = [];
  const note = (path: string, error: unknown) => {
    const failure = toFailure(error);
    failed.push({ path, name: basename(path), error: { ...failure, detail: failure.detail || path } });
  };
  const look = (path: string, place: string) => {
    try {
      const status = statSync(path);
      if (status.isDirectory()) lookInto(path, place === '' ? basename(path) : place);
      else files.push({ path, name: basename(path), place, size: status.size, changedAt: status.mtimeMs });
    } catch (error) {
      note(path, error);
    }
  };
  const lookInto = (folder: string, place: string) => {
    for (const entry of listFolder(folder)) {
      const path = join(folder, entry.name);
      if (isFolder(entry, path)) lookIntoOrNote(path, `${place}/${entry.name}`);
      else if (!isLinkToFolder(entry, path)) look(path, place);
    }
  };
  const lookIntoOrNote = (path: string, place: string) => {
    try {
      lookInto(path, place);
    } catch (error) {
      note(path, error);
    }
  };
  for (const path of paths) look(path, '');
  return { files, failed };
}

function listFolder(folder: string): readonly Dirent[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !isLitter(name));
  return entries.sort(
    (a, b) => Number(b.isDirectory()) - Number(a.isDirectory()) || compareNaturally(a.name, b.name),
  );
}

const isFolder = (entry: Dirent, path: string): boolean =>
  entry.isDirectory() && !lstatSync(path).isSymbolicLink();

const isLinkToFolder = (entry: Dirent, path: string): boolean =>
  entry.isSymbolicLink() && (statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false);
