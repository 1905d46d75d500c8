import type { ErrorCode, Failure } from '../preload/api.ts';

/** An expected failure: a person sees the sentence `error.<code>` with `detail` in its hole. */
export class ArchiveError extends Error {
  readonly code: ErrorCode;
  readonly detail: string;

  constructor(code: ErrorCode, detail = '', options: { cause?: unknown } = {}) {
    super(detail ? `${code}: ${detail}` : code, options);
    this.name = 'ArchiveError';
    this.code = code;
    this.detail = detail;
  }
}

const SYSTEM_CODES: Readonly<Record<string, ErrorCode>> = {
  SQLITE_FULL: 'diskFull',
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
  SQLITE_READONLY: 'archiveReadOnly',
  SQLITE_READONLY_DIRECTORY: 'folderReadOnly',
  SQLITE_READONLY_DBMOVED: 'archiveReplaced',
  EROFS: 'folderReadOnly',
  EACCES: 'folderReadOnly',
  EPERM: 'folderReadOnly',
  SQLITE_BUSY: 'archiveInUse',
  SQLITE_NOTADB: 'archiveDamaged',
  SQLITE_CORRUPT: 'archiveDamaged',
  SQLITE_CORRUPT_VTAB: 'archiveDamaged',
  ENOENT: 'fileMissing',
};

/** The failure that a thrown value becomes; system errors get the sentence that names their remedy. */
export function toFailure(error: unknown): Failure {
  if (error instanceof ArchiveError) return { code: error.code, detail: error.detail };
  if (error instanceof Error) {
    const systemCode = (error as Error & { code?: unknown }).code;
    const code = typeof systemCode === 'string' ? SYSTEM_CODES[systemCode] : undefined;
    if (code) return { code, detail: pathOf(error) ?? error.message };
    return { code: 'unexpected', detail: error.message };
  }
  return { code: 'unexpected', detail: String(error) };
}

function pathOf(error: Error): string | undefined {
  const path = (error as Error & { path?: unknown }).path;
  return typeof path === 'string' ? path : undefined;
}
