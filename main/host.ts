import { resolve } from 'node:path';
import type { ArchiveState, Reply } from '../preload/api.ts';
import { archiveCalls } from '../preload/api.ts';
import { answer } from './answer.ts';
import { createApi, type OpenApi } from './api.ts';
import { type Archive, closeArchive, createArchive, openArchive } from './archive.ts';
import { ArchiveError } from './errors.ts';
import type { Emit } from './events.ts';
import type { OutputBytes } from './output.ts';
import { createSampleArchive } from './sample.ts';
import type { Paths } from './tickets.ts';

/**
 * Holds at most one open archive. The same interface stands over the archive in this process and over the
 * one in Electron's utility process, so that what is above need not know which it has.
 */
export interface Host {
  /** Makes a new archive in a folder that is absent or empty, and leaves it closed. */
  readonly create: (folder: string, name: string) => Promise<void>;
  /** Makes the sample archive in a folder that is absent or empty, and leaves it closed. */
  readonly createSample: (folder: string, name: string) => Promise<void>;
  /** Opens an archive, then closes the one that was open; that one stays open where the new one cannot be. */
  readonly open: (folder: string, options: { readonly isReadOnly: boolean }) => Promise<ArchiveState>;
  readonly close: () => Promise<void>;
  /** Answers one call of the contract; `paths` are those of the tickets in its argument. Never rejects. */
  readonly call: (name: string, argument: unknown, paths: Paths) => Promise<Reply<unknown>>;
  /** The bytes at `file/<sha256>`, `searchable/<record>/<sha256>`, `picture/<sha256>/<page>?width=`, `thumbnail/<sha256>/<page>?turns=`, `page/<job>/<page>?width=`, `pdf/<job>`, `book/<job>` or `table/<job>`. */
  readonly readOutput: (path: string) => Promise<OutputBytes>;
}

interface OpenArchive {
  readonly archive: Archive;
  readonly api: OpenApi;
}

/** A host that holds the archive in this process. */
export function createHost({ emit }: { readonly emit: Emit }): Host {
  const known = new Map<string, string>();
  let open: OpenArchive | null = null;

  const pathOf = (ticket: string): string => {
    const path = known.get(ticket);
    if (path === undefined) throw new ArchiveError('ticketUnknown', ticket);
    return path;
  };
  const close = async (): Promise<void> => {
    const closing = open;
    open = null;
    if (!closing) return;
    closing.api.close();
    closeArchive(closing.archive);
  };
  return {
    create: (folder, name) => createArchive(folder, { name }),
    createSample: createSampleArchive,
    open: async (folder, options) => {
      // The lock on a folder is ours already where its archive is opened again.
      if (open?.archive.folder === resolve(folder)) await close();
      const archive = await openArchive(folder, options);
      await close();
      const api = createApi(archive, { pathOf, emit });
      open = { archive, api };
      return api.handlers.getArchive({});
    },
    close,
    call: async (name, argument, paths) => {
      for (const [ticket, path] of Object.entries(paths)) known.set(ticket, path);
      if (!open) return { ok: false, error: { code: 'noArchiveOpen', detail: name } };
      return answer(archiveCalls, open.api.handlers, name, argument);
    },
    readOutput: async (path) => {
      if (!open) throw new ArchiveError('noArchiveOpen', path);
      return open.api.output(path);
    },
  };
}
