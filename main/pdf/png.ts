import { deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Colour type 2 of the PNG specification, 11.2.2: red, green and blue, no alpha. */
const RGB = 2;
/** Fast: a page of text comes out a tenth larger than at 9, in a fifth of the time. */
const COMPRESSION = 3;

const CRC_TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

/** CRC-32 of ISO 3309, as PNG, annex D. Node's own `crc32` is newer than the runtimes that we support. */
function crcOf(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ -1) >>> 0;
}

function chunk(type: string, content: Uint8Array): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const bytes = Buffer.alloc(typed.length + 8);
  bytes.writeUInt32BE(content.length, 0);
  typed.copy(bytes, 4);
  bytes.writeUInt32BE(crcOf(typed), typed.length + 4);
  return bytes;
}

/** A PNG of opaque pixels: `pixels` holds width × height × 4 bytes, red, green, blue and one that is ignored. */
export function encodePng(pixels: Uint8Array, width: number, height: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, RGB, 0, 0, 0], 8);
  const rows = Buffer.alloc((width * 3 + 1) * height);
  let to = 0;
  for (let y = 0, from = 0; y < height; y++) {
    rows[to++] = 0;
    for (let x = 0; x < width; x++, from += 4, to += 3) {
      rows[to] = pixels[from] ?? 0;
      rows[to + 1] = pixels[from + 1] ?? 0;
      rows[to + 2] = pixels[from + 2] ?? 0;
    }
  }
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: COMPRESSION })),
    chunk('IEND', new Uint8Array(0)),
  ]);
}
