import type { MeasuredPage } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { ArchiveError } from '../errors.ts';
import { createTaskProcess } from '../jobs/run-task.ts';
import type { TaskAnswer, TaskInput, TaskName } from '../jobs/tasks.ts';
import type { PageTask, PartTask } from './draw-page.ts';
import { pageSourceOf } from './page-source.ts';

/** Pages of the originals of one archive, for a window. */
export interface Pictures {
  /** Throws `fileMissing`, `jobTimedOut`, `jobCrashed` or as `openPages` does. */
  readonly measure: (sha256: string, page: number) => Promise<MeasuredPage>;
  /** A JPEG at most `width` pixels wide; fails as `measure` does. */
  readonly draw: (sha256: string, page: number, width: number) => Promise<Uint8Array>;
  /** A part of a page, null for all of it, turned clockwise: a JPEG about `size` pixels at its longer side. */
  readonly drawPart: (
    sha256: string,
    page: number,
    part: Pick<PartTask, 'size' | 'turns' | 'crop'>,
  ) => Promise<Uint8Array>;
  /** Makes ready for a page that is likely to be asked for soon: loading what draws takes longer than drawing. */
  readonly warm: () => void;
  readonly close: () => void;
}

/** Milliseconds that one page may take. */
const TIME_LIMIT = 20_000;
/** Milliseconds after which a worker that nobody asks gives its memory back. */
const IDLE = 60_000;

/**
 * Draws in one worker, so that a hostile file costs that worker and not the archive. What was asked last is done
 * first: who turns pages quickly waits for none of those passed over.
 */
export function createPictures(archive: Archive): Pictures {
  const worker = createTaskProcess();
  const waiting: (() => Promise<void>)[] = [];
  let isBusy = false;
  let isClosed = false;
  let idle: NodeJS.Timeout | undefined;

  const work = async (): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    clearTimeout(idle);
    for (let next = waiting.pop(); next; next = waiting.pop()) await next();
    isBusy = false;
    if (isClosed) return;
    idle = setTimeout(worker.close, IDLE).unref();
  };
  const ask = <N extends TaskName>(name: N, input: TaskInput<N>): Promise<TaskAnswer<N>> =>
    new Promise((resolve, reject) => {
      waiting.push(async () => {
        if (isClosed) reject(new ArchiveError('jobCancelled'));
        else await worker.run(name, input, { timeLimit: TIME_LIMIT }).then(resolve, reject);
      });
      void work();
    });
  const warm = (): void => {
    // Subtle: last in, first out, so whatever is asked meanwhile goes first.
    if (!isBusy && waiting.length === 0) ask('warmPages', {}).catch(noteColdStart);
  };
  const taskOf = (sha256: string, page: number): PageTask => ({ ...pageSourceOf(archive, sha256), page });
  return {
    measure: async (sha256, page) => ask('measurePage', taskOf(sha256, page)),
    draw: async (sha256, page, width) => ask('drawPage', { ...taskOf(sha256, page), width }),
    drawPart: async (sha256, page, part) => ask('drawPart', { ...taskOf(sha256, page), ...part }),
    warm,
    close: () => {
      isClosed = true;
      clearTimeout(idle);
      worker.close();
    },
  };
}

/** Nothing is lost: the page that is asked for next tells what is wrong. */
function noteColdStart(error: unknown): void {
  console.warn('the drawing of pages could not be made ready', error);
}
