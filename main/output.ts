import type { JobId, RecordId } from '../preload/model.ts';
import { readThumbnailAddress, type ThumbnailOf } from '../preload/thumbnail-address.ts';
import type { Archive } from './archive.ts';
import type { Books } from './compendium-jobs.ts';
import { ArchiveError } from './errors.ts';
import type { TableExports } from './exchange/table-exports.ts';
import { locateFile } from './files.ts';
import { searchableFile } from './ocr/searchable-file.ts';
import type { Pictures } from './pages/pictures.ts';
import type { Thumbnails } from './pages/thumbnails.ts';

/** Bytes on their way to a window: in memory, or a file to be streamed. */
export type OutputBytes =
  | { readonly mime: string; readonly bytes: Uint8Array }
  | { readonly mime: string; readonly file: string };

/** Answers an address of `Bridge.address`; throws `fileMissing` or `jobMissing`. */
export type Output = (address: string) => Promise<OutputBytes>;

const FILE = /^file\/([0-9a-f]{64})$/;
const SEARCHABLE = /^searchable\/(\d{1,12})\/([0-9a-f]{64})$/;
const PDF = /^pdf\/(\d{1,9})$/;
const BOOK = /^book\/(\d{1,9})$/;
const TABLE = /^table\/(\d{1,9})$/;
const PAGE = /^page\/(\d{1,9})\/(\d{1,6})(?:\?width=(\d{2,4}))?$/;
const PICTURE = /^picture\/([0-9a-f]{64})\/(\d{1,6})\?width=(\d{2,4})$/;
/** A list goes on without the picture of a page that cannot be drawn: an empty one says so quietly. */
async function drawOrNothing(thumbnails: Thumbnails, page: ThumbnailOf): Promise<Uint8Array> {
  try {
    return await thumbnails.draw(page);
  } catch (error) {
    if (error instanceof ArchiveError) return new Uint8Array();
    throw error;
  }
}

/** Pixels, where the address names no width. */
const USUAL_WIDTH = 800;

/** What makes bytes that are not files of the archive. */
export interface OutputSources {
  readonly books: Books;
  readonly tables: TableExports;
  readonly pictures: Pictures;
  readonly thumbnails: Thumbnails;
}

/** The bytes of one open archive. Addresses hold ids, never paths: what fits no form is refused. */
export function createOutput(
  archive: Archive,
  { books, tables, pictures, thumbnails }: OutputSources,
): Output {
  return async (address) => {
    const file = FILE.exec(address);
    if (file) {
      const { path, mime } = locateFile(archive.db, archive.folder, file[1] ?? '');
      return { mime, file: path };
    }
    const searchable = SEARCHABLE.exec(address);
    if (searchable)
      return {
        mime: 'application/pdf',
        bytes: await searchableFile(archive, Number(searchable[1]) as RecordId, searchable[2] ?? ''),
      };
    const pdf = PDF.exec(address);
    if (pdf) return books.pdf(Number(pdf[1]) as JobId);
    const book = BOOK.exec(address);
    if (book) return books.book(Number(book[1]) as JobId);
    const table = TABLE.exec(address);
    if (table) return tables.file(Number(table[1]) as JobId);
    const page = PAGE.exec(address);
    if (page) {
      const width = Number(page[3] ?? USUAL_WIDTH);
      return { mime: 'image/png', bytes: await books.page(Number(page[1]) as JobId, Number(page[2]), width) };
    }
    const picture = PICTURE.exec(address);
    if (picture) {
      const [, sha256 = '', number, width] = picture;
      return { mime: 'image/jpeg', bytes: await pictures.draw(sha256, Number(number), Number(width)) };
    }
    const thumbnail = readThumbnailAddress(address);
    if (thumbnail) return { mime: 'image/jpeg', bytes: await drawOrNothing(thumbnails, thumbnail) };
    throw new ArchiveError('fileMissing', address);
  };
}
