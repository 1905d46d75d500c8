/** Where each object of a file stands, as its cross-reference stream says it (ISO 32000-1, 7.5.8). */
export interface Places {
  /** The object begins at a byte of the file. */
  readonly setOffset: (number: number, offset: number) => void;
  /** The object is packed in an object stream, the `index`th in it. */
  readonly setPacked: (number: number, stream: number, index: number) => void;
  /** Entries of the stream's dictionary that say how `table` is to be read. */
  readonly entries: string;
  /** The table of the objects with numbers below `size`. */
  readonly table: (size: number) => Uint8Array;
}

/** Bytes of an entry: its kind, an offset or a stream's number, the place in that stream. */
const WIDTH = 7;
/** Each byte is written as what it is more than the one above it (PNG, 6.3), which packs five times as well. */
const UP = 2;

/** Places of no object yet, a few bytes for each. */
export function createPlaces(): Places {
  let where = new Uint32Array(2 ** 12);
  /** Index in the object stream from 1; 0 where the object stands for itself. */
  let indexes = new Uint16Array(2 ** 12);
  const reserve = (number: number) => {
    if (number < where.length) return;
    const [oldWhere, oldIndexes] = [where, indexes];
    where = new Uint32Array(2 * number);
    indexes = new Uint16Array(2 * number);
    where.set(oldWhere);
    indexes.set(oldIndexes);
  };
  const setOffset = (number: number, offset: number) => {
    reserve(number);
    where[number] = offset;
    indexes[number] = 0;
  };
  const setPacked = (number: number, stream: number, index: number) => {
    reserve(number);
    where[number] = stream;
    indexes[number] = index + 1;
  };
  const table = (size: number) => {
    const rows = new Uint8Array(size * (WIDTH + 1));
    const [entry, above] = [new DataView(new ArrayBuffer(WIDTH)), new Uint8Array(WIDTH)];
    const bytes = new Uint8Array(entry.buffer);
    for (let number = 0; number < size; number++) {
      const index = indexes[number] ?? 0;
      entry.setUint8(0, number === 0 ? 0 : index === 0 ? 1 : 2);
      entry.setUint32(1, where[number] ?? 0);
      entry.setUint16(5, number === 0 ? 0xffff : Math.max(index - 1, 0));
      const row = number * (WIDTH + 1);
      rows[row] = UP;
      for (let at = 0; at < WIDTH; at++) rows[row + 1 + at] = (bytes[at] ?? 0) - (above[at] ?? 0);
      above.set(bytes);
    }
    return rows;
  };
  const entries = `/W[1 4 2]/DecodeParms<</Columns ${WIDTH}/Predictor 12>>`;
  return { setOffset, setPacked, entries, table };
}
