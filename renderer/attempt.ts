import { failureText } from './i18n.ts';
import { showToast } from './ui/toasts.ts';

/**
 * Runs work whose failure a person should hear of: shows the sentence of the error and answers undefined.
 * The only place in the window where a failed call ends, apart from the error boundary and forms that show it themselves.
 */
export async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    console.error(error);
    showToast(failureText(error), { tone: 'danger' });
    return undefined;
  }
}

/** The same for work that nothing waits for, such as a press of a button. */
export function start(work: () => Promise<unknown>): void {
  void attempt(work);
}
