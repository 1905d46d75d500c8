import type { FileWindow } from './file-window.ts';
import { type ObjectPlace, type ObjectTable, valueAt } from './object-table.ts';
import { isDict, type PdfDict, type PdfValue } from './pdf-value.ts';

const PIECE = 2 ** 20;
/** `4294967295 65535 obj`, and the word before a trailer. */
const OVERLAP = 64;
const OBJECT = /(?<![\d.])(\d{1,10})\s+\d{1,5}\s+obj(?![a-z])|trailer(?=\s*<<)/g;

/** Finds the objects of a file whose table is damaged by looking for them; of several with a number the last counts. */
export function searchObjects(file: FileWindow): ObjectTable {
  const places = new Map<number, ObjectPlace>();
  const trailer = new Map<string, PdfValue>();
  for (let from = 0; from < file.size; from += PIECE) {
    const text = file.read(from, PIECE + OVERLAP).toString('latin1');
    for (const { 0: found, 1: number, index } of text.matchAll(OBJECT)) {
      if (index >= PIECE) continue;
      if (number !== undefined) places.set(Number(number), { offset: from + index });
      else
        for (const [key, value] of dictAt(file, from + index + found.length) ?? []) trailer.set(key, value);
    }
  }
  return { places, trailer };
}

/** A dictionary at a place; null where none can be read. */
export function dictAt(file: FileWindow, offset: number): PdfDict | null {
  try {
    const { value } = valueAt(file, offset);
    return isDict(value) ? value : null;
  } catch {
    return null;
  }
}
