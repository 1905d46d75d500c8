import { type Sfnt, tagAt } from './sfnt.ts';

/** Scripts as OpenType names them; `DFLT` is that of digits and marks. */
export type ScriptTag = 'DFLT' | 'latn' | 'cyrl' | 'geor';
/** How much nearer (below 0) or farther the second of two glyphs of a script stands, in units of the font. */
export type Kern = (first: number, second: number, script: ScriptTag) => number;

/** What lookups read: the font's bytes and the pair that is asked for. */
interface Pair {
  readonly view: DataView;
  readonly first: number;
  readonly second: number;
}

const PAIR = 2;
const EXTENSION = 9;
const X_ADVANCE = 4;
/** A subtable that says nothing of the pair: the next one is asked. */
const SILENT = null;

/**
 * The kerning of pairs of glyphs, read where it stands in the font's GPOS table (ISO/IEC 14496-22, 6.3.4): to
 * have it from the shaper costs many times more, as that first unpacks all the tables it might need. A script that
 * the table does not name is read as `DFLT`; kerning that depends on more than two glyphs is left out.
 */
export function readKerning({ view, tables }: Sfnt): Kern {
  const gpos = tables.get('GPOS')?.at;
  if (gpos === undefined) return () => 0;
  const lookups = new Map<ScriptTag, readonly (readonly number[])[]>();
  const lookupsOf = (script: ScriptTag) => {
    const known = lookups.get(script);
    if (known) return known;
    const read = kerningLookups(view, gpos, script).map((lookup) => pairSubtables(view, lookup));
    lookups.set(script, read);
    return read;
  };
  return (first, second, script) => {
    const pair = { view, first, second };
    return lookupsOf(script).reduce((sum, subtables) => sum + kernIn(subtables, pair), 0);
  };
}

/** Where the lookups begin that the feature `kern` names for a script. */
function kerningLookups(view: DataView, gpos: number, script: ScriptTag): readonly number[] {
  const features = gpos + view.getUint16(gpos + 6);
  const lookups = gpos + view.getUint16(gpos + 8);
  const scripts = gpos + view.getUint16(gpos + 4);
  const language = defaultLanguage(view, scripts, script) ?? defaultLanguage(view, scripts, 'DFLT');
  if (language === null) return [];
  const numbers = new Set<number>();
  for (const feature of wordsFrom(view, language + 4)) {
    const record = features + 2 + feature * 6;
    if (tagAt(view, record) !== 'kern') continue;
    for (const lookup of wordsFrom(view, features + view.getUint16(record + 4) + 2)) numbers.add(lookup);
  }
  return [...numbers].map((number) => lookups + view.getUint16(lookups + 2 + number * 2));
}

/** Where the default language of a script begins in the list of scripts; null where it has none. */
function defaultLanguage(view: DataView, scripts: number, tag: ScriptTag): number | null {
  const count = view.getUint16(scripts);
  for (let index = 0; index < count; index++) {
    const record = scripts + 2 + index * 6;
    if (tagAt(view, record) !== tag) continue;
    const script = scripts + view.getUint16(record + 4);
    const language = view.getUint16(script);
    return language === 0 ? null : script + language;
  }
  return null;
}

/** A list of 16-bit numbers after its count. */
function wordsFrom(view: DataView, at: number): readonly number[] {
  return Array.from({ length: view.getUint16(at) }, (_, index) => view.getUint16(at + 2 + index * 2));
}

function pairSubtables(view: DataView, lookup: number): readonly number[] {
  const type = view.getUint16(lookup);
  const subtables = wordsFrom(view, lookup + 4).map((offset) => lookup + offset);
  if (type === PAIR) return subtables;
  if (type !== EXTENSION) return [];
  return subtables.filter((at) => view.getUint16(at + 2) === PAIR).map((at) => at + view.getUint32(at + 4));
}

