import { parseArgs } from 'node:util';
import { type Locale, locale, type RecordId } from '../preload/model.ts';

/** Exit codes, as promised to scripts: done; done but some items failed; wrong use; the archive cannot be opened. */
export const EXIT = { done: 0, partly: 1, usage: 2, archive: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Thrown where a command is used wrongly; the message says how it is used rightly. */
export class UsageError extends Error {}

/** What a command gives back: the one document of `--json`, the lines for a person, and how it ended. */
export interface CommandResult {
  readonly json: unknown;
  readonly text: readonly string[];
  readonly exitCode?: ExitCode;
}

const OPTIONS = {
  json: { type: 'boolean' },
  name: { type: 'string' },
  type: { type: 'string' },
  'accept-suggestions': { type: 'boolean' },
  records: { type: 'boolean' },
  delay: { type: 'string' },
  off: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  tree: { type: 'boolean' },
  'name-rule': { type: 'string' },
  known: { type: 'string' },
  resume: { type: 'boolean' },
  cancel: { type: 'boolean' },
  query: { type: 'string' },
  filter: { type: 'string', multiple: true },
  sort: { type: 'string' },
  offset: { type: 'string' },
  limit: { type: 'string' },
  view: { type: 'string' },
  format: { type: 'string' },
  columns: { type: 'string' },
  language: { type: 'string' },
  delimiter: { type: 'string' },
  edtf: { type: 'boolean' },
  definition: { type: 'string' },
  from: { type: 'string' },
  date: { type: 'string' },
  output: { type: 'string', short: 'o' },
  help: { type: 'boolean', short: 'h' },
} as const;
export type CliOptions = ReturnType<typeof parseCommandLine>['values'];

/** The options and words of a command line; throws a TypeError of Node's for an unknown option. */
export function parseCommandLine(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true });
}

/** An option that is a whole number, `usual` where it is not given; throws UsageError. */
export function wholeNumber(text: string | undefined, usual: number, name: string): number {
  if (text === undefined) return usual;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--${name} takes a whole number, not ${text}`);
  return Number(text);
}

/** `FIELD=VALUE` as its two parts; `name` says in the UsageError what was wrong. */
export function splitPair(text: string, name: string): readonly [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw new UsageError(`${name} is FIELD=VALUE, not ${text}`);
  return [text.slice(0, at), text.slice(at + 1)];
}

/** The id of a record as it is written on the command line; throws `UsageError`. */
export function recordIdOf(text: string): RecordId {
  if (!/^\d{1,15}$/.test(text)) throw new UsageError(`ID is a whole number, not ${text}`);
  return Number(text) as RecordId;
}

/** A language as a person names it on the command line; throws UsageError. */
export function localeNamed(text: string): Locale {
  const parsed = locale.safeParse(text);
  if (!parsed.success) throw new UsageError(`--language is az, en or ru, not ${text}`);
  return parsed.data;
}
