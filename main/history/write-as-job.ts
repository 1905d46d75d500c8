import type { BatchKind } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { writeLongStep } from './long-step.ts';
import { type Step, writeStep } from './step.ts';

/** Up to this many things are changed at once; more are changed piece by piece, as a job. */
const LONG = 500;

/** What stands around the pieces of a step, in the same transaction. */
interface Frame {
  readonly begin?: (step: Step) => void;
  readonly end?: (step: Step) => void;
}

/** Does `work` with every item as one undoable step: at once, or as a job with progress where they are many. */
export async function writeAsJob<I>(
  archive: Archive,
  jobs: Jobs,
  kind: BatchKind,
  items: readonly I[],
  work: (step: Step, item: I) => void,
  { begin = () => undefined, end = () => undefined }: Frame = {},
): Promise<void> {
  if (items.length > LONG) {
    return jobs.run('bulk', (signal, onProgress) =>
      writeLongStep(archive, kind, items, work, { signal, onProgress, begin, end }),
    );
  }
  writeStep(archive, kind, (step) => {
    begin(step);
    for (const item of items) work(step, item);
    end(step);
  });
}
