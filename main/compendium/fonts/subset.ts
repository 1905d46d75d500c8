import { tableAt, writeSfnt } from './sfnt.ts';
import type { TrueType } from './true-type.ts';

/** Tables of instructions that outlines run, kept as they are. */
const INSTRUCTIONS = ['cvt ', 'fpgm', 'prep'];
/** Flags of a part of a composed glyph (ISO/IEC 14496-22, 5.3.4). */
const ARE_WORDS = 0x1;
const HAS_SCALE = 0x8;
const HAS_MORE = 0x20;
const HAS_TWO_SCALES = 0x40;
const HAS_MATRIX = 0x80;

/**
 * A font of these glyphs alone, numbered from 1 in their order after the glyph for what is missing; parts of
 * composed glyphs follow them. It has the tables that a PDF needs (ISO 32000-1, 9.9), no names and no characters.
 */
export function writeSubset(font: TrueType, glyphs: readonly number[]): Uint8Array {
  const included = [0, ...glyphs];
  const numbers = new Map(included.map((glyph, number) => [glyph, number]));
  const numberOf = (glyph: number) => {
    const known = numbers.get(glyph);
    if (known !== undefined) return known;
    numbers.set(glyph, included.length);
    return included.push(glyph) - 1;
  };
  const outlines: Uint8Array[] = [];
  // Parts join the list while it is gone through.
  for (let index = 0; index < included.length; index++)
    outlines.push(renumbered(outlineOf(font, included[index] ?? 0), numberOf));
  const tables = new Map<string, Uint8Array>([
    ['head', changed(font, 'head', [50, 1])],
    ['hhea', changed(font, 'hhea', [34, included.length])],
    ['maxp', changed(font, 'maxp', [4, included.length])],
    ['hmtx', metricsOf(font, included)],
    ...placed(outlines),
  ]);
  for (const tag of INSTRUCTIONS) if (font.tables.has(tag)) tables.set(tag, copyOf(font, tag));
  // Its sum is made anew with the file.
  new DataView((tables.get('head') as Uint8Array).buffer).setUint32(8, 0);
  return writeSfnt(tables);
}

function copyOf({ bytes, tables }: TrueType, tag: string): Uint8Array {
  const { at, length } = tables.get(tag) ?? { at: 0, length: 0 };
  return Uint8Array.prototype.slice.call(bytes, at, at + length);
}

/** A table's copy with another 16-bit number at a place. */
function changed(font: TrueType, tag: string, [at, value]: readonly [number, number]): Uint8Array {
  const copy = copyOf(font, tag);
  new DataView(copy.buffer).setUint16(at, value);
  return copy;
}

/** A copy of a glyph's outline; empty for a space. */
function outlineOf(font: TrueType, glyph: number): Uint8Array {
  const { view, bytes } = font;
  const [loca, glyf] = [tableAt(font, 'loca'), tableAt(font, 'glyf')];
  const isLong = view.getInt16(tableAt(font, 'head') + 50) === 1;
  const place = (index: number) =>
    isLong ? view.getUint32(loca + 4 * index) : 2 * view.getUint16(loca + 2 * index);
  return Uint8Array.prototype.slice.call(bytes, glyf + place(glyph), glyf + place(glyph + 1));
}

/** The outline with the numbers that its parts have in the subset. */
function renumbered(outline: Uint8Array, numberOf: (glyph: number) => number): Uint8Array {
  const view = new DataView(outline.buffer);
  if (outline.length === 0 || view.getInt16(0) >= 0) return outline;
  for (let at = 10, flags = HAS_MORE; flags & HAS_MORE; ) {
    flags = view.getUint16(at);
    view.setUint16(at + 2, numberOf(view.getUint16(at + 2)));
    at += flags & ARE_WORDS ? 8 : 6;
    if (flags & HAS_SCALE) at += 2;
    else if (flags & HAS_TWO_SCALES) at += 4;
    else if (flags & HAS_MATRIX) at += 8;
  }
  return outline;
}

/** Advance and left bearing of each glyph. */
function metricsOf(font: TrueType, glyphs: readonly number[]): Uint8Array {
  const { view } = font;
  const hmtx = tableAt(font, 'hmtx');
  const full = view.getUint16(tableAt(font, 'hhea') + 34);
  const metrics = new DataView(new ArrayBuffer(4 * glyphs.length));
  glyphs.forEach((glyph, number) => {
    const bearing = glyph < full ? hmtx + 4 * glyph + 2 : hmtx + 4 * full + 2 * (glyph - full);
    metrics.setUint16(4 * number, font.advanceOf(glyph));
    metrics.setInt16(4 * number + 2, view.getInt16(bearing));
  });
  return new Uint8Array(metrics.buffer);
}

/** Outlines one after the other, each from a place that 4 divides, and the table of their places. */
function placed(outlines: readonly Uint8Array[]): readonly (readonly [string, Uint8Array])[] {
  const places = new DataView(new ArrayBuffer(4 * (outlines.length + 1)));
  let length = 0;
  outlines.forEach((outline, number) => {
    length += (outline.length + 3) & ~3;
    places.setUint32(4 * (number + 1), length);
  });
  const glyf = new Uint8Array(length);
  outlines.forEach((outline, number) => {
    glyf.set(outline, places.getUint32(4 * number));
  });
  return [
    ['glyf', glyf],
    ['loca', new Uint8Array(places.buffer)],
  ];
}
