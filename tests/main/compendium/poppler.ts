import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs a command over a PDF as an independent reader; `PDF` in its arguments stands for the file. */
export function readWith(pdf: Uint8Array, command: string, ...args: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'kulliyyat-pdf-'));
  const path = join(folder, 'book.pdf');
  try {
    writeFileSync(path, pdf);
    const given = args.map((argument) => (argument === 'PDF' ? path : argument));
    return execFileSync(command, given, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The text of pages, without running heads and page numbers. */
export function textOf(pdf: Uint8Array, first: number, last?: number): string {
  const to = last === undefined ? [] : ['-l', String(last)];
  const body = ['-x', '0', '-y', '70', '-W', '596', '-H', '710'];
  return readWith(pdf, 'pdftotext', '-nopgbrk', '-f', String(first), ...to, ...body, 'PDF', '-');
}
