import type { ErrorCode } from '../preload/api.ts';
import { CallError } from './client.ts';
import { failureText } from './i18n.ts';
import { showToast } from './ui/toasts.ts';

/** What can be done about one kind of error, offered beside its sentence. */
export interface Rescue {
  readonly code: ErrorCode;
  readonly label: string;
  readonly run: () => void;
}

/**
 * Runs work whose failure a person should hear of: shows the sentence of the error and answers undefined.
 * The only place in the window where a failed call ends, apart from the error boundary and forms that show it themselves.
 */
export async function attempt<T>(work: () => Promise<T>, rescue?: Rescue): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CallError)) console.error(error);
    const isRescued = rescue !== undefined && error instanceof CallError && error.code === rescue.code;
    showToast(failureText(error), { tone: 'danger', ...(isRescued ? { action: rescue } : {}) });
    return undefined;
  }
}

/** The same for work that nothing waits for, such as a press of a button. */
export function start(work: () => Promise<unknown>, rescue?: Rescue): void {
  void attempt(work, rescue);
}
