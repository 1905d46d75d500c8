import { readSfnt, type Sfnt, tableAt } from './sfnt.ts';

/** What a TrueType font says of itself and its glyphs; lengths in its own units. */
export interface TrueType extends Sfnt {
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly xHeight: number;
  readonly italicAngle: number;
  readonly bbox: {
    readonly minX: number;
    readonly minY: number;
    readonly maxX: number;
    readonly maxY: number;
  };
  readonly isItalic: boolean;
  readonly isFixedPitch: boolean;
  /** `sFamilyClass` of the table OS/2. */
  readonly familyClass: number;
  /** The glyph of a character, 0 where the font has none. */
  readonly glyphOf: (codePoint: number) => number;
  readonly advanceOf: (glyph: number) => number;
}

/**
 * Reads a TrueType font (ISO/IEC 14496-22) where it stands: nothing is unpacked but what is asked for, so that
 * a font costs a book no more than its file.
 */
export function readTrueType(bytes: Uint8Array): TrueType {
  const file = readSfnt(bytes);
  const { view } = file;
  const at = (tag: string) => tableAt(file, tag);
  const [head, os2, post, hhea, hmtx] = [at('head'), at('OS/2'), at('post'), at('hhea'), at('hmtx')];
  const signed = (place: number) => view.getInt16(place);
  const metrics = view.getUint16(hhea + 34);
  // Heights of letters came with version 2 of the table.
  const hasHeights = view.getUint16(os2) >= 2;
  return {
    ...file,
    unitsPerEm: view.getUint16(head + 18),
    ascent: signed(hhea + 4),
    descent: signed(hhea + 6),
    capHeight: hasHeights ? signed(os2 + 88) : signed(hhea + 4),
    xHeight: hasHeights ? signed(os2 + 86) : 0,
    italicAngle: view.getInt32(post + 4) / 0x10000,
    bbox: {
      minX: signed(head + 36),
      minY: signed(head + 38),
      maxX: signed(head + 40),
      maxY: signed(head + 42),
    },
    isItalic: (view.getUint16(head + 44) & 2) !== 0,
    isFixedPitch: view.getUint32(post + 12) !== 0,
    familyClass: signed(os2 + 30),
    glyphOf: readCharacterMap(view, at('cmap')),
    // Glyphs after the last full entry are as wide as it.
    advanceOf: (glyph) => view.getUint16(hmtx + 4 * Math.min(glyph, metrics - 1)),
  };
}

/** Encodings of Unicode by platform and number, the fuller first (5.4.3). */
const ENCODINGS = ['3/10', '0/6', '0/4', '3/1', '0/3'];

function readCharacterMap(view: DataView, cmap: number): (codePoint: number) => number {
  const found = new Map<string, number>();
  for (let index = 0; index < view.getUint16(cmap + 2); index++) {
    const record = cmap + 4 + index * 8;
    found.set(`${view.getUint16(record)}/${view.getUint16(record + 2)}`, cmap + view.getUint32(record + 4));
  }
  const at = ENCODINGS.map((encoding) => found.get(encoding)).find((place) => place !== undefined);
  const format = at === undefined ? 0 : view.getUint16(at);
  if (at !== undefined && format === 4) return (codePoint) => findInSegments(view, at, codePoint);
  if (at !== undefined && format === 12) return (codePoint) => findInGroups(view, at, codePoint);
  throw new Error('the font maps no Unicode characters');
}

/** Format 4: segments of the basic plane, sorted by their ends. */
function findInSegments(view: DataView, at: number, codePoint: number): number {
  if (codePoint > 0xffff) return 0;
  const doubled = view.getUint16(at + 6);
  const ends = at + 14;
  const starts = ends + doubled + 2;
  for (let segment = 0; segment < doubled; segment += 2) {
    if (view.getUint16(ends + segment) < codePoint) continue;
    const start = view.getUint16(starts + segment);
    if (start > codePoint) return 0;
    const delta = view.getUint16(starts + doubled + segment);
    const offsetAt = starts + 2 * doubled + segment;
    const offset = view.getUint16(offsetAt);
    if (offset === 0) return (codePoint + delta) & 0xffff;
    const glyph = view.getUint16(offsetAt + offset + 2 * (codePoint - start));
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  }
  return 0;
}

/** Format 12: groups of characters whose glyphs follow each other. */
function findInGroups(view: DataView, at: number, codePoint: number): number {
  for (let group = 0; group < view.getUint32(at + 12); group++) {
    const record = at + 16 + group * 12;
    if (view.getUint32(record + 4) < codePoint) continue;
    const first = view.getUint32(record);
    return first > codePoint ? 0 : view.getUint32(record + 8) + codePoint - first;
  }
  return 0;
}
