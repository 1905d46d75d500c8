import { client } from '../client.ts';

/** True for a date in figures alone whose order of day and month, or second part, may be read in two ways. */
export function mayBeAmbiguous(text: string): boolean {
  return /^\s*(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[-/]\d{2})\s*$/.test(text);
}

/** Milliseconds within which the question about a date stands under its input. */
const SHOWN_WITHIN = 1000;

/**
 * True where a date can be read in two ways, and the question which is meant stands in the editor and has the focus.
 */
export async function askForDate(box: HTMLElement, text: string): Promise<boolean> {
  if (focusChoice(box)) return true;
  if (!mayBeAmbiguous(text) || !(await client.readValue({ datatype: 'date', text })).isAmbiguous)
    return false;
  const end = performance.now() + SHOWN_WITHIN;
  while (box.isConnected && performance.now() < end) {
    if (focusChoice(box)) return true;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  return false;
}

function focusChoice(box: HTMLElement): boolean {
  const choice = box.querySelector<HTMLElement>('.choice-button');
  choice?.focus();
  return choice !== null;
}
