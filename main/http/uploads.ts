import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { nameForDisk } from '../folder-names.ts';

/** Files that came from a browser, in a folder that only this user can read. */
export interface Uploads {
  /** Writes the body of a request to a file of that name, alone in its folder, and answers the path. */
  readonly receive: (request: IncomingMessage, name: string) => Promise<string>;
  /** Removes everything that was received. */
  readonly clear: () => void;
}

/** A place for uploads that exists from the first one on. */
export function createUploads(): Uploads {
  let folder: string | null = null;
  let count = 0;
  return {
    receive: async (request, name) => {
      folder ??= mkdtempSync(join(tmpdir(), 'kulliyyat-upload-'));
      count += 1;
      const place = join(folder, String(count));
      mkdirSync(place);
      const path = join(place, nameForDisk(name, 'file'));
      try {
        await pipeline(request, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
      } catch (error) {
        rmSync(place, { recursive: true, force: true });
        throw error;
      }
      return path;
    },
    clear: () => {
      if (folder) rmSync(folder, { recursive: true, force: true });
      folder = null;
    },
  };
}
