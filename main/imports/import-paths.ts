import type { ImportDecision, ImportResult, IntakeOptions, KnownPolicy } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { findRecordOfFile } from '../files.ts';
import { writeStep } from '../history/step.ts';
import { type FoundFiles, findFiles } from '../intake/find-files.ts';
import { forgetIntake } from '../intake/intake-log.ts';
import { type PreviewedFile, previewFiles } from '../intake/plan.ts';
import { checkOptions, runIntake, startIntake } from '../intake/run-intake.ts';
import { alikeWarnings, noteText } from '../pages/alike.ts';
import { listCommonFields, listRecordTypes } from '../record-types.ts';
import { backupArchive } from '../storage/backup.ts';
import { type AcceptedSource, writeSource } from './accept.ts';
import { findNearMatches } from './near-matches.ts';
import { type FailedSource, type ReadOptions, type ReadSource, readFiles } from './read-files.ts';
import { removeUnnamed, type SourcesProgress, storeSources } from './store-sources.ts';

export type Decision = Omit<ImportDecision, 'file'>;

export interface ImportOptions {
  /** The type that documents get instead of `document`. */
  readonly type?: string | undefined;
  /** Whether records suggested from sentences are written too. */
  readonly acceptsSuggestions: boolean;
  /** Reads and tells, writes nothing. */
  readonly isDryRun: boolean;
  /** Folders become records. */
  readonly isTree?: boolean | undefined;
  /** As in `IntakeOptions`. */
  readonly nameRule?: string | undefined;
  /** `skip` where it is not given. */
  readonly known?: KnownPolicy | undefined;
  readonly onProgress?: ReadOptions['onProgress'];
}
/** What an import did, or, in a dry run, what names of files would give. */
export type ImportAnswer = ImportResult & { readonly preview?: readonly PreviewedFile[] };

/** Imports files (folders with all below them) as one undoable step, as the command line does. */
export async function importPaths(
  archive: Archive,
  paths: readonly string[],
  options: ImportOptions,
): Promise<ImportAnswer> {
  const found = findFiles(paths);
  const intake: IntakeOptions = {
    isTree: options.isTree ?? false,
    nameRule: options.nameRule ?? null,
    known: options.known ?? 'skip',
    type: options.type ?? 'document',
    parent: null,
    acceptsSuggestions: options.acceptsSuggestions,
  };
  checkOptions(archive, intake);
  if (options.isDryRun) return tryImport(archive, found, intake, options);
  const total = found.files.length;
  let done = 0;
  const id = startIntake(archive, found, intake);
  const result = await runIntake(archive, id, {
    onSettled: (files) => {
      done += files;
      options.onProgress?.(done, total);
    },
  });
  // What was left out is told in the answer.
  forgetIntake(archive.db, id);
  return result;
}

/** Reads everything and tells what would be written. */
async function tryImport(
  archive: Archive,
  found: FoundFiles,
  intake: IntakeOptions,
  options: ImportOptions,
): Promise<ImportAnswer> {
  const { onProgress } = options;
  const { read, failed } = await readFiles(
    found.files.map(({ path }) => path),
    {
      types: listRecordTypes(archive.db),
      commonFields: listCommonFields(),
      ...(onProgress ? { onProgress } : {}),
    },
  );
  const decisions = read.map((source) => decide(source, options));
  const all = [...found.failed, ...failed];
  const result = await writeImport(archive, { read, failed: all, decisions, isDryRun: true }, { onProgress });
  const isPlain = !intake.isTree && intake.nameRule === null;
  return isPlain ? result : { ...result, preview: previewFiles(archive, found, intake) };
}

function decide(source: ReadSource, options: ImportOptions): Decision {
  const { drafts } = source.reading;
  const refused = options.acceptsSuggestions
    ? []
    : drafts.filter((draft) => draft.origin === 'suggested').map((draft) => draft.key);
  const changed =
    options.type === undefined
      ? []
      : drafts
          .filter((draft) => draft.origin === 'document')
          .map((draft) => ({ key: draft.key, type: options.type }));
  return { isAccepted: true, refused, changed: changed as Decision['changed'], merged: [] };
}

type StoredSource = AcceptedSource & { readonly path: string };

export interface DecidedImport {
  readonly read: readonly ReadSource[];
  readonly failed: readonly FailedSource[];
  /** One for each source of `read`. */
  readonly decisions: readonly Decision[];
  readonly isDryRun: boolean;
}

/**
 * Writes what was accepted: a verified backup first, then the originals, then all rows in one transaction. A
 * file that is in the archive already, or comes twice, is skipped and named. Nothing is written where it throws.
 */
export async function writeImport(
  archive: Archive,
  { read, failed, decisions, isDryRun }: DecidedImport,
  progress: SourcesProgress = {},
): Promise<ImportResult> {
  const skipped = failed.map(({ path, error }) => ({ path, ...error }));
  const questions = findNearMatches(
    archive.db,
    read.map((source) => source.reading),
  );
  const warnings = read.flatMap((source, index) => [
    ...source.reading.warnings.map((warning) => ({ path: source.path, ...warning })),
    ...alikeWarnings(archive, source.sha256, source.reading.source).map((warning) => ({
      path: source.path,
      ...warning,
    })),
    ...(questions[index] ?? []).map((question) => ({
      path: source.path,
      line: question.line,
      code: 'nearMatch' as const,
      detail: `${question.name} ~ ${question.candidate.name}`,
    })),
  ]);
  const accepted: { readonly source: ReadSource; readonly decision: Decision }[] = [];
  const seen = new Set<string>();
  for (const [index, source] of read.entries()) {
    const decision = decisions[index];
    if (!decision?.isAccepted) continue;
    const known = findRecordOfFile(archive.db, source.sha256);
    if (known || seen.has(source.sha256))
      skipped.push({ path: source.path, code: 'fileKnown', detail: known?.title ?? source.name });
    else accepted.push({ source, decision });
    seen.add(source.sha256);
  }
  if (isDryRun || accepted.length === 0)
    return {
      imported: isDryRun ? accepted.map(({ source }) => ({ path: source.path, records: [] })) : [],
      skipped,
      warnings,
    };
  await backupArchive(archive.db, archive.folder, 'import');
  const { files, failed: unstored } = await storeSources(
    archive,
    accepted.map(({ source }) => source),
    progress,
  );
  const stored = accepted.flatMap(({ source, decision }, index): readonly StoredSource[] => {
    const file = files[index];
    return file === undefined ? [] : [{ path: source.path, source, decision, file }];
  });
  try {
    const imported = writeStep(archive, 'import', (step) =>
      stored.map((item) => ({ path: item.path, records: writeSource(step, item) })),
    );
    for (const { source, file } of stored)
      if (file) noteText(archive.pages, file.sha256, source.reading.source);
    const failures = unstored.map(({ path, error }) => ({ path, ...error }));
    return { imported, skipped: [...skipped, ...failures], warnings };
  } catch (error) {
    removeUnnamed(
      archive,
      stored.flatMap(({ file }) => file ?? []),
    );
    throw error;
  }
}
