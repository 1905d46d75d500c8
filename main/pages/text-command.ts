import { resolve } from 'node:path';
import { hasPages } from '../../preload/has-pages.ts';
import type { RecordDetail, RecordId } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { type CliOptions, type CommandResult, EXIT, recordIdOf } from '../command-line.ts';
import { toFailure } from '../errors.ts';
import { createTaskProcess } from '../jobs/run-task.ts';
import { searchableFile } from '../ocr/searchable-file.ts';
import { getRecord } from '../records/read.ts';
import { writeFileDurably } from '../storage/durable.ts';
import { storedPages } from './arrangements.ts';
import { pageSourceOf } from './page-source.ts';
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
 * `kulliyyat text`: the text of a record's originals by page, as it was read and as the record arranges its pages, or
 * else what a file has of its own;
 * between pages stands a form feed, as pdftotext puts it. With `-o` the originals are written as PDFs that can be
 * searched instead.
 */
export async function runText(
  archive: Archive,
  [id = '']: readonly string[],
  { output }: CliOptions = {},
): Promise<CommandResult> {
  const record = getRecord(archive.db, recordIdOf(id));
  if (output !== undefined) return writeSearchable(archive, record, resolve(output));
  const files: FileText[] = [];
  const worker = createTaskProcess();
  try {
    for (const { sha256, name } of record.files) {
      if (readingOf(archive.pages, sha256)?.state === 'done') {
        const read = listPageTexts(archive.db, archive.pages, sha256);
        const failed = read.find(({ code }) => code !== null);
        const pages = asArranged(archive, record.id, sha256, read);
        files.push({ sha256, name, pages, ...(failed?.code ? { code: failed.code } : {}) });
        continue;
      }
      try {
        const source = pageSourceOf(archive, sha256);
        const pages = await worker.run('pageTexts', source, { timeLimit: TIME_LIMIT });
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

/** The texts of an original's pages as a record arranges them, those that are left out not among them. */
function asArranged(
  archive: Archive,
  record: RecordId,
  sha256: string,
  read: readonly { readonly page: number; readonly text: string }[],
): readonly string[] {
  const arranged = storedPages(archive.db, record).filter((page) => page.sha256 === sha256);
  if (arranged.length === 0) return read.map(({ text }) => text);
  const texts = new Map(read.map(({ page, text }) => [page, text]));
  return arranged.flatMap(({ page, isHidden }) => (isHidden ? [] : [texts.get(page) ?? '']));
}

/** Writes each original with pages to `path`, the second and later ones with their number before the ending. */
async function writeSearchable(
  archive: Archive,
  { id, files }: RecordDetail,
  path: string,
): Promise<CommandResult> {
  const written: { readonly name: string; readonly path?: string; readonly code?: string }[] = [];
  for (const { sha256, name, mime } of files) {
    if (!hasPages(mime)) continue;
    const number = written.length + 1;
    const place = number === 1 ? path : path.replace(/(\.[^./\\]*)?$/, `-${number}$1`);
    try {
      writeFileDurably(place, await searchableFile(archive, id, sha256));
      written.push({ name, path: place });
    } catch (error) {
      const { code } = toFailure(error);
      process.stderr.write(`${name}: ${code}\n`);
      written.push({ name, code });
    }
  }
  return {
    json: { id, written },
    text: written.flatMap((one) => one.path ?? []),
    exitCode: written.some(({ code }) => code !== undefined) ? EXIT.partly : EXIT.done,
  };
}
