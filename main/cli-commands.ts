import { resolve } from 'node:path';
import type { FieldValue, HistoryChange } from '../preload/model.ts';
import { type Archive, closeArchive, createArchive, openArchive } from './archive.ts';
import { listAuthorities } from './authorities/list.ts';
import { type CliOptions, type CommandResult, recordIdOf, wholeNumber } from './command-line.ts';
import { runCompendium } from './compendium-command.ts';
import { runEvents } from './fixity/events-command.ts';
import { REPAIR_USAGE, runRepair } from './fixity/repair-command.ts';
import { runVerify } from './fixity/verify-command.ts';
import { listHistory } from './history/list.ts';
import { redo, undo } from './history/undo.ts';
import { runImport } from './imports/import-command.ts';
import { QUEUE_USAGE, runQueue } from './intake/queue-command.ts';
import { runWatch, WATCH_USAGE } from './intake/watch-command.ts';
import { runOcr } from './ocr/ocr-command.ts';
import { runText } from './pages/text-command.ts';
import { runSet, runShow } from './record-command.ts';
import { runRecords, runViews } from './records-command.ts';
import { search } from './search/find.ts';
import { readSearch } from './search/read-search.ts';
import { followHistory } from './search/search-index.ts';

interface Command {
  readonly usage: string;
  /** How many words follow the command, at least and at most. */
  readonly least: number;
  readonly most: number;
  readonly run: (words: readonly string[], options: CliOptions) => Promise<CommandResult>;
}

/** Every command of the terminal, by its name. */
export const commands: Readonly<Record<string, Command>> = {
  init: { usage: 'init ARCHIVE [--name NAME]', least: 1, most: 1, run: runInit },
  import: {
    usage:
      'import ARCHIVE PATH... [--type TYPE] [--tree] [--name-rule RULE] [--known skip|link|keep] [--accept-suggestions] [--dry-run]',
    least: 2,
    most: 100_000,
    run: runImport,
  },
  queue: {
    usage: QUEUE_USAGE,
    least: 1,
    most: 1,
    run: (words, options) => (options.resume || options.cancel ? writing : reading)(runQueue)(words, options),
  },
  watch: {
    usage: WATCH_USAGE,
    least: 1,
    most: 2,
    run: (words, options) => (words.length > 1 || options.off ? writing : reading)(runWatch)(words, options),
  },
  records: {
    usage:
      'records ARCHIVE [--view NAME] [--query TEXT] [--type TYPE] [--filter FIELD=VALUE]... [--sort FIELD[:desc]] [--offset N] [--limit N] [--format csv|xlsx -o OUT [--columns FIELD,...] [--language az|en|ru] [--delimiter CHARACTER] [--edtf]]',
    least: 1,
    most: 1,
    run: reading(runRecords),
  },
  views: { usage: 'views ARCHIVE', least: 1, most: 1, run: reading(runViews) },
  show: { usage: 'show ARCHIVE ID', least: 2, most: 2, run: reading(runShow) },
  ocr: {
    usage: 'ocr ARCHIVE [ID] [--language az,en,ru,az-Cyrl] [--records] [--accept-suggestions]',
    least: 1,
    most: 2,
    run: writing(runOcr),
  },
  text: { usage: 'text ARCHIVE ID [-o OUT.pdf]', least: 2, most: 2, run: reading(runText) },
  set: {
    usage: 'set ARCHIVE ID FIELD=VALUE... [--language az|en|ru]',
    least: 3,
    most: 1000,
    run: writing(runSet),
  },
  undo: { usage: 'undo ARCHIVE', least: 1, most: 1, run: writing((archive) => turnResult(archive, undo)) },
  redo: { usage: 'redo ARCHIVE', least: 1, most: 1, run: writing((archive) => turnResult(archive, redo)) },
  history: { usage: 'history ARCHIVE [ID] [--limit N]', least: 1, most: 2, run: reading(runHistory) },
  search: { usage: 'search ARCHIVE TEXT [--limit N]', least: 2, most: 2, run: reading(runSearch) },
  agents: { usage: 'agents ARCHIVE [--query TEXT] [--limit N]', least: 1, most: 1, run: reading(runAgents) },
  compendium: {
    usage:
      'compendium ARCHIVE [NAME|FILE] [--format pdf|html|docx|txt] [-o OUT] [--date DATE] [--definition OUT.json] [--from FILE]',
    least: 1,
    most: 2,
    run: (words, options) => (options.from === undefined ? reading : writing)(runCompendium)(words, options),
  },
  verify: { usage: 'verify ARCHIVE', least: 1, most: 1, run: async (...given) => runVerify(...given) },
  repair: { usage: REPAIR_USAGE, least: 1, most: 1000, run: async (...given) => runRepair(...given) },
  events: { usage: 'events ARCHIVE [--limit N] [-o OUT.xml]', least: 1, most: 1, run: reading(runEvents) },
  serve: { usage: 'serve ARCHIVE', least: 1, most: 1, run: runServe },
};

