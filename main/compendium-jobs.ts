import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BookFinding, BookFormat, CompendiumDefinition, JobId } from '../preload/model.ts';
import type { Archive } from './archive.ts';
import { withPicture } from './book-pictures.ts';
import { type ChosenEntries, chooseEntries } from './compendia.ts';
import { type BookFigure, wantedFigures } from './compendium/figures.ts';
import type { BookOutput } from './compendium/formats/book-output.ts';
import type { PlacedScan } from './compendium/make-compendium.ts';
import { missingWarnings } from './compendium/missing-warnings.ts';
import { drawScansOnPage } from './compendium/scans/draw-on-page.ts';
import { gatherFigures } from './compendium/scans/gather-figures.ts';
import { gatherScans, type SurveyScan } from './compendium/scans/gather-scans.ts';
import type { EntryScans } from './compendium/scans/scan-page.ts';
import { createScanSurveyor, type ScanSurveyor } from './compendium/scans/scan-surveyor.ts';
import type { PrintedBook } from './compendium-versions.ts';
import { ArchiveError } from './errors.ts';
import type { Emit } from './events.ts';
import { createJobResults, type Jobs } from './jobs/jobs.ts';
import { runTask, runTaskApart } from './jobs/run-task.ts';
import { createTaskQueue } from './jobs/task-queue.ts';
import type { TaskInput } from './jobs/tasks.ts';
import type { OutputBytes } from './output.ts';
import type { Pictures } from './pages/pictures.ts';
import { type OpenPdf, openPdf } from './pdf/pdfium.ts';
import { listCommonFields, listRecordTypes } from './record-types.ts';
import { productVersion } from './resources.ts';

/** Milliseconds without progress after which setting a compendium is given up. */
const TIME_LIMIT = 120_000;
const KEPT_BOOKS = 3;
/** Pixels; a page image wider than this helps nobody and costs memory. */
const WIDEST_PAGE = 2400;

/** The name of a book with its scans in a folder of its own. */
const WHOLE_BOOK = 'book.pdf';

/** A book that is shown with its scans drawn over its pages, and the folder in which it was written whole. */
interface ScannedBook {
  readonly definition: CompendiumDefinition;
  readonly placed: readonly PlacedScan[];
  readonly folder: string | null;
}

export interface Books {
  readonly start: (definition: CompendiumDefinition) => JobId;
  /** The finished PDF; one with scans is written when it is asked for, as a job. Throws `jobMissing`, `jobCancelled`. */
  readonly pdf: (job: JobId) => Promise<OutputBytes>;
  /** Writes a definition in another format; `bookReady` tells the end. */
  readonly startBook: (definition: CompendiumDefinition, format: BookFormat) => JobId;
  /** The finished book, HTML as a zip; throws `jobMissing`. */
  readonly book: (job: JobId) => BookOutput;
  /** What the book of a job was made from; throws `jobMissing`. */
  readonly printed: (job: JobId) => PrintedBook;
  /** Page `page` (from 1) as a PNG `width` pixels wide. */
  readonly page: (job: JobId, page: number, width: number) => Promise<Uint8Array>;
  readonly close: () => void;
}

/** What the layout needs of the archive to set a definition: its entries, and their scans where it asks for them. */
export async function compendiumInput(
  archive: Archive,
  definition: CompendiumDefinition,
  survey?: SurveyScan,
  signal?: AbortSignal,
): Promise<TaskInput<'compendium'>> {
  const chosen = chooseEntries(archive, definition.entries.selection);
  const input = inputOf(archive, definition, chosen);
  if (!hasPictures(definition)) return input;
  const surveyor = survey ? null : createScanSurveyor();
  try {
    const look = survey ?? (surveyor as ScanSurveyor).survey;
    const scans = hasScans(definition) ? await scansOf(archive, chosen, look, true, signal) : undefined;
    return { ...input, scans, figures: await figuresOf(archive, definition, look, signal) };
  } finally {
    surveyor?.rest();
  }
}

/** Whether a book has the pages of its entries' originals in it. */
export const hasScans = ({ back = [] }: CompendiumDefinition): boolean => back.includes('scans');

/** Whether a book has pages of originals in it, at its back or as figures of its sections. */
const hasPictures = (definition: CompendiumDefinition): boolean =>
  hasScans(definition) || wantedFigures(definition).length > 0;

async function figuresOf(
  archive: Archive,
  definition: CompendiumDefinition,
  survey: SurveyScan,
  signal?: AbortSignal,
): Promise<readonly BookFigure[]> {
  try {
    return await gatherFigures(archive, definition, survey, signal);
  } catch (error) {
    if (signal?.aborted) throw new ArchiveError('jobCancelled');
    throw error;
  }
}

async function scansOf(
  archive: Archive,
  { entries }: ChosenEntries,
  survey: SurveyScan,
  isSpoken: boolean,
  signal?: AbortSignal,
): Promise<readonly EntryScans[]> {
  const uuids = entries.map(({ uuid }) => uuid);
  try {
    return await gatherScans(archive, uuids, survey, { isSpoken, signal });
  } catch (error) {
    if (signal?.aborted) throw new ArchiveError('jobCancelled');
    throw error;
  }
}

function inputOf(
  archive: Archive,
  definition: CompendiumDefinition,
  { entries }: ChosenEntries,
): TaskInput<'compendium'> {
  return {
    definition: withPicture(archive.db, definition),
    entries,
    types: listRecordTypes(archive.db),
    commonFields: listCommonFields(),
    createdAt: new Date().toISOString(),
    generator: `Kulliyyat ${productVersion()}`,
  };
}

