/** A table of a font file: where it stands in the file's bytes. */
export interface Table {
  readonly at: number;
  readonly length: number;
}
/** A TrueType file as its directory lays it out (ISO/IEC 14496-22, 4.5). */
export interface Sfnt {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly tables: ReadonlyMap<string, Table>;
}

/** Reads the directory of a font file. */
export function readSfnt(bytes: Uint8Array): Sfnt {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint16(4);
  const tables = new Map<string, Table>();
  for (let index = 0; index < count; index++) {
    const record = 12 + index * 16;
    tables.set(tagAt(view, record), { at: view.getUint32(record + 8), length: view.getUint32(record + 12) });
  }
  return { bytes, view, tables };
}

/** The four letters that name a table, a script or a feature. */
export function tagAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)));
}

/** Where a table begins that every TrueType font has; throws where a file has it not. */
export function tableAt({ tables }: Sfnt, tag: string): number {
  const table = tables.get(tag);
  if (!table) throw new Error(`the font has no table ${tag}`);
  return table.at;
}

/** Writes a font file of these tables, with their checksums (5.1). */
export function writeSfnt(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...tables].sort(([one], [two]) => (one < two ? -1 : 1));
  const head = 12 + 16 * sorted.length;
  const length = sorted.reduce((sum, [, { length: size }]) => sum + padded(size), head);
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  const power = 2 ** Math.floor(Math.log2(sorted.length));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, sorted.length);
  view.setUint16(6, power * 16);
  view.setUint16(8, Math.log2(power));
  view.setUint16(10, (sorted.length - power) * 16);
  let at = head;
  sorted.forEach(([tag, table], index) => {
    const record = 12 + 16 * index;
    bytes.set(table, at);
    for (let letter = 0; letter < 4; letter++) bytes[record + letter] = tag.charCodeAt(letter);
    view.setUint32(record + 4, checksum(view, at, padded(table.length)));
    view.setUint32(record + 8, at);
    view.setUint32(record + 12, table.length);
    at += padded(table.length);
  });
  const headAt = sorted.findIndex(([tag]) => tag === 'head');
  // The sum of the whole file with this field is a constant (5.2.2, checkSumAdjustment).
  if (headAt >= 0)
    view.setUint32(view.getUint32(12 + 16 * headAt + 8) + 8, 0xb1b0afba - checksum(view, 0, length));
  return bytes;
}

const padded = (length: number) => (length + 3) & ~3;

function checksum(view: DataView, at: number, length: number): number {
  let sum = 0;
  for (let offset = 0; offset < length; offset += 4) sum = (sum + view.getUint32(at + offset)) >>> 0;
  return sum;
}
