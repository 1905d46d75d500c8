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
  const isOther = mime !== mimeOf(task.name) && mimeOf(task.name) !== null;
  const notes: readonly Warning[] = isOther ? [note('otherType', task.name)] : [];
  const { sha256, text, warning } = await textOf(task, mime);
  if (warning !== null) return { sha256, mime, reading: withoutText(task.name, [...notes, warning]) };
  if (text.trim() === '') throw new ArchiveError('fileEmpty', task.name);
  const reading = readText(text, task);
  return { sha256, mime, reading: { ...reading, warnings: [...notes, ...reading.warnings] } };
}

interface FoundText {
  readonly sha256: string;
  readonly text: string;
  /** Why there is no text; null where there is. */
  readonly warning: Warning | null;
}

async function textOf({ path, name }: ReadTask, mime: string): Promise<FoundText> {
  const isLarge = statSync(path).size > MOST_READ;
  if (isLarge || mime.startsWith('image/'))
    return { sha256: hashOf(path), text: '', warning: note(isLarge ? 'tooLarge' : 'withoutText', name) };
  const bytes = readFileSync(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (mime !== 'application/pdf') return { sha256, text: decodeText(bytes, name), warning: null };
  try {
    const { readPdfText } = await import('../pdf/pdfium.ts');
    return { sha256, text: (await readPdfText(bytes, name)).pages.join('\f'), warning: null };
  } catch (error) {
    const code = error instanceof ArchiveError ? KEPT_UNREAD[error.code] : undefined;
    if (code === undefined) throw error;
    return { sha256, text: '', warning: note(code, name) };
  }
}

const note = (code: WarningCode, name: string): Warning => ({ line: 1, code, detail: name });

/** A document of which nothing is known but its file. */
function withoutText(name: string, warnings: readonly Warning[]): Reading {
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

function readHead(path: string): Uint8Array {
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
