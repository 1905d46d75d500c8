import { ArchiveError } from '../../errors.ts';
import { drawOperators, type Place } from '../scans/scan-matrix.ts';
import type { ScanPage } from '../scans/scan-page.ts';
import type { ObjectFile } from './object-file.ts';
import { createFormWriter } from './page-form.ts';
import { writePicture } from './picture-object.ts';

/** Pages of originals in a PDF: named while the pages of the book are written, and written after them. */
export interface ScanObjects {
  /** The number of the object that draws a page of an original at a place. */
  readonly place: (scan: ScanPage, place: Place) => number;
  /** Writes all that were placed, one after the other; answers the pages that turned out not to be readable. */
  readonly write: (onScan: () => void) => Promise<readonly ScanPage[]>;
}

interface Placed {
  readonly number: number;
  readonly scan: ScanPage;
  readonly place: Place;
}

/**
 * Each placed page is a form that draws what the source has, byte for byte. Only one source is open at a time and
 * only one stream in memory, however many pages there are.
 */
export function createScanObjects(file: ObjectFile): ScanObjects {
  const placed: Placed[] = [];
  return {
    place: (scan, place) => {
      const number = file.allot();
      placed.push({ number, scan, place });
      return number;
    },
    write: async (onScan) => {
      const lost: ScanPage[] = [];
      const forms = createFormWriter(file);
      try {
        for (const { number, scan, place } of placed) {
          try {
            const drawn =
              scan.file.mime === 'application/pdf' ? await forms.write(scan) : await writePicture(scan, file);
            const draw = drawOperators('P', scan, drawn, place);
            file.addStream(
              number,
              formEntries(place, `/XObject<</P ${drawn.object} 0 R>>`),
              Buffer.from(draw),
            );
          } catch (error) {
            if (isOutOfRoom(error)) throw error;
            lost.push(scan);
            file.addStream(number, formEntries(place, ''), new Uint8Array());
          }
          onScan();
        }
      } finally {
        forms.close();
      }
      return lost;
    },
  };
}

/** A failure of the book's own file, not of the original. */
const isOutOfRoom = (error: unknown): boolean =>
  !(error instanceof ArchiveError) &&
  ['ENOSPC', 'EIO', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '');

const formEntries = ({ x, y, width, height }: Place, resources: string): string => {
  const box = [x, y, x + width, y + height].map((value) => value.toFixed(3)).join(' ');
  return `/Type/XObject/Subtype/Form/BBox[${box}]/Resources<<${resources}>>`;
};
