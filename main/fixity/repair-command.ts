import { accessSync, constants } from 'node:fs';
import { resolve } from 'node:path';
import { type CliOptions, type CommandResult, EXIT, UsageError } from '../command-line.ts';
import type { Db } from '../storage/database.ts';
import { lockFolder } from '../storage/lock.ts';
import { openLog } from './archive-log.ts';
import { keepRepair } from './fixity-log.ts';
import { openToCheck } from './open-to-check.ts';
import { type Repair, repairOriginals } from './repair.ts';
import type { StoredOriginal } from './stored-files.ts';
import { checkOriginals } from './verify.ts';
import { archiveFolder, progressTo } from './verify-command.ts';

/** How the command is used. */
export const REPAIR_USAGE = 'repair ARCHIVE --from PATH [PATH...]';

/**
 * `kulliyyat repair`: checks every original and brings the damaged ones back from copies under the places given.
 * Holds the archive's lock meanwhile.
 */
export function runRepair([archive = '', ...others]: readonly string[], options: CliOptions): CommandResult {
  if (options.from === undefined) throw new UsageError(`usage: kulliyyat ${REPAIR_USAGE}`);
  const places = [options.from, ...others].map((place) => resolve(place));
  const folder = archiveFolder(archive);
  const { files, damaged } = listDamagedOriginals(folder, options);
  const repair = damaged.length === 0 ? NOTHING : repairLocked(folder, damaged, places);
  const { repaired, unrepaired, unreadable } = repair;
  return {
    json: { files, ...repair },
    text: [
      ...repaired.map(({ path, source, quarantine }) => `repaired: ${path} <- ${source}${aside(quarantine)}`),
      ...unrepaired.map(({ path, reason, detail }) =>
        `not repaired: ${path} (${reason}) ${detail}`.trimEnd(),
      ),
      ...unreadable.map((path) => `could not be searched: ${path}`),
      `${repaired.length} repaired, ${unrepaired.length} not, of ${files} files`,
    ],
    exitCode: unrepaired.length > 0 ? EXIT.partly : EXIT.done,
  };
}

const NOTHING: Repair = { repaired: [], unrepaired: [], unreadable: [] };
const aside = (quarantine: string | null): string =>
  quarantine === null ? '' : `; put aside: ${quarantine}`;

function listDamagedOriginals(folder: string, options: CliOptions) {
  const opened = openToCheck(folder);
  try {
    const { files, problems } = checkOriginals(folder, opened.db, { onProgress: progressTo(options) });
    return { files, damaged: problems.map(({ original }) => original) };
  } finally {
    opened.close();
  }
}

function repairLocked(folder: string, damaged: readonly StoredOriginal[], places: readonly string[]): Repair {
  accessSync(folder, constants.W_OK);
  const lock = lockFolder(folder);
  let log: Db | null = null;
  try {
    log = openLog(folder);
    const db = log;
    return repairOriginals(folder, damaged, places, {
      onRepaired: (original, quarantine) => db && keepRepair(db, original, quarantine),
    });
  } finally {
    log?.close();
    lock.close();
  }
}
