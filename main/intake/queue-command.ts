import type { ImportResult } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { type CliOptions, type CommandResult, EXIT } from '../command-line.ts';
import { cancelIntake } from './cancel-intake.ts';
import { countItems, forgetIntake, listIntakes, listProblems } from './intake-log.ts';
import { runIntake } from './run-intake.ts';

/** How the command is used. */
export const QUEUE_USAGE = 'queue ARCHIVE [--resume|--cancel]';

/** `kulliyyat queue`: what imports were broken off or left something; goes on with them, or takes them off the list. */
export async function runQueue(
  archive: Archive,
  _: readonly string[],
  options: CliOptions,
): Promise<CommandResult> {
  if (options.cancel) {
    for (const { id } of listIntakes(archive.db)) cancelIntake(archive, id);
  }
  if (options.resume) return resume(archive);
  const intakes = listIntakes(archive.db).map(({ id, startedAt, state }) => ({
    id,
    startedAt,
    state,
    ...countItems(archive.db, id),
    problems: listProblems(archive.db, id, 0, -1),
  }));
  return {
    json: { intakes },
    text: intakes.flatMap(({ id, startedAt, state, waiting, stored, failed, problems }) => [
      `${id}\t${startedAt}\t${state}\twaiting ${waiting}\tstored ${stored}\tfailed ${failed}`,
      ...problems.map(({ name, code, detail }) => `  ${name}: ${code} ${detail}`),
    ]),
  };
}

async function resume(archive: Archive): Promise<CommandResult> {
  const results: ImportResult[] = [];
  for (const { id } of listIntakes(archive.db)) {
    results.push(await runIntake(archive, id, {}));
    forgetIntake(archive.db, id);
  }
  const result: ImportResult = {
    imported: results.flatMap(({ imported }) => imported),
    skipped: results.flatMap(({ skipped }) => skipped),
    warnings: results.flatMap(({ warnings }) => warnings),
  };
  return {
    json: result,
    text: [
      ...result.imported.map(({ path, records }) => `${path}: ${records.length}`),
      ...result.skipped.map(({ path, code, detail }) => `${path}: ${code} ${detail}`),
    ],
    exitCode: result.skipped.length > 0 ? EXIT.partly : EXIT.done,
  };
}
