import { constants, inflateSync } from 'node:zlib';
import { isDict, isList, numberIn, type PdfDict, type PdfValue } from './pdf-value.ts';

/** Bytes that packed ones may become: more than any page's operators, less than what harms. */
const MOST_BYTES = 2 ** 28;
/** A stream that was cut off gives what it has. */
const TOLERANT = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MOST_BYTES } as const;

/** The names of a stream's filters, without their slashes; `get` follows references. */
export function filtersOf(
  dict: PdfDict,
  get: (value: PdfValue | undefined) => PdfValue | undefined,
): readonly string[] {
  const filter = get(dict.get('/Filter'));
  const names = isList(filter) ? filter.map(get) : [filter];
  return names.flatMap((name) => (typeof name === 'string' && name.startsWith('/') ? [name.slice(1)] : []));
}

/** The bytes of a stream as they were before they were packed; throws for filters of pictures and unknown ones. */
export async function decodeStream(
  dict: PdfDict,
  bytes: Uint8Array,
  get: (value: PdfValue | undefined) => PdfValue | undefined,
): Promise<Uint8Array> {
  const filters = filtersOf(dict, get);
  if (filters.every((name) => name === 'FlateDecode' || name === 'Fl')) return decodeFlate(dict, bytes, get);
  const { decodePDFRawStream, PDFContext, PDFRawStream } = await import('pdf-lib');
  const entries = PDFContext.create().obj({ Filter: [...filters] });
  return decodePDFRawStream(PDFRawStream.of(entries as never, bytes)).decode();
}

/** The same where nothing but Flate was used; throws for all else. */
export function decodeFlate(
  dict: PdfDict,
  bytes: Uint8Array,
  get: (value: PdfValue | undefined) => PdfValue | undefined,
): Uint8Array {
  const given = get(dict.get('/DecodeParms') ?? dict.get('/DP'));
  const parameters = isList(given) ? given.map(get) : [given];
  return filtersOf(dict, get).reduce((read, name, index) => {
    if (name !== 'FlateDecode' && name !== 'Fl') throw new Error(`a filter that is not known here: ${name}`);
    const unpacked = inflateSync(read, TOLERANT);
    const own = parameters[index];
    return isDict(own) ? undoPredictor(unpacked, own) : unpacked;
  }, bytes);
}

/** Undoes the prediction of PNG (ISO 32000-1, 7.4.4.4; PNG, 9). */
function undoPredictor(bytes: Uint8Array, parameters: PdfDict): Uint8Array {
  const of = (name: string, usual: number) => numberIn(parameters.get(name)) ?? usual;
  const predictor = of('/Predictor', 1);
  if (predictor === 1) return bytes;
  if (predictor < 10) throw new Error('a predictor of TIFF');
  const unit = Math.max(1, (of('/Colors', 1) * of('/BitsPerComponent', 8)) >> 3);
  const row = Math.ceil((of('/Columns', 1) * of('/Colors', 1) * of('/BitsPerComponent', 8)) / 8);
  const rows = Math.floor(bytes.length / (row + 1));
  const plain = new Uint8Array(rows * row);
  for (let line = 0; line < rows; line++) {
    const kind = bytes[line * (row + 1)] ?? 0;
    for (let at = 0; at < row; at++) {
      const place = line * row + at;
      const left = at >= unit ? (plain[place - unit] ?? 0) : 0;
      const up = line > 0 ? (plain[place - row] ?? 0) : 0;
      const corner = at >= unit && line > 0 ? (plain[place - row - unit] ?? 0) : 0;
      plain[place] = (bytes[line * (row + 1) + 1 + at] ?? 0) + predicted(kind, left, up, corner);
    }
  }
  return plain;
}

function predicted(kind: number, left: number, up: number, corner: number): number {
  if (kind === 1) return left;
  if (kind === 2) return up;
  if (kind === 3) return (left + up) >> 1;
  if (kind !== 4) return 0;
  const guess = left + up - corner;
  const [fromLeft, fromUp, fromCorner] = [left, up, corner].map((value) => Math.abs(guess - value)) as [
    number,
    number,
    number,
  ];
  if (fromLeft <= fromUp && fromLeft <= fromCorner) return left;
  return fromUp <= fromCorner ? up : corner;
}
