/** Bytes that grow at their end and can be used again: text becomes bytes without strings in between. */
export interface ByteWriter {
  /** Adds a text of Latin-1 characters. */
  readonly text: (text: string) => void;
  /** Adds a number, rounded to hundredths, without needless zeros. */
  readonly number: (value: number) => void;
  readonly bytes: (part: Uint8Array) => void;
  readonly length: () => number;
  /** What was written, until the next write. */
  readonly written: () => Uint8Array;
  /** Forgets what was written; its room stays. */
  readonly clear: () => void;
}

const SIZE = 2 ** 15;
const ZERO = 0x30;

/** An empty writer. */
export function createByteWriter(): ByteWriter {
  // Subtle: a small Buffer would share its memory with others.
  let room: Uint8Array = Buffer.allocUnsafeSlow(SIZE);
  let at = 0;
  const reserve = (count: number) => {
    if (at + count <= room.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(2 * room.length, at + count));
    larger.set(room.subarray(0, at));
    room = larger;
  };
  const text = (added: string) => {
    const count = added.length;
    reserve(count);
    for (let index = 0; index < count; index++) room[at++] = added.charCodeAt(index);
  };
  const digits = (value: number) => {
    let scale = 1;
    while (scale * 10 <= value) scale *= 10;
    for (let rest = value; scale >= 1; scale /= 10) {
      const digit = Math.floor(rest / scale);
      room[at++] = ZERO + digit;
      rest -= digit * scale;
    }
  };
  const number = (value: number) => {
    const hundredths = Math.round(Math.abs(value) * 100);
    if (hundredths >= 1e14) return text(String(value));
    reserve(24);
    if (value < 0 && hundredths > 0) room[at++] = 0x2d;
    digits(Math.floor(hundredths / 100));
    const fraction = hundredths % 100;
    if (fraction === 0) return;
    room[at++] = 0x2e;
    room[at++] = ZERO + Math.floor(fraction / 10);
    if (fraction % 10 > 0) room[at++] = ZERO + (fraction % 10);
  };
  const bytes = (part: Uint8Array) => {
    reserve(part.length);
    room.set(part, at);
    at += part.length;
  };
  const clear = () => {
    at = 0;
  };
  return { text, number, bytes, length: () => at, written: () => room.subarray(0, at), clear };
}