/** Reads the entries of a selection once, until a record changes: who writes a preface waits for no record. */
function createEntryReader(archive: Archive) {
  let held: { readonly selection: string; readonly chosen: ChosenEntries } | null = null;
  const forget = (): void => {
    held = null;
  };
  archive.listeners.add(forget);
  return {
    read: ({ entries }: CompendiumDefinition): ChosenEntries => {
      const selection = JSON.stringify(entries.selection);
      if (held?.selection !== selection)
        held = { selection, chosen: chooseEntries(archive, entries.selection) };
      return held.chosen;
    },
    close: () => archive.listeners.delete(forget),
  };
}

const goneFindings = ({ gone }: ChosenEntries): readonly BookFinding[] =>
  gone.map(({ uuid, title }) => ({
    kind: 'recordGone',
    source: { part: 'entries' },
    title,
    detail: title === '' ? uuid : '',
  }));

/**
 * The books that windows of one open archive have set, the last few kept for preview and saving. They are set in one
 * worker that stays warm while somebody edits: what it has loaded and compiled makes the next one several times faster.
 */
export function createBooks(
  archive: Archive,
  jobs: Jobs,
  emit: Emit,
  pictures: Pictures | null = null,
): Books {
  const worker = createTaskQueue();
  const surveyor = createScanSurveyor();
  const scanned = createJobResults<ScannedBook>(KEPT_BOOKS, ({ folder }) => {
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  });
  const reader = createEntryReader(archive);
  const pdfs = createJobResults<Uint8Array>(KEPT_BOOKS);
  const written = createJobResults<BookOutput>(KEPT_BOOKS);
  const printed = createJobResults<PrintedBook>(2 * KEPT_BOOKS);
  let shown: { readonly job: JobId; readonly pdf: Promise<OpenPdf> } | null = null;
  const show = (job: JobId): Promise<OpenPdf> => {
    if (shown?.job !== job) {
      void shown?.pdf.then((pdf) => pdf.close());
      shown = { job, pdf: openPdf(pdfs.get(job)) };
    }
    return shown.pdf;
  };
  return {
    start: (definition) =>
      jobs.start('compendium', async (job, signal, onProgress) => {
        const chosen = reader.read(definition);
        const isScanned = hasPictures(definition);
        const figures = isScanned ? await figuresOf(archive, definition, surveyor.survey, signal) : undefined;
        const scans = hasScans(definition)
          ? await scansOf(archive, chosen, surveyor.survey, false, signal)
          : undefined;
        const input = { ...inputOf(archive, definition, chosen), scans, figures, isDraft: isScanned };
        const options = { timeLimit: TIME_LIMIT, signal, onProgress };
        const { pdf, missing, scans: placed, ...book } = await worker.run('compendium', input, options);
        pdfs.keep(job, pdf);
        if (isScanned) scanned.keep(job, { definition, placed, folder: null });
        printed.keep(job, { definition, entries: input.entries, pages: book.pages });
        const { pages, entries, places } = book;
        // Characters without a sign are findings here, which lead to their places.
        const named = new Set(missingWarnings(missing, definition.language));
        const warnings = book.warnings.filter((warning) => !named.has(warning));
        const findings = [...goneFindings(chosen), ...book.findings];
        emit('compendiumReady', { job, pages, entries, warnings, findings, places });
      }),
    pdf: async (job) => {
      const mime = 'application/pdf';
      const bytes = pdfs.get(job);
      if (!hasPictures(printed.get(job).definition)) return { mime, bytes };
      const book = scanned.get(job);
      if (book.folder !== null) return { mime, file: join(book.folder, WHOLE_BOOK) };
      const folder = mkdtempSync(join(tmpdir(), 'kulliyyat-book-'));
      try {
        const path = join(folder, WHOLE_BOOK);
        await jobs.run('book', async (signal, onProgress) => {
          const input = await compendiumInput(archive, book.definition, surveyor.survey, signal);
          const options = { timeLimit: TIME_LIMIT, signal, onProgress };
          await runTaskApart('compendiumFile', { input, path }, options);
        });
        scanned.keep(job, { ...book, folder });
        return { mime, file: path };
      } catch (error) {
        rmSync(folder, { recursive: true, force: true });
        throw error;
      }
    },
    startBook: (definition, format) =>
      jobs.start('book', async (job, signal, onProgress) => {
        const input = await compendiumInput(archive, definition, surveyor.survey, signal);
        const task = { input, format };
        const options = { timeLimit: TIME_LIMIT, signal, onProgress };
        const { entries, output } = await (hasPictures(definition) ? runTaskApart : runTask)(
          'packedBook',
          task,
          options,
        );
        written.keep(job, output);
        printed.keep(job, { definition, entries: input.entries, pages: null });
        emit('bookReady', { job, entries });
      }),
    book: (job) => written.get(job),
    printed: (job) => printed.get(job),
    page: async (job, page, width) => {
      const { png } = await (await show(job)).render(page, Math.min(width, WIDEST_PAGE));
      if (!pictures || !hasPictures(printed.get(job).definition)) return png;
      const placed = scanned.get(job).placed.filter((scan) => scan.page === page);
      return placed.length === 0 ? png : drawScansOnPage(png, placed, pictures.draw);
    },
    close: () => {
      surveyor.rest();
      scanned.forgetAll();
      worker.close();
      reader.close();
      void shown?.pdf.then((pdf) => pdf.close());
    },
  };
}
