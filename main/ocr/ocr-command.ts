import { availableParallelism } from 'node:os';
import type { TextLanguage } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { type CliOptions, type CommandResult, EXIT, recordIdOf, UsageError } from '../command-line.ts';
import { acceptPages } from '../imports/accept-pages.ts';
import { readPagesOf } from '../imports/read-pages.ts';
import { createTaskProcess } from '../jobs/run-task.ts';
import { askAgain, countFiles, nextFile } from '../pages/page-store.ts';
import { getRecord } from '../records/read.ts';
import { followHistory } from '../search/search-index.ts';
import { languageNamed } from './languages.ts';
import { readFile } from './read-file.ts';
import { enqueueUnread, originalsWithPages } from './unread-files.ts';

/** Pages read at the same time at most: each takes some 250 MB. */
const MOST_WORKERS = 4;

interface FileReport {
  readonly sha256: string;
  readonly name: string;
  readonly pages: number;
  readonly failedPages: number;
  /** Why the original could not be opened; absent where it could. */
  readonly code?: string;
}

/**
 * `kulliyyat ocr`: reads the pages of all originals that were not read yet, or those of one record anew. Ended at any
 * moment it goes on there when it is called again.
 */
export async function runOcr(
  archive: Archive,
  [id]: readonly string[],
  options: CliOptions,
): Promise<CommandResult> {
  const languages = languagesOf(options.language);
  if (options.records) return makeRecords(archive, id, languages, options);
  if (id === undefined) enqueueUnread(archive);
  else
    askAgain(archive.pages, originalsWithPages(archive, getRecord(archive.db, recordIdOf(id)).id), languages);
  const workers = Array.from({ length: Math.min(MOST_WORKERS, availableParallelism()) }, createTaskProcess);
  const files: FileReport[] = [];
  const total = countFiles(archive.pages).waiting;
  try {
    for (let file = nextFile(archive.pages); file; file = nextFile(archive.pages)) {
      const { sha256 } = file;
      const asked = file.languages.length > 0 ? file : { ...file, languages };
      const place = `${files.length + 1}/${total}`;
      const read = await readFile(archive, asked, {
        workers,
        isGentle: false,
        onPage: ({ name, done, pages }) => tell(options, `${place} ${name}: ${done}/${pages}`),
      });
      if (read) files.push({ sha256, pages: 0, failedPages: 0, ...read });
    }
  } finally {
    for (const worker of workers) worker.close();
  }
  followHistory(archive.search, archive.db);
  if (!options.json && files.length > 0) process.stderr.write('\n');
  const hasFailed = files.some(({ code, failedPages }) => code !== undefined || failedPages > 0);
  return { json: { files }, text: files.map(lineOf), exitCode: hasFailed ? EXIT.partly : EXIT.done };
}

/** `--records`: what the text of a record's pages describes, as an import would write it. */
async function makeRecords(
  archive: Archive,
  id: string | undefined,
  languages: readonly TextLanguage[],
  options: CliOptions,
): Promise<CommandResult> {
  if (id === undefined) throw new UsageError('--records takes the ID of one record');
  const record = recordIdOf(id);
  if (languages.length > 0) askAgain(archive.pages, originalsWithPages(archive, record), languages);
  const source = await readPagesOf(archive, record, {
    onProgress: (done, pages) => tell(options, `${done}/${pages}`),
  });
  const refused = options['accept-suggestions']
    ? []
    : source.reading.drafts.filter(({ origin }) => origin === 'suggested').map(({ key }) => key);
  const decision = { isAccepted: true, refused, changed: [], merged: [] };
  const { imported, warnings } = await acceptPages(archive, source, decision);
  const records = imported.flatMap((file) => file.records);
  followHistory(archive.search, archive.db);
  return {
    json: { records, warnings },
    text: [
      `${source.name}: ${records.length}`,
      ...warnings.map(({ line, code, detail }) => `${line}: ${code} ${detail}`),
    ],
  };
}

/** The languages named in `--language`, with commas or pluses between them; throws `UsageError`. */
function languagesOf(text: string | undefined): readonly TextLanguage[] {
  if (text === undefined || text === 'auto') return [];
  return text.split(/[,+]/).map((name) => {
    const language = languageNamed(name);
    if (!language)
      throw new UsageError(`--language takes az, en, ru, az-Cyrl or several with commas, not ${name}`);
    return language;
  });
}

function tell({ json }: CliOptions, line: string): void {
  if (!json) process.stderr.write(`\r\u001b[K${line}`);
}

function lineOf({ name, pages, failedPages, code }: FileReport): string {
  if (code !== undefined) return `${name}: ${code}`;
  return failedPages === 0 ? `${name}: ${pages}` : `${name}: ${pages - failedPages}/${pages}`;
}
