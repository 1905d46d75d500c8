import type { JobProgress } from '../preload/model.ts';
import { createStore } from './ui/store.ts';

/** The jobs that run now, oldest first. */
export const jobsStore = createStore<readonly JobProgress[]>([]);

/** Notes how far a job is; one that is done leaves. */
export function noteProgress(progress: JobProgress): void {
  const isDone = progress.total > 0 && progress.done >= progress.total;
  jobsStore.update((jobs) => {
    const others = jobs.filter(({ job }) => job !== progress.job);
    return isDone ? others : [...others, progress];
  });
}

/** Takes a job off the list: it has ended, whichever way. */
export function noteJobEnd(job: JobProgress['job']): void {
  jobsStore.update((jobs) => jobs.filter((other) => other.job !== job));
}
