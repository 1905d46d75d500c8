/** The packed rows of a PNG, and what a PDF must say of them. */
export interface PngParts {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  /** Entries of the picture's dictionary for its colours and its prediction. */
  readonly entries: string;
  readonly bytes: Uint8Array;
}

const HEAD = 8;
const COLOURS: Readonly<Record<number, { readonly count: number; readonly space: string }>> = {
  0: { count: 1, space: '/DeviceGray' },
  2: { count: 3, space: '/DeviceRGB' },
  3: { count: 1, space: '' },
};

/**
 * Takes a PNG apart (PNG, 11): its rows are packed as a PDF packs them. Null for one that is interlaced or
 * transparent, which a PDF cannot show as it is.
 */
export function readPng(bytes: Uint8Array): PngParts | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const rows: Uint8Array[] = [];
  let palette: Uint8Array | null = null;
  let head: { width: number; height: number; bits: number; colour: number; isInterlaced: boolean } | null =
    null;
  for (let at = HEAD; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const kind = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (kind === 'IHDR')
      head = {
        width: view.getUint32(at + 8),
        height: view.getUint32(at + 12),
        bits: view.getUint8(at + 16),
        colour: view.getUint8(at + 17),
        isInterlaced: view.getUint8(at + 20) !== 0,
      };
    else if (kind === 'IDAT') rows.push(body);
    else if (kind === 'PLTE') palette = body;
    else if (kind === 'tRNS') return null;
    at += 12 + length;
  }
  const colours = head && COLOURS[head.colour];
  if (!head || !colours || head.isInterlaced || (head.colour === 3 && !palette)) return null;
  const { width, height, bits } = head;
  const hex = palette ? Buffer.from(palette).toString('hex') : '';
  const space = colours.space || `[/Indexed/DeviceRGB ${hex.length / 6 - 1}<${hex}>]`;
  const parameters = `/DecodeParms<</Predictor 15/Colors ${colours.count}/BitsPerComponent ${bits}/Columns ${width}>>`;
  return { width, height, bits, entries: `/ColorSpace ${space}${parameters}`, bytes: Buffer.concat(rows) };
}
