import { createTaskProcess } from '../../jobs/run-task.ts';
import type { PageSource } from '../../pages/page-picture.ts';
import type { PageSurvey } from '../../pdf/source/survey-pdf.ts';
import type { SurveyScan } from './gather-scans.ts';

/** Milliseconds that looking at one original may take. */
const TIME_LIMIT = 30_000;
/** Originals that are remembered: a few hundred bytes each for a page. */
const MOST_KEPT = 20_000;

/** Looks at originals in a process apart, which a hostile one may cost, and remembers what it saw: they never change. */
export interface ScanSurveyor {
  readonly survey: SurveyScan;
  /** Ends the process; it is started anew when it is needed again. */
  readonly rest: () => void;
}

/** A surveyor that has seen nothing yet. */
export function createScanSurveyor(): ScanSurveyor {
  const worker = createTaskProcess();
  const kept = new Map<string, readonly (PageSurvey | null)[]>();
  let last: Promise<unknown> = Promise.resolve();
  const look = async (sha256: string, { path, mime, name }: PageSource) => {
    const pages = await worker.run('surveyScan', { path, mime, name }, { timeLimit: TIME_LIMIT });
    const [oldest] = kept.keys();
    if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    kept.set(sha256, pages);
    return pages;
  };
  return {
    survey: (sha256, source) => {
      const known = kept.get(sha256);
      if (known) return Promise.resolve(known);
      // One after the other: a process does one task at a time.
      const answer = last.then(() => kept.get(sha256) ?? look(sha256, source));
      last = answer.catch(() => undefined);
      return answer;
    },
    rest: worker.close,
  };
}
