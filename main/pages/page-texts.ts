import { readFileSync } from 'node:fs';
import { ArchiveError } from '../errors.ts';
import { decodeText } from '../imports/decode-text.ts';
import type { PageSource } from './page-picture.ts';

/**
 * The text that an original has of its own, by page: a PDF's text layer, a text as one page. None for a picture and
 * for a PDF without a text layer. Throws `pdfEncrypted`, `pdfDamaged`, `fileNotText`.
 */
export async function readPageTexts({
  path,
  mime,
  name = '',
  password,
}: PageSource): Promise<readonly string[]> {
  if (mime.startsWith('text/')) return [decodeText(readFileSync(path), name)];
  if (mime !== 'application/pdf') return [];
  const { readPdfText } = await import('../pdf/pdfium.ts');
  try {
    return (await readPdfText(readFileSync(path), name, undefined, password)).pages;
  } catch (error) {
    if (error instanceof ArchiveError && error.code === 'pdfWithoutText') return [];
    throw error;
  }
}