/** What the first subtable says that has a word on the pair. */
function kernIn(subtables: readonly number[], pair: Pair): number {
  for (const at of subtables) {
    const index = coverageIndex(pair.view, at + pair.view.getUint16(at + 2), pair.first);
    if (index < 0) continue;
    const kern = pair.view.getUint16(at) === 1 ? kernOfSet(at, index, pair) : kernOfClasses(at, pair);
    if (kern !== SILENT) return kern;
  }
  return 0;
}

const sizeOf = (format: number) => 2 * bitsOf(format);

function bitsOf(value: number): number {
  return value === 0 ? 0 : (value & 1) + bitsOf(value >> 1);
}

/** The advances of both values of a pair together. */
function advanceOf(view: DataView, at: number, format1: number, format2: number): number {
  const read = (value: number, format: number) =>
    format & X_ADVANCE ? view.getInt16(value + sizeOf(format & (X_ADVANCE - 1))) : 0;
  return read(at, format1) + read(at + sizeOf(format1), format2);
}

/** Pairs by glyphs (format 1): a sorted list of second glyphs for each first. */
function kernOfSet(at: number, index: number, { view, second }: Pair): number | null {
  const [format1, format2] = [view.getUint16(at + 4), view.getUint16(at + 6)];
  const set = at + view.getUint16(at + 10 + index * 2);
  const size = 2 + sizeOf(format1) + sizeOf(format2);
  const found = search(view.getUint16(set), (record) => second - view.getUint16(set + 2 + record * size));
  return found < 0 ? SILENT : advanceOf(view, set + 4 + found * size, format1, format2);
}

/** Pairs by classes of glyphs (format 2): a table with a row for each class of the first. */
function kernOfClasses(at: number, { view, first, second }: Pair): number {
  const [format1, format2] = [view.getUint16(at + 4), view.getUint16(at + 6)];
  const class1 = classOf(view, at + view.getUint16(at + 8), first);
  const class2 = classOf(view, at + view.getUint16(at + 10), second);
  const size = sizeOf(format1) + sizeOf(format2);
  const record = class1 * view.getUint16(at + 14) + class2;
  return advanceOf(view, at + 16 + record * size, format1, format2);
}

/** Place of a glyph in a coverage table, -1 where it is not covered. */
function coverageIndex(view: DataView, at: number, glyph: number): number {
  const count = view.getUint16(at + 2);
  if (view.getUint16(at) === 1) return search(count, (index) => glyph - view.getUint16(at + 4 + index * 2));
  const range = searchRange(view, at + 4, count, glyph);
  return range < 0 ? -1 : view.getUint16(range + 4) + glyph - view.getUint16(range);
}

/** Class of a glyph, 0 where none is given. */
function classOf(view: DataView, at: number, glyph: number): number {
  if (view.getUint16(at) === 1) {
    const index = glyph - view.getUint16(at + 2);
    return index >= 0 && index < view.getUint16(at + 4) ? view.getUint16(at + 6 + index * 2) : 0;
  }
  const range = searchRange(view, at + 4, view.getUint16(at + 2), glyph);
  return range < 0 ? 0 : view.getUint16(range + 4);
}

/** Where the record begins whose range (first, last, value) holds a glyph; -1 where none does. */
function searchRange(view: DataView, at: number, count: number, glyph: number): number {
  const found = search(count, (index) => {
    const record = at + index * 6;
    if (glyph < view.getUint16(record)) return -1;
    return glyph > view.getUint16(record + 2) ? 1 : 0;
  });
  return found < 0 ? -1 : at + found * 6;
}

/** Index of a sorted list at which `compare` gives 0; below 0 what is looked for stands before it. */
function search(count: number, compare: (index: number) => number): number {
  let low = 0;
  let high = count - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = compare(middle);
    if (order === 0) return middle;
    if (order < 0) high = middle - 1;
    else low = middle + 1;
  }
  return -1;
}
