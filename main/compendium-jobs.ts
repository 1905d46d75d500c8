import type { BookFinding, BookFormat, CompendiumDefinition, JobId } from '../preload/model.ts';
import type { Archive } from './archive.ts';
import { type ChosenEntries, chooseEntries } from './compendia.ts';
import type { BookOutput } from './compendium/formats/book-output.ts';
import { missingWarnings } from './compendium/missing-warnings.ts';
import type { PrintedBook } from './compendium-versions.ts';
import type { Emit } from './events.ts';
import { createJobResults, type Jobs } from './jobs/jobs.ts';
import { runTask } from './jobs/run-task.ts';
import { createTaskQueue } from './jobs/task-queue.ts';
import type { TaskInput } from './jobs/tasks.ts';
import { type OpenPdf, openPdf } from './pdf/pdfium.ts';
import { listCommonFields, listRecordTypes } from './record-types.ts';
import { productVersion } from './resources.ts';

/** Milliseconds without progress after which setting a compendium is given up. */
const TIME_LIMIT = 120_000;
const KEPT_BOOKS = 3;
/** Pixels; a page image wider than this helps nobody and costs memory. */
const WIDEST_PAGE = 2400;

export interface Books {
  readonly start: (definition: CompendiumDefinition) => JobId;
  /** The finished PDF; throws `jobMissing`. */
  readonly pdf: (job: JobId) => Uint8Array;
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

/** What the layout needs of the archive to set a definition. */
export function compendiumInput(archive: Archive, definition: CompendiumDefinition): TaskInput<'compendium'> {
  return inputOf(archive, definition, chooseEntries(archive, definition.entries.selection));
}

function inputOf(
  archive: Archive,
  definition: CompendiumDefinition,
  { entries }: ChosenEntries,
): TaskInput<'compendium'> {
  return {
    definition,
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
export function createBooks(archive: Archive, jobs: Jobs, emit: Emit): Books {
  const worker = createTaskQueue();
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
        const input = inputOf(archive, definition, chosen);
        const options = { timeLimit: TIME_LIMIT, signal, onProgress };
        const { pdf, missing, ...book } = await worker.run('compendium', input, options);
        pdfs.keep(job, pdf);
        printed.keep(job, { definition, entries: input.entries, pages: book.pages });
        const { pages, entries, places } = book;
        // Characters without a sign are findings here, which lead to their places.
        const named = new Set(missingWarnings(missing, definition.language));
        const warnings = book.warnings.filter((warning) => !named.has(warning));
        const findings = [...goneFindings(chosen), ...book.findings];
        emit('compendiumReady', { job, pages, entries, warnings, findings, places });
      }),
    pdf: (job) => pdfs.get(job),
    startBook: (definition, format) =>
      jobs.start('book', async (job, signal, onProgress) => {
        const input = compendiumInput(archive, definition);
        const task = { input, format };
        const options = { timeLimit: TIME_LIMIT, signal, onProgress };
        const { entries, output } = await runTask('packedBook', task, options);
        written.keep(job, output);
        printed.keep(job, { definition, entries: input.entries, pages: null });
        emit('bookReady', { job, entries });
      }),
    book: (job) => written.get(job),
    printed: (job) => printed.get(job),
    page: async (job, page, width) =>
      (await (await show(job)).render(page, Math.min(width, WIDEST_PAGE))).png,
    close: () => {
      worker.close();
      reader.close();
      void shown?.pdf.then((pdf) => pdf.close());
    },
  };
}
