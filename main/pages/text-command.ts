import type { Archive } from '../archive.ts';
import { type CommandResult, EXIT, recordIdOf } from '../command-line.ts';
import { toFailure } from '../errors.ts';
import { locateFile } from '../files.ts';
import { createTaskWorker } from '../jobs/run-task.ts';
import { getRecord } from '../records/read.ts';
import { readingOf } from './page-store.ts';
import { listPageTexts } from './transcriptions.ts';

/** Reading one original may take this long, in milliseconds. */
const TIME_LIMIT = 120_000;

interface FileText {
  readonly sha256: string;
  readonly name: string;
  readonly pages: readonly string[];
  /** Why there is no text; absent where there is, or where the original has none. */
  readonly code?: string;
}

/**
 * `kulliyyat text`: the text of a record's originals by page, as it was read, or else what a file has of its own;
 * between pages stands a form feed, as pdftotext puts it.
 */
export async function runText(archive: Archive, [id = '']: readonly string[]): Promise<CommandResult> {
  const record = getRecord(archive.db, recordIdOf(id));
  const files: FileText[] = [];
  const worker = createTaskWorker();
  try {
    for (const { sha256, name } of record.files) {
      if (readingOf(archive.pages, sha256)?.state === 'done') {
        const read = listPageTexts(archive.db, archive.pages, sha256);
        const failed = read.find(({ code }) => code !== null);
        const pages = read.map(({ text }) => text);
        files.push({ sha256, name, pages, ...(failed?.code ? { code: failed.code } : {}) });
        continue;
      }
      try {
        const { path, mime } = locateFile(archive.db, archive.folder, sha256);
        const pages = await worker.run('pageTexts', { path, mime, name }, { timeLimit: TIME_LIMIT });
        files.push({ sha256, name, pages });
      } catch (error) {
        files.push({ sha256, name, pages: [], code: toFailure(error).code });
      }
    }
  } finally {
    worker.close();
  }
  const failed = files.filter(({ code }) => code !== undefined);
  for (const { name, code } of failed) process.stderr.write(`${name}: ${code}\n`);
  return {
    json: { id: record.id, files },
    text: [files.flatMap(({ pages }) => pages).join('\f')],
    exitCode: failed.length > 0 ? EXIT.partly : EXIT.done,
  };
}
