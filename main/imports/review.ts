import type {
  ImportDecision,
  ImportResult,
  ImportReview,
  JobId,
  ReadFile,
  Reading,
  RecordId,
} from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import type { Emit } from '../events.ts';
import { findRecordOfFile } from '../files.ts';
import { requireWritable } from '../history/step.ts';
import { createJobResults, type JobResults, type Jobs } from '../jobs/jobs.ts';
import { alikeWarnings } from '../pages/alike.ts';
import { listCommonFields, listRecordTypes } from '../record-types.ts';
import { getRecord } from '../records/read.ts';
import { acceptPages } from './accept-pages.ts';
import { type Decision, writeImport } from './import-paths.ts';
import { findNearMatches } from './near-matches.ts';
import { type FailedSource, type ReadSource, readFiles } from './read-files.ts';
import { type ReadRecord, readPagesOf } from './read-pages.ts';

interface ReadFilesJob {
  readonly read: readonly ReadSource[];
  readonly failed: readonly FailedSource[];
}
/** Either files from outside, or the pages of a record. */
type ReadJob = ReadFilesJob | ReadRecord;

/** Imports of the windows: read in a job, looked over by a person, then written or thrown away. */
export interface Reviews {
  readonly start: (paths: readonly string[]) => JobId;
  readonly startPages: (record: RecordId) => JobId;
  readonly get: (job: JobId) => ImportReview;
  readonly accept: (job: JobId, decisions: readonly ImportDecision[]) => Promise<ImportResult>;
  readonly discard: (job: JobId) => void;
}

/** Reviews kept at once; a person looks at one, another may wait. */
const KEPT_REVIEWS = 4;

const LEFT_OUT: Decision = { isAccepted: false, refused: [], changed: [], merged: [] };
const NOTHING: ImportResult = { imported: [], skipped: [], warnings: [] };

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
    startPages: (record) => {
      requireWritable(archive);
      getRecord(archive.db, record);
      return jobs.start('import', async (job, signal, onProgress) => {
        kept.keep(job, await readPagesOf(archive, record, { signal, onProgress }));
        emit('importRead', { job });
      });
    },
    get: (job) => describe(archive, job, kept.get(job)),
    accept: async (job, decisions) => {
      const found = kept.get(job);
      if ('scan' in found) {
        const [decision = LEFT_OUT] = decisions;
        const result = decision.isAccepted ? await acceptPages(archive, found, decision) : NOTHING;
        kept.forget(job);
        return result;
      }
      const { read, failed } = found;
      const byFile = read.map(
        (_, index): Decision => decisions.find((decision) => decision.file === index) ?? LEFT_OUT,
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

function describe(archive: Archive, job: JobId, found: ReadJob): ImportReview {
  const read = 'scan' in found ? [found] : found.read;
  const failed = 'scan' in found ? [] : found.failed;
  const questions = findNearMatches(
    archive.db,
    read.map((source) => source.reading),
  );
  return {
    job,
    files: read.map((source, index) => ({
      name: source.name,
      reading: isRecord(source) ? source.reading : withAlike(archive, source),
      questions: questions[index] ?? [],
      ...(isRecord(source)
        ? { known: null, scan: source.scan }
        : { known: findRecordOfFile(archive.db, source.sha256) as ReadFile['known'], scan: null }),
    })),
    skipped: failed.map(({ name, error }) => ({ name, code: error.code, detail: error.detail })),
  };
}

/** A file that is much like an original in the archive says so among its warnings. */
function withAlike(archive: Archive, { sha256, reading }: ReadSource): Reading {
  const warnings = alikeWarnings(archive, sha256, reading.source);
  return warnings.length === 0 ? reading : { ...reading, warnings: [...reading.warnings, ...warnings] };
}

const isRecord = (source: ReadSource | ReadRecord): source is ReadRecord => 'scan' in source;

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
