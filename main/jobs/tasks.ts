import type { BookFormat, TextSearch } from '../../preload/model.ts';
import type { CompendiumInput } from '../compendium/make-compendium.ts';
import type { TableTask } from '../exchange/write-table.ts';
import type { BringTask, CheckTask, SearchTask, SurroundingsTask } from '../fixity/fixity-tasks.ts';
import type { ReadTask } from '../imports/read-source.ts';
import type { ExamineTask, PlaceTask, TakeInTask } from '../intake/take-in.ts';
import type { ReadPageTask } from '../ocr/read-page.ts';
import type { SearchableTask } from '../ocr/searchable-pdf.ts';
import type { PageTask, PartTask } from '../pages/draw-page.ts';
import type { PageSource } from '../pages/page-picture.ts';

// Subtle: each task brings its own libraries when it runs, so that a worker starts in a few milliseconds.
/** What a worker of the archive can do: pure work from its input to its answer, apart from the archive's own connections. */
export const tasks = {
  /** Reads one source: its hash, what it is and what was understood of it. */
  read: async (task: ReadTask) => {
    const { readSource } = await import('../imports/read-source.ts');
    return readSource(task);
  },
  /** Reads the text that an original has of its own, by page. */
  pageTexts: async (source: PageSource) => {
    const { readPageTexts } = await import('../pages/page-texts.ts');
    return readPageTexts(source);
  },
  /** Reads the text of one page of an original: its own, or from its picture. */
  readPage: async (task: ReadPageTask) => {
    const { readPageOf } = await import('../ocr/read-page.ts');
    return readPageOf(task);
  },
  /** Lists the files at some paths, folders with all below them. */
  findFiles: async ({ paths }: { readonly paths: readonly string[] }) => {
    const { findFiles } = await import('../intake/find-files.ts');
    return findFiles(paths);
  },
  /** Copies a file to a part, whatever it is; progress is told in bytes. */
  takeIn: async (task: TakeInTask, onProgress: (done: number, total: number) => void) => {
    const { takeIn } = await import('../intake/take-in.ts');
    return takeIn(task, onProgress);
  },
  /** Gives a part its place in the store. */
  place: async (task: PlaceTask): Promise<null> => {
    const { place } = await import('../intake/take-in.ts');
    place(task);
    return null;
  },
  /** Counts the pages of an original in the store and reads its text; progress is told by page. */
  examine: async (task: ExamineTask, onProgress: (done: number, total: number) => void) => {
    const { examine } = await import('../intake/take-in.ts');
    return examine(task, onProgress);
  },
  /** Makes an original a PDF with its text over its pages. */
  searchablePdf: async (task: SearchableTask) => {
    const { makeSearchablePdf } = await import('../ocr/searchable-pdf.ts');
    return makeSearchablePdf(task);
  },
  /** Copies an original into the store of an archive. */
  store: async ({
    folder,
    source,
    mime,
  }: {
    readonly folder: string;
    readonly source: string;
    readonly mime: string;
  }) => {
    const { storeFile } = await import('../files.ts');
    return storeFile(folder, source, mime);
  },
  /** Copies a database, checks the copy and answers its SHA-256. */
  copyDatabase: async ({
    source,
    part,
  }: {
    readonly source: string;
    readonly part: string;
  }): Promise<string> => {
    const { copyDatabase } = await import('../storage/copy-database.ts');
    return copyDatabase(source, part);
  },
  /** Brings a search index up with its archive; the one task that reads the archive and writes beside it. */
  index: async (
    paths: { readonly archive: string; readonly search: string; readonly pages: string },
    onProgress: (done: number, total: number) => void,
  ): Promise<null> => {
    const { followFiles } = await import('../search/follow-files.ts');
    followFiles(paths, onProgress);
    return null;
  },
  /** Reads the words of a search index. */
  vocabulary: async ({ search }: { readonly search: string }) => {
    const { readTermsOf } = await import('../search/vocabulary.ts');
    return readTermsOf(search);
  },
  /** Moves the write-ahead log of an archive into it; readers and writers go on meanwhile. */
  checkpoint: async ({ archive }: { readonly archive: string }): Promise<null> => {
    const { openDatabase } = await import('../storage/database.ts');
    const db = openDatabase(archive, { mustExist: true });
    try {
      db.pragma('wal_checkpoint(PASSIVE)');
    } finally {
      db.close();
    }
    return null;
  },
  /** Looks at the pages of an original before they are placed in a book. */
  surveyScan: async (source: PageSource) => {
    const { surveyFile } = await import('../compendium/scans/survey-file.ts');
    return surveyFile(source);
  },
  /** Sets a compendium; the PDF's bytes come back without a copy. `isDraft`: to be looked at, without its scans. */
  compendium: async (
    { isDraft, ...input }: CompendiumInput & { readonly isDraft?: boolean },
    onProgress: (done: number, total: number) => void,
  ) => {
    const { makeCompendium } = await import('../compendium/make-compendium.ts');
    const { findFlaws } = await import('../compendium/find-flaws.ts');
    const book = await makeCompendium(input, onProgress, { isDraft });
    return { ...book, findings: findFlaws(input, book.missing, book.scans) };
  },
  /** Sets a compendium and writes it to a file, its scans with it. */
  compendiumFile: async (
    { input, path }: { readonly input: CompendiumInput; readonly path: string },
    onProgress: (done: number, total: number) => void,
  ) => {
    const { writeCompendium } = await import('../compendium/write-compendium.ts');
    const { findScanFlaws } = await import('../compendium/scans/find-scan-flaws.ts');
    const { pages, entries, warnings, scans } = await writeCompendium(input, path, onProgress);
    return { pages, entries, warnings, findings: findScanFlaws(input, scans) };
  },
  /** Writes a compendium in another format than PDF. */
  book: async (
    { input, format }: { readonly input: CompendiumInput; readonly format: BookFormat },
    onProgress: (done: number, total: number) => void,
  ) => {
    const { formatBook } = await import('../compendium/formats/format-book.ts');
    return formatBook(input, format, onProgress);
  },
  /** The same for a window: packed, so that the archive's own process need not. */
  packedBook: async (
    { input, format }: { readonly input: CompendiumInput; readonly format: BookFormat },
    onProgress: (done: number, total: number) => void,
  ) => {
    const { formatBook } = await import('../compendium/formats/format-book.ts');
    const { packBook } = await import('../compendium/formats/book-output.ts');
    const book = await formatBook(input, format, onProgress);
    return { entries: book.entries, output: packBook(book, format, input.definition.title) };
  },
  /** Writes a table to a file; reads the archive through a connection of its own. */
  table: async (task: TableTask, onProgress: (done: number, total: number) => void) => {
    const { writeTable } = await import('../exchange/write-table.ts');
    return writeTable(task, onProgress);
  },
  /** Compares some originals with their hashes. */
  checkOriginals: async (task: CheckTask, onProgress: (done: number, total: number) => void) => {
    const { checkPiece } = await import('../fixity/fixity-tasks.ts');
    return checkPiece(task, onProgress);
  },
  /** Looks over the database of an archive, its backups, and what lies beside its originals. */
  lookAround: async (task: SurroundingsTask, onProgress: (done: number, total: number) => void) => {
    const { lookAround } = await import('../fixity/fixity-tasks.ts');
    return lookAround(task, onProgress);
  },
  /** Looks for copies of damaged originals. */
  searchCopies: async (task: SearchTask, onProgress: (done: number, total: number) => void) => {
    const { searchCopies } = await import('../fixity/fixity-tasks.ts');
    return searchCopies(task, onProgress);
  },
  /** Brings one copy to the place of its original. */
  bringCopy: async (task: BringTask) => {
    const { bringCopy } = await import('../fixity/fixity-tasks.ts');
    return bringCopy(task);
  },
  /** Draws one page of an original as a JPEG. */
  drawPage: async (task: PageTask & { readonly width: number }) => {
    const { drawPageAsJpeg } = await import('../pages/draw-page.ts');
    return drawPageAsJpeg(task);
  },
  /** Draws a part of a page, turned, as a small JPEG. */
  drawPart: async (task: PartTask) => {
    const { drawPartAsJpeg } = await import('../pages/draw-page.ts');
    return drawPartAsJpeg(task);
  },
  /** Makes a picture small enough for a cover. */
  emblem: async (task: { readonly path: string; readonly name: string }) => {
    const { makeEmblem } = await import('../pages/make-emblem.ts');
    return makeEmblem(task);
  },
  /** Loads what draws pages. */
  warmPages: async (_: Readonly<Record<string, never>>): Promise<null> => {
    await import('../pages/draw-page.ts');
    const { getPdfium } = await import('../pdf/pdfium-library.ts');
    await getPdfium();
    return null;
  },
  /** Counts and measures the pages of an original. */
  measurePage: async (task: PageTask) => {
    const { measurePage } = await import('../pages/draw-page.ts');
    return measurePage(task);
  },
  /** Replaces in texts, null for those without a match: a person's pattern may never end, so not in the archive. */
  replace: async ({
    search,
    texts,
  }: {
    readonly search: TextSearch;
    readonly texts: readonly string[];
  }): Promise<readonly (string | null)[]> => {
    const { createReplacer } = await import('../bulk/replace-text.ts');
    return texts.map(createReplacer(search));
  },
} as const;

export type Tasks = typeof tasks;
export type TaskName = keyof Tasks;
export type TaskInput<N extends TaskName> = Parameters<Tasks[N]>[0];
export type TaskAnswer<N extends TaskName> = Awaited<ReturnType<Tasks[N]>>;