type Run = (
  archive: Archive,
  words: readonly string[],
  options: CliOptions,
) => CommandResult | Promise<CommandResult>;

function reading(run: Run): Command['run'] {
  return (words, options) => withArchive(words, options, run, true);
}
function writing(run: Run): Command['run'] {
  return (words, options) => withArchive(words, options, run, false);
}

async function withArchive(
  words: readonly string[],
  options: CliOptions,
  run: Run,
  isReadOnly: boolean,
): Promise<CommandResult> {
  const archive = await openArchive(words[0] ?? '', { isReadOnly });
  try {
    const result = await run(archive, words.slice(1), options);
    if (!isReadOnly) followHistory(archive.search, archive.db);
    return result;
  } finally {
    closeArchive(archive);
  }
}

async function runInit([folder = '']: readonly string[], { name }: CliOptions): Promise<CommandResult> {
  await createArchive(folder, name === undefined ? {} : { name });
  return { json: { path: resolve(folder) }, text: [resolve(folder)] };
}

function turnResult(archive: Archive, turn: typeof undo): CommandResult {
  const state = turn(archive);
  return { json: state, text: [] };
}

function runHistory(archive: Archive, [id]: readonly string[], options: CliOptions): CommandResult {
  const changes = listHistory(archive.db, {
    id: id === undefined ? undefined : recordIdOf(id),
    limit: wholeNumber(options.limit, 100, 'limit'),
  });
  const show = (values: readonly FieldValue[] | null) => (values ?? []).map((value) => value.text).join('; ');
  const text = changes.map(
    (change) =>
      `${change.at} ${change.kind} ${change.record?.title ?? ''} ${changedField(change)}: ${show(change.before)} -> ${show(change.after)}`,
  );
  return { json: { changes }, text };
}

/** The name of a changed field, with the language where its text in another one changed: `title (en)`. */
function changedField({ entity, field, before, after }: HistoryChange): string {
  const [value] = after ?? before ?? [];
  return entity === 'translation' && value ? `${value.name} (${value.term})` : (field ?? '');
}

function runSearch(archive: Archive, [query = '']: readonly string[], options: CliOptions): CommandResult {
  const result = search(archive, query, wholeNumber(options.limit, 50, 'limit'));
  const { notes, suggestion } = readSearch(archive, query);
  const text = result.hits.map((hit) => `${hit.id}\t${hit.title}\t${hit.snippet}`);
  return { json: { ...result, notes, suggestion }, text };
}

function runAgents(archive: Archive, _: readonly string[], options: CliOptions): CommandResult {
  const { total, authorities } = listAuthorities(archive.db, {
    text: options.query,
    kinds: ['organisation', 'person'],
    limit: wholeNumber(options.limit, 1000, 'limit'),
  });
  return {
    json: { total, agents: authorities },
    text: authorities.map((agent) => `${agent.id}\t${agent.name}\t${agent.country ?? ''}\t${agent.records}`),
  };
}

async function runServe([folder = '']: readonly string[], options: CliOptions): Promise<CommandResult> {
  const { serveArchive } = await import('./serve.ts');
  const { address, closed } = await serveArchive(folder);
  process.stdout.write(options.json ? `${JSON.stringify({ address })}\n` : `${address}\n`);
  await closed;
  return { json: undefined, text: [] };
}
