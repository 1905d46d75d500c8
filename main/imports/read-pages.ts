import { hasPages } from '../../preload/has-pages.ts';
import type { ArrangedPage, RecordId, ScanOfReading } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { ArchiveError } from '../errors.ts';
import { createTaskProcess } from '../jobs/run-task.ts';
import { readFile } from '../ocr/read-file.ts';
import { merge, storedPages, unarranged } from '../pages/arrangements.ts';
import { enqueueFiles, readingOf, waitingFile } from '../pages/page-store.ts';
import { sourceOfPages } from '../pages/source-of-pages.ts';
import { pageTextOf } from '../pages/transcriptions.ts';
import { readText } from '../reading/read-text.ts';
import { listCommonFields, listRecordTypes } from '../record-types.ts';
import { getRecord } from '../records/read.ts';
import type { ReadSource } from './read-files.ts';

export interface ReadPagesOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}
/** What was understood of the pages of a record that is in the archive already. */
export type ReadRecord = ReadSource & { readonly scan: ScanOfReading };

/**
 * Reads the text of a record's pages into proposed records, as an import reads a text: what a person wrote of a page
 * counts before what was read of it, and pages that were not read yet are read first. Progress is told by page.
 * Nothing is written into the archive. Throws `withoutPages`, `recordMissing`, `jobCancelled`.
 */
export async function readPagesOf(
  archive: Archive,
  record: RecordId,
  options: ReadPagesOptions = {},
): Promise<ReadRecord> {
  const { title, files } = getRecord(archive.db, record);
  const withPages = files.filter(({ mime }) => hasPages(mime));
  const [first] = withPages;
  if (!first) throw new ArchiveError('withoutPages', title);
  const found: ArrangedPage[] = [];
  for (const { sha256 } of withPages) {
    const pages = await readMissing(archive, sha256, options);
    for (let page = 1; page <= pages; page++) found.push(unarranged(sha256, page));
  }
  const texts = merge(found, storedPages(archive.db, record))
    .filter(({ isHidden }) => !isHidden)
    .map(({ sha256, page }) => ({ sha256, page, text: pageTextOf(archive, sha256, page) }));
  const source = sourceOfPages(texts.map(({ text }) => text));
  if (source.text.trim() === '') throw new ArchiveError('withoutPages', title);
  const reading = readText(source.text, {
    name: title,
    types: listRecordTypes(archive.db),
    commonFields: listCommonFields(),
    isFromPictures: texts.some(({ text }) => text?.source === 'ocr'),
  });
  const drafts = reading.drafts.map((draft) => {
    if (draft.origin !== 'document') return draft;
    // The pages have their text themselves, page by page.
    const { text: _, ...fields } = draft.fields;
    return { ...draft, fields };
  });
  const pages = texts.map(({ sha256, page }, at) => ({
    sha256,
    page,
    firstLine: source.firstLines[at] as number,
  }));
  return {
    path: '',
    name: title,
    mime: first.mime,
    sha256: first.sha256,
    reading: { ...reading, drafts },
    scan: { record, pages },
  };
}

/** Reads the pages of an original that nobody has read yet; answers how many it has, none where it cannot be opened. */
async function readMissing(
  archive: Archive,
  sha256: string,
  { signal, onProgress }: ReadPagesOptions,
): Promise<number> {
  enqueueFiles(archive.pages, [sha256]);
  const waiting = waitingFile(archive.pages, sha256);
  if (waiting) {
    const worker = createTaskProcess();
    try {
      const onPage = ({ done, pages }: { readonly done: number; readonly pages: number }) =>
        onProgress?.(done, pages);
      await readFile(archive, waiting, { workers: [worker], isGentle: false, signal, onPage });
    } finally {
      worker.close();
    }
  }
  return readingOf(archive.pages, sha256)?.pages ?? 0;
}
