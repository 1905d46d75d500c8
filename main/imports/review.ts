import type { ImportDecision, ImportResult, ImportReview, JobId } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import type { Emit } from '../events.ts';
import { findRecordOfFile } from '../files.ts';
import { requireWritable } from '../history/step.ts';
import { createJobResults, type JobResults, type Jobs } from '../jobs/jobs.ts';
import { listCommonFields, listRecordTypes } from '../record-types.ts';
import { type Decision, writeImport } from './import-paths.ts';
import { findNearMatches } from './near-matches.ts';
import { type FailedSource, type ReadSource, readFiles } from './read-files.ts';

interface ReadJob {
  readonly read: readonly ReadSource[];
  readonly failed: readonly FailedSource[];
}

/** Imports of the windows: read in a job, looked over by a person, then written or thrown away. */
export interface Reviews {
  readonly start: (paths: readonly string[]) => JobId;
  readonly get: (job: JobId) => ImportReview;
  readonly accept: (job: JobId, decisions: readonly ImportDecision[]) => Promise<ImportResult>;
  readonly discard: (job: JobId) => void;
}

/** Reviews kept at once; a person looks at one, another may wait. */
const KEPT_REVIEWS = 4;

/** The reviews of one open archive. */
export function createReviews(archive: Archive, jobs: Jobs, emit: Emit): Reviews {
  const kept: JobResults<ReadJob> = createJobResults(KEPT_REVIEWS);
  return {
    start: (paths) => {
      requireWritable(archive);
      return jobs.start('import', async (job, signal, onProgress) => {
        const types = listRecordTypes(archive.db);
        kept.keep(
          job,
          await readFiles(paths, { types, commonFields: listCommonFields(), signal, onProgress }),
        );
        emit('importRead', { job });
      });
    },
    get: (job) => describe(archive, job, kept.get(job)),
    accept: async (job, decisions) => {
      const { read, failed } = kept.get(job);
      const byFile = read.map(
        (_, index): Decision =>
          decisions.find((decision) => decision.file === index) ?? {
            isAccepted: false,
            refused: [],
            changed: [],
            merged: [],
          },
      );
      const decided = { read, failed, decisions: byFile, isDryRun: false };
      const result = await jobs.run('import', (signal, onProgress) =>
        writeImport(archive, decided, { signal, onProgress }),
      );
      kept.forget(job);
      return withoutPaths(result, read, failed);
    },
    discard: (job) => kept.forget(job),
  };
}

function describe(archive: Archive, job: JobId, { read, failed }: ReadJob): ImportReview {
  const questions = findNearMatches(
    archive.db,
    read.map((source) => source.reading),
  );
  return {
    job,
    files: read.map((source, index) => ({
      name: source.name,
      reading: source.reading,
      questions: questions[index] ?? [],
      known: findRecordOfFile(archive.db, source.sha256) as ImportReview['files'][number]['known'],
    })),
    skipped: failed.map(({ name, error }) => ({ name, code: error.code, detail: error.detail })),
  };
}

/** A window learns names, never paths. */
function withoutPaths(
  result: ImportResult,
  read: readonly ReadSource[],
  failed: readonly FailedSource[],
): ImportResult {
  const names = new Map([...read, ...failed].map(({ path, name }) => [path, name]));
  const rename = <T extends { readonly path: string }>(item: T): T => ({
    ...item,
    path: names.get(item.path) ?? item.path,
  });
  return {
    imported: result.imported.map(rename),
    skipped: result.skipped.map(rename),
    warnings: result.warnings.map(rename),
  };
}
