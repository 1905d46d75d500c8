import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import type {
  FieldDefinition,
  Reading,
  RecordTypeDefinition,
  Warning,
  WarningCode,
} from '../../preload/model.ts';
import { ArchiveError } from '../errors.ts';
import { mimeOf } from '../files.ts';
import { readText } from '../reading/read-text.ts';
import { decodeText } from './decode-text.ts';
import { HEAD_LENGTH, mediaTypeOf } from './media-type.ts';

export interface ReadTask {
  readonly path: string;
  readonly name: string;
  readonly types: readonly RecordTypeDefinition[];
  readonly commonFields: readonly FieldDefinition[];
}
/** One source: its hash, what it is, and what was understood of it. */
export interface SourceRead {
  readonly sha256: string;
  readonly mime: string;
  readonly reading: Reading;
}

/** Larger files are kept without looking for text in them: a PDF is read in memory. */
const MOST_READ = 512 * 1024 * 1024;
const PIECE = 1 << 20;
/** Why the text of a file that is kept all the same could not be read. */
const KEPT_UNREAD: Readonly<Record<string, WarningCode>> = {
  pdfWithoutText: 'withoutText',
  pdfEncrypted: 'passwordNeeded',
  pdfDamaged: 'damagedFile',
};

/**
 * Reads one source. A picture, and a PDF whose text cannot be had, becomes a document that keeps its file, with a
 * warning that says why it has no text. Throws `fileTypeUnknown`, `fileNotText`, `fileEmpty`.
 */
export async function readSource(task: ReadTask): Promise<SourceRead> {
  const mime = mediaTypeOf(readHead(task.path), task.name);
  if (mime === null) throw new ArchiveError('fileTypeUnknown', task.name);
  const sha256 = hashOf(task.path);
  return { sha256, mime, reading: (await readKnown({ ...task, mime })).reading };
}

/** What was understood of a source, and how many pages it has where reading has counted them. */
export interface KnownRead {
  readonly reading: Reading;
  readonly pages: number | null;
}

/** The same for a file whose media type is known; progress is told by page. */
export async function readKnown(
  task: ReadTask & { readonly mime: string },
  onProgress?: (done: number, total: number) => void,
): Promise<KnownRead> {
  const { name, mime } = task;
  const isOther = mime !== mimeOf(name) && mimeOf(name) !== null;
  const notes: readonly Warning[] = isOther ? [note('otherType', name)] : [];
  const { pages, warning } = await textOf(task, onProgress);
  if (warning !== null) return { reading: withoutText(name, [...notes, warning]), pages: null };
  const text = pages.join('\f');
  if (text.trim() === '') throw new ArchiveError('fileEmpty', name);
  const reading = readText(text, task);
  return { reading: { ...reading, warnings: [...notes, ...reading.warnings] }, pages: pages.length };
}

interface FoundText {
  /** The text by page. */
  readonly pages: readonly string[];
  /** Why there is no text; null where there is. */
  readonly warning: Warning | null;
}

async function textOf(
  { path, name, mime }: ReadTask & { readonly mime: string },
  onProgress?: (done: number, total: number) => void,
): Promise<FoundText> {
  const isPdf = mime === 'application/pdf';
  if (statSync(path).size > MOST_READ) return { pages: [], warning: note('tooLarge', name) };
  if (!isPdf && !mime.startsWith('text/')) return { pages: [], warning: note('withoutText', name) };
  if (!isPdf) return { pages: [decodeText(readFileSync(path), name)], warning: null };
  try {
    const { readPdfText } = await import('../pdf/pdfium.ts');
    return { pages: (await readPdfText(readFileSync(path), name, onProgress)).pages, warning: null };
  } catch (error) {
    const code = error instanceof ArchiveError ? KEPT_UNREAD[error.code] : undefined;
    if (code === undefined) throw error;
    return { pages: [], warning: note(code, name) };
  }
}

/** A notice about a file as a whole. */
export const note = (code: WarningCode, name: string): Warning => ({ line: 1, code, detail: name });

/** A document of which nothing is known but its file. */
export function withoutText(name: string, warnings: readonly Warning[]): Reading {
  return {
    language: 'az',
    source: '',
    drafts: [
      {
        key: 'document',
        type: 'document',
        origin: 'document',
        title: name.replace(/\.[^.]{1,5}$/, ''),
        fields: {},
        lines: { from: 1, to: 1 },
      },
    ],
    compendium: null,
    warnings,
  };
}

/** The first bytes of a file, which tell what it is. */
export function readHead(path: string): Uint8Array {
  return readPieces(path, HEAD_LENGTH, (piece) => Uint8Array.from(piece)) ?? new Uint8Array(0);
}

function hashOf(path: string): string {
  const hash = createHash('sha256');
  readPieces(path, PIECE, (piece) => {
    hash.update(piece);
  });
  return hash.digest('hex');
}

/** Reads a file piece by piece until `take` answers with something. */
function readPieces<T>(path: string, size: number, take: (piece: Buffer) => T | undefined): T | undefined {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(size);
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) {
      const answer = take(buffer.subarray(0, read));
      if (answer !== undefined) return answer;
    }
    return undefined;
  } finally {
    closeSync(file);
  }
}
