import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { KNOWN_POLICIES } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { type CliOptions, type CommandResult, UsageError } from '../command-line.ts';
import { clearWatch, describeWatch, setWatch } from './watch-folder.ts';
import { readWatch } from './watch-setting.ts';

/** How the command is used. */
export const WATCH_USAGE =
  'watch ARCHIVE [FOLDER] [--delay SECONDS] [--type TYPE] [--tree] [--name-rule RULE] [--known skip|link|keep] [--accept-suggestions] [--off]';
const USUAL_DELAY = 10;

/**
 * `kulliyyat watch`: tells which folder is watched, sets it, or with `--off` ends that. It is looked at while a window
 * has the archive open.
 */
export function runWatch(archive: Archive, [folder]: readonly string[], options: CliOptions): CommandResult {
  if (options.off) clearWatch(archive);
  else if (folder !== undefined)
    setWatch(archive, resolve(folder), delayOf(options.delay), {
      isTree: options.tree ?? false,
      nameRule: options['name-rule'] ?? null,
      known: KNOWN_POLICIES.find((policy) => policy === options.known) ?? 'skip',
      type: options.type ?? 'document',
      parent: null,
      acceptsSuggestions: options['accept-suggestions'] ?? false,
    });
  const path = readWatch(archive.db)?.path;
  const watch = describeWatch(archive, path !== undefined && !existsSync(path));
  return { json: { watch }, text: watch ? [`${watch.location}\t${watch.delay}`] : [] };
}

function delayOf(text: string | undefined): number {
  const seconds = Number(text ?? USUAL_DELAY);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > 3600)
    throw new UsageError(`--delay takes seconds from 1 to 3600, not ${text}`);
  return seconds;
}
