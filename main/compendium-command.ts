import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type BookFormat, bookFormat, type CompendiumDefinition } from '../preload/model.ts';
import type { Archive } from './archive.ts';
import { withPicture } from './book-pictures.ts';
import { type CliOptions, type CommandResult, UsageError } from './command-line.ts';
import { defaultDefinition, listCompendia, saveCompendium } from './compendia.ts';
import { readDefinition, writeDefinition } from './compendium/definition-file.ts';
import { saveBook } from './compendium/formats/save-book.ts';
import type { CompendiumInput } from './compendium/make-compendium.ts';
import { compendiumInput } from './compendium-jobs.ts';
import { ArchiveError } from './errors.ts';
import { runTask, runTaskApart, type TaskOptions } from './jobs/run-task.ts';
import { textIn } from './texts.ts';

/** Milliseconds without progress after which a book is given up. */
const TIME_LIMIT = 600_000;

type Format = 'pdf' | BookFormat;
const FORMATS: readonly Format[] = ['pdf', ...bookFormat.options];

/**
 * Keeps a definition from a file (`--from`), writes a definition to one (`--definition`), writes a book (`-o`): what is
 * asked for, in this order. Throws UsageError where nothing is.
 */
export async function runCompendium(
  archive: Archive,
  [wanted]: readonly string[],
  options: CliOptions,
): Promise<CommandResult> {
  const { from, definition: target, output } = options;
  if (from === undefined && target === undefined && output === undefined)
    throw new UsageError('compendium needs -o OUT, --definition OUT.json or --from FILE');
  if (options.format !== undefined && output === undefined)
    throw new UsageError('--format needs -o: the file or folder to write');
  const format = output === undefined ? 'pdf' : formatOf(options.format, output);
  const createdAt = momentOf(options.date);
  for (const path of [target, output]) if (path !== undefined) requireFolder(path);
  const kept = from === undefined ? null : keepDefinition(archive, from, wanted);
  const definition = kept?.definition ?? chooseDefinition(archive, wanted);
  const json: Record<string, unknown> = kept === null ? {} : { id: kept.id, name: kept.name };
  const text: string[] = kept === null ? [] : [`${kept.id}\t${kept.name}`];
  if (target !== undefined) {
    const path = resolve(target);
    writeDefinition(path, withPicture(archive.db, definition));
    Object.assign(json, { definition: path });
    text.push(path);
  }
  if (output !== undefined) {
    const input = { ...(await compendiumInput(archive, definition)), ...createdAt };
    const book = await writeBook(input, format, resolve(output), options.json ?? false);
    Object.assign(json, book);
    text.push(`${book.path}: ${book.pages ?? book.entries}`);
  }
  return { json, text };
}

function requireFolder(path: string): void {
  const folder = dirname(resolve(path));
  if (!existsSync(folder)) throw new ArchiveError('fileMissing', folder);
}

/** The format that was named, else the one of the file's ending, else PDF. */
function formatOf(named: string | undefined, output: string): Format {
  const ending = /\.(\w+)$/.exec(output)?.[1]?.toLowerCase();
  const format = FORMATS.find((each) => each === (named ?? ending));
  if (named !== undefined && format === undefined)
    throw new UsageError(`--format is ${FORMATS.join(', ')}, not ${named}`);
  if (format === 'html' && ending?.startsWith('htm'))
    throw new UsageError(`-o ${output}: HTML is a folder; give the name of one, or of a .zip`);
  return format ?? 'pdf';
}

/** Saves a definition under a name, its title where none is given; one of that name is replaced. */
function keepDefinition(archive: Archive, from: string, wanted: string | undefined) {
  const definition = readDefinition(resolve(from));
  const name = (wanted ?? definition.title).trim();
  if (name === '') throw new UsageError('--from needs a NAME: the definition has no title');
  const known = listCompendia(archive.db).find((compendium) => compendium.name === name);
  return saveCompendium(archive, known?.id ?? null, name, definition);
}

/** A compendium of the archive by its name, else a file; the first one where nothing is named. */
function chooseDefinition(archive: Archive, wanted: string | undefined): CompendiumDefinition {
  const compendia = listCompendia(archive.db);
  if (wanted === undefined) return compendia[0]?.definition ?? defaultDefinition(archive);
  const known = compendia.find(({ name }) => name === wanted);
  if (known) return known.definition;
  if (!existsSync(wanted)) throw new ArchiveError('compendiumMissing', wanted);
  return readDefinition(wanted);
}

/** The moment that the book gives as its making, now where none is given. */
function momentOf(date: string | undefined): { readonly createdAt?: string } {
  if (date === undefined) return {};
  const isMoment = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?Z)?$/.test(date);
  if (!isMoment || Number.isNaN(Date.parse(date)))
    throw new UsageError(`--date is YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ, not ${date}`);
  return { createdAt: new Date(date).toISOString() };
}

async function writeBook(input: CompendiumInput, format: Format, path: string, isQuiet: boolean) {
  const onProgress = (done: number, total: number) =>
    process.stderr.write(isQuiet ? '' : `\r${done}/${total}${done === total ? '\n' : ''}`);
  const options = { timeLimit: TIME_LIMIT, onProgress };
  if (format !== 'pdf') {
    const run = (input.scans ?? input.figures) ? runTaskApart : runTask;
    const { parts, entries } = await run('book', { input, format }, options);
    saveBook(parts, path);
    return { format, pages: null, entries, path };
  }
  const { pages, entries, warnings } = await writePdf(input, path, options);
  for (const warning of warnings) process.stderr.write(`${warning}\n`);
  return { format, pages, entries, path };
}

/** A book with scans is written as it grows, by a process apart, as it opens what people brought. */
async function writePdf(input: CompendiumInput, path: string, options: TaskOptions) {
  if (input.scans ?? input.figures) {
    const { findings, warnings, ...book } = await runTaskApart('compendiumFile', { input, path }, options);
    const { language } = input.definition;
    const found = findings.map(({ kind, title, detail }) =>
      textIn(language, `compendium.finding.${kind}`, { title, detail }),
    );
    return { ...book, warnings: [...warnings, ...found] };
  }
  const { pdf, ...book } = await runTask('compendium', input, options);
  saveBook([{ path, bytes: pdf }], path);
  return book;
}
