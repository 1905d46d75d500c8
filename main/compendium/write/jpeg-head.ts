/** What a PDF must say of a JPEG. */
export interface JpegHead {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  /** Entries of the picture's dictionary for its colours. */
  readonly colours: string;
}

const SPACES: Readonly<Record<number, string>> = {
  1: '/ColorSpace/DeviceGray',
  3: '/ColorSpace/DeviceRGB',
  // Adobe's programs write the four inks upside down, and nobody else writes four.
  4: '/ColorSpace/DeviceCMYK/Decode[1 0 1 0 1 0 1 0]',
};

/** Reads the frame of a JPEG (ISO/IEC 10918-1, B.2.2); null where a PDF cannot show it as it is. */
export function readJpeg(bytes: Uint8Array): JpegHead | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 9 < bytes.length; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (marker === 0xff || (marker >= 0xd0 && marker <= 0xd7)) at += marker === 0xff ? 1 : 2;
    else if (isFrame) {
      // Baseline, extended and progressive (ISO 32000-1, 7.4.8); others no viewer decodes.
      const colours = SPACES[view.getUint8(at + 9)];
      const [height, width, bits] = [view.getUint16(at + 5), view.getUint16(at + 7), view.getUint8(at + 4)];
      return marker <= 0xc2 && colours && bits === 8 && height > 0 ? { width, height, bits, colours } : null;
    } else at += 2 + view.getUint16(at + 2);
  }
  return null;
}
