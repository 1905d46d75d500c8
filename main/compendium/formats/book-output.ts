import { unzipSync } from 'fflate';
import type { BookFormat } from '../../../preload/model.ts';
import { nameForDisk } from '../../folder-names.ts';
import type { BookPart, FormattedBook } from './format-book.ts';
import { zipBook } from './save-book.ts';

/** A written book on its way to a window: one file, a folder as a zip. */
export interface BookOutput {
  readonly mime: string;
  readonly bytes: Uint8Array;
}

const MIMES: Readonly<Record<BookFormat, string>> = {
  html: 'application/zip',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  txt: 'text/plain; charset=utf-8',
};

/** The bytes of a book; the folder in a zip is named after the book's title. */
export function packBook({ parts }: FormattedBook, format: BookFormat, title: string): BookOutput {
  const [first] = parts;
  const bytes = format === 'html' ? zipBook(parts, nameForDisk(title, 'Kulliyyat')) : first?.bytes;
  return { mime: MIMES[format], bytes: bytes ?? new Uint8Array() };
}

/** The parts of a book that `packBook` made of them. */
export function unpackBook(bytes: Uint8Array, format: BookFormat): readonly BookPart[] {
  if (format !== 'html') return [{ path: `book.${format}`, bytes }];
  return Object.entries(unzipSync(bytes)).map(([path, part]) => ({
    path: path.slice(path.indexOf('/') + 1),
    bytes: part,
  }));
}
