import { bridge } from '../client.ts';
import './print-pages.css';

/** Pixels across a page: A4 at 290 dots to an inch, the widest that pages are drawn. */
const WIDTH = 2400;

export interface PrintedPages {
  readonly job: number;
  /** Both counted from 1, both included. */
  readonly from: number;
  readonly to: number;
}
interface PrintOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * Brings the pages of a book, then opens the print dialog of the system with nothing but them. Ends when that dialog
 * is closed; false where it was stopped before. Throws EncodingError where a page cannot be drawn.
 */
export async function printPages(
  { job, from, to }: PrintedPages,
  { signal, onProgress }: PrintOptions,
): Promise<boolean> {
  const sheets = document.createElement('div');
  sheets.className = 'printed-pages';
  document.body.append(sheets);
  try {
    for (let page = from; page <= to; page++) {
      onProgress(page - from, to - from + 1);
      const image = new Image();
      image.alt = '';
      image.src = bridge.address(`page/${job}/${page}?width=${WIDTH}`);
      sheets.append(image);
      await image.decode();
      if (signal.aborted) return false;
    }
    onProgress(to - from + 1, to - from + 1);
    await printed();
    return true;
  } finally {
    sheets.remove();
  }
}

/** Subtle: the dialog holds up the page in some systems and not in others; both tell its end. */
function printed(): Promise<void> {
  return new Promise((resolve) => {
    window.addEventListener('afterprint', () => resolve(), { once: true });
    window.print();
  });
}
