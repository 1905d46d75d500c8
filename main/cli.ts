import { commands } from './cli-commands.ts';
import { EXIT, type ExitCode, parseCommandLine, UsageError } from './command-line.ts';
import { ArchiveError, toFailure } from './errors.ts';
import { textIn } from './texts.ts';

/** Failures that mean that the archive, or the file to write, could not be opened or written at all. */
const ARCHIVE_CODES = new Set([
  'archiveMissing',
  'archiveEmptyFile',
  'archiveForeign',
  'archiveNewer',
  'archiveDamaged',
  'archiveInUse',
  'archiveReadOnly',
  'archiveReplaced',
  'folderReadOnly',
  'diskFull',
]);

/** Runs one command line and answers its exit code. Never rejects; messages go to standard error. */
export async function runCli(args: readonly string[]): Promise<ExitCode> {
  try {
    const { values, positionals } = parseCommandLine(args);
    const [name = 'help', ...rest] = positionals;
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (values.help || name === 'help') {
      process.stdout.write(`${usage()}\n`);
      return EXIT.done;
    }
    if (!command) throw new UsageError(`${name}: no such command\n${usage()}`);
    if (rest.length < command.least || rest.length > command.most)
      throw new UsageError(`usage: kulliyyat ${command.usage}`);
    const result = await command.run(rest, values);
    process.stdout.write(
      values.json ? jsonLine(result.json) : result.text.map((line) => `${line}\n`).join(''),
    );
    return result.exitCode ?? EXIT.done;
  } catch (error) {
    return report(error);
  }
}

/** The one document of `--json`; nothing where the command has written it already. */
function jsonLine(document: unknown): string {
  return document === undefined ? '' : `${JSON.stringify(document, null, 2)}\n`;
}

function report(error: unknown): ExitCode {
  const isBadOption =
    error instanceof TypeError && String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS');
  if (error instanceof UsageError || isBadOption) {
    process.stderr.write(`kulliyyat: ${(error as Error).message}\n`);
    return EXIT.usage;
  }
  const failure = toFailure(error);
  process.stderr.write(`kulliyyat: ${textIn('en', `error.${failure.code}`, { detail: failure.detail })}\n`);
  if (!(error instanceof ArchiveError) && failure.code === 'unexpected')
    process.stderr.write(`${(error as Error).stack}\n`);
  return ARCHIVE_CODES.has(failure.code)
    ? EXIT.archive
    : failure.code === 'unexpected'
      ? EXIT.partly
      : EXIT.usage;
}

function usage(): string {
  return [
    'usage: kulliyyat COMMAND …',
    ...Object.values(commands).map((command) => `  ${command.usage}`),
    'Every command takes --json.',
  ].join('\n');
}
