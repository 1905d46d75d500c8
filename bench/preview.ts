import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeArchive, createArchive, openArchive } from '../main/archive.ts';
import { type Books, createBooks } from '../main/compendium-jobs.ts';
import { writeStep } from '../main/history/step.ts';
import { createJobs } from '../main/jobs/jobs.ts';
import { readText } from '../main/reading/read-text.ts';
import { listCommonFields, listRecordTypes } from '../main/record-types.ts';
import { addRecord, setField } from '../main/records/edit.ts';
import { getRecord } from '../main/records/read.ts';
import type { Events } from '../preload/api.ts';
import type { CompendiumDefinition, CompendiumOutput, RecordId, Section } from '../preload/model.ts';
import { percentile, printRows } from './report.ts';

/**
 * How soon the pages follow an edit: from the call of the window to the picture of the page in sight, in the warm
 * worker that the product keeps, after edits of the cover, of a section and of a record, each of them another one.
 */
const COPIES = 6;
const EDITS = 24;
const WARM_UP = 6;
/** Milliseconds that the window waits after a key before it asks. */
const PAUSE = 60;
const TARGET = 300;
const WIDTH = 1000;

const SAMPLE = new URL('../resources/samples/002_5e24328368864911.txt', import.meta.url);
const repeat = <T>(items: readonly T[]): T[] => Array.from({ length: COPIES }, () => items).flat();

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kulliyyat-bench-'));
  await createArchive(join(folder, 'arxiv'));
  const archive = await openArchive(join(folder, 'arxiv'));
  const [types, commonFields] = [listRecordTypes(archive.db), listCommonFields()];
  const { compendium, drafts } = readText(readFileSync(SAMPLE, 'utf8'), { name: '002', types, commonFields });
  if (!compendium) throw new Error('the sample holds no compendium');
  const ids: RecordId[] = [];
  writeStep(archive, 'import', (step) => {
    for (const key of repeat(compendium.entries)) {
      const { type, title, fields } = drafts.find((draft) => draft.key === key) ?? drafts[0] ?? fail();
      const values = Object.fromEntries(
        Object.entries(fields).map(([name, given]) => [name, given.map(({ text }) => ({ text }))]),
      );
      ids.push(addRecord(step, { type, parentId: null, title, values }));
    }
  });
  const records = ids.map((id) => getRecord(archive.db, id).uuid);
  const { entriesTitle, entries: _, ...rest } = compendium;
  const definition: CompendiumDefinition = {
    ...rest,
    before: repeat(rest.before),
    after: repeat(rest.after),
    entries: { title: entriesTitle, isNumbered: true, selection: { records } },
  };
  const { set, books } = booksOf(archive);
  const edits = {
    cover: (index: number) => set({ ...definition, subtitle: `${index}` }),
    section: (index: number) => set({ ...definition, before: withBody(definition.before, `${index}`) }),
    record: (index: number) => {
      setField(archive, ids[0] as RecordId, 'acronym', [{ text: `A${index}` }]);
      return set(definition);
    },
  };
  let pages = 0;
  const times: Record<keyof typeof edits, number[]> = { cover: [], section: [], record: [] };
  for (let index = 0; index < WARM_UP + EDITS; index += 1)
    for (const kind of ['cover', 'section', 'record'] as const) {
      const started = performance.now();
      const output = await edits[kind](index);
      await books.page(output.job, kind === 'cover' ? 1 : 5, WIDTH);
      if (index >= WARM_UP) times[kind].push(performance.now() - started + PAUSE);
      pages = output.pages;
    }
  const rows = Object.entries(times).flatMap(([kind, spent]) => [
    { what: `${kind}, median ms`, ours: percentile(spent, 0.5), limit: TARGET, unit: 'target' },
    { what: `${kind}, 95th percentile, ms`, ours: percentile(spent, 0.95), limit: TARGET, unit: 'target' },
  ]);
  printRows(`The preview follows an edit, ${pages} pages`, rows);
  books.close();
  closeArchive(archive);
  rmSync(folder, { recursive: true });
}

function fail(): never {
  throw new Error('the sample holds no records');
}

const withBody = ([first, ...others]: readonly Section[], body: string): Section[] =>
  first ? [{ ...first, body: `${first.body} ${body}` }, ...others] : [];

function booksOf(archive: Parameters<typeof createBooks>[0]): {
  readonly books: Books;
  readonly set: (definition: CompendiumDefinition) => Promise<CompendiumOutput>;
} {
  let told: (output: CompendiumOutput) => void = () => undefined;
  const emit = <E extends keyof Events>(event: E, detail: Events[E]): void => {
    if (event === 'compendiumReady') told(detail as CompendiumOutput);
  };
  const books = createBooks(archive, createJobs(emit), emit);
  return {
    books,
    set: (definition) =>
      new Promise((resolve) => {
        told = resolve;
        books.start(definition);
      }),
  };
}

await main();
