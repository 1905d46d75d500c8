import { resolve } from 'node:path';
import { KNOWN_POLICIES, type KnownPolicy } from '../../preload/model.ts';
import { closeArchive, openArchive } from '../archive.ts';
import { type CliOptions, type CommandResult, EXIT, UsageError } from '../command-line.ts';
import { followHistory } from '../search/search-index.ts';
import { type ImportAnswer, importPaths } from './import-paths.ts';

/** `kulliyyat import`: files and folders as one step; the exit code says whether some were left out. */
export async function runImport(words: readonly string[], options: CliOptions): Promise<CommandResult> {
  const [folder = '', ...paths] = words;
  const known = knownPolicy(options.known);
  const archive = await openArchive(folder);
  try {
    const result = await importPaths(
      archive,
      paths.map((path) => resolve(path)),
      {
        type: options.type,
        isTree: options.tree,
        nameRule: options['name-rule'],
        known,
        acceptsSuggestions: options['accept-suggestions'] ?? false,
        isDryRun: options['dry-run'] ?? false,
        onProgress: (done, total) =>
          process.stderr.write(options.json ? '' : `\r${done}/${total}${done === total ? '\n' : ''}`),
      },
    );
    followHistory(archive.search, archive.db);
    return {
      json: result,
      text: linesOf(result),
      exitCode: result.skipped.length > 0 ? EXIT.partly : EXIT.done,
    };
  } finally {
    closeArchive(archive);
  }
}

function knownPolicy(text: string | undefined): KnownPolicy | undefined {
  const policy = KNOWN_POLICIES.find((candidate) => candidate === text);
  if (text !== undefined && policy === undefined)
    throw new UsageError(`--known takes ${KNOWN_POLICIES.join(', ')}, not ${text}`);
  return policy;
}

function linesOf({ imported, skipped, warnings, preview = [] }: ImportAnswer): readonly string[] {
  return [
    ...preview.map(({ path, document, page, fields }) => {
      const words = Object.entries(fields).map(([name, text]) => `${name}=${text}`);
      return [path, document, ...(page === null ? [] : [`page=${page}`]), ...words].join('\t');
    }),
    ...imported.map(({ path, records }) => `${path}: ${records.length}`),
    ...skipped.map(({ path, code, detail }) => `${path}: ${code} ${detail}`),
    ...warnings.map(({ path, line, code, detail }) => `${path}:${line}: ${code} ${detail}`),
  ];
}
