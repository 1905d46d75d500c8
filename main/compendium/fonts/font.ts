import { readFileSync } from 'node:fs';
import { create, type Font as FontFile, type Glyph } from '@cantoo/fontkit';
import { resourcePath } from '../../resources.ts';
import type { FONT_FILES } from './font-files.ts';
import { readKerning, type ScriptTag } from './kerning.ts';

/**
 * A word's glyphs are its letters: ligatures and contextual forms would come back as other letters when
 * text is copied, and a line could not be broken inside them. Kerning stays on.
 */
export const FEATURES = { liga: false, clig: false, dlig: false, calt: false, ccmp: false, locl: false };

/** One font file: which characters it has and their glyphs; it remembers what was encoded for its subset. */
export interface Font {
  readonly bytes: Uint8Array;
  readonly file: FontFile;
  /** The name that its subset has in a PDF. */
  readonly subsetName: string;
  /** The glyphs of its subset in their order, the first with the number 1. */
  readonly used: readonly Glyph[];
  readonly has: (codePoint: number) => boolean;
  readonly encode: (text: string) => EncodedText;
}
export interface EncodedText {
  /** Glyph ids of two bytes each with kerning between, as they stand inside `[(` and `)] TJ`. */
  readonly glyphs: string;
  /** Thousandths of the type size. */
  readonly width: number;
  /** Width up to each character, as many as `text` has characters, where each has a glyph of its own. */
  readonly advances: readonly number[] | null;
  /** Whether the glyphs alone say the text. */
  readonly isPlain: boolean;
}

/** Scripts whose letters stand side by side, each with its glyph; marks belong to none of them. */
const SIMPLE = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Georgian}\p{Script=Common}]+$/u;

/** Reads a font of resources/fonts. */
export function loadFont({ name, tag }: (typeof FONT_FILES)[number]): Font {
  const bytes = readFileSync(resourcePath('fonts', `${name}.ttf`));
  const file = create(bytes) as FontFile;
  const { used, numberOf } = createSubset();
  const encodeLetters = createLetterEncoder(file, bytes, numberOf);
  // Subtle: a glyph keeps the character it was first asked for; a space must come back as U+0020.
  for (const character of ' -') numberOf(glyphOf(file, character));
  return {
    bytes,
    file,
    subsetName: `${tag}+${name}`,
    used,
    has: (codePoint) => file.hasGlyphForCodePoint(codePoint),
    encode: (text) => (SIMPLE.test(text) ? encodeLetters(text) : encodeShaped(file, text, numberOf)),
  };
}

/** Gives each glyph that is used its number in the subset. */
type NumberOf = (glyph: Glyph) => number;

function createSubset(): { readonly used: readonly Glyph[]; readonly numberOf: NumberOf } {
  const used: Glyph[] = [];
  const numbers = new Map<number, number>();
  const numberOf: NumberOf = (glyph) => {
    const known = numbers.get(glyph.id);
    if (known !== undefined) return known;
    const number = used.push(glyph);
    numbers.set(glyph.id, number);
    return number;
  };
  return { used, numberOf };
}

function glyphOf(file: FontFile, character: string): Glyph {
  const glyph = file.glyphForCodePoint(character.codePointAt(0) ?? 0);
  if (!glyph) throw new Error(`the font ${file.postscriptName} has no glyph for ${character}`);
  return glyph;
}

interface Letter {
  readonly glyph: number;
  readonly shown: string;
  /** Thousandths of the type size. */
  readonly width: number;
  readonly script: ScriptTag;
  readonly isPlain: boolean;
}

/** Encodes words of simple scripts from their letters and the kerning of each pair of them. */
function createLetterEncoder(
  file: FontFile,
  bytes: Uint8Array,
  numberOf: NumberOf,
): (text: string) => EncodedText {
  const scale = 1000 / file.unitsPerEm;
  const readKern = readKerning(bytes);
  const letters = new Map<string, Letter>();
  const pairs = new Map<string, number>();
  const letterOf = (character: string): Letter => {
    const known = letters.get(character);
    if (known) return known;
    const glyph = glyphOf(file, character);
    const letter = {
      glyph: glyph.id,
      shown: literal(numberOf(glyph)),
      width: glyph.advanceWidth * scale,
      script: scriptOf(character),
      isPlain: glyph.codePoints.length === 1 && glyph.codePoints[0] === character.codePointAt(0),
    };
    letters.set(character, letter);
    return letter;
  };
  const kernOf = (first: string, second: string): number => {
    const known = pairs.get(first + second);
    if (known !== undefined) return known;
    const [one, two] = [letterOf(first), letterOf(second)];
    const kern = readKern(one.glyph, two.glyph, one.script === 'DFLT' ? two.script : one.script) * scale;
    pairs.set(first + second, kern);
    return kern;
  };
  return (text) => {
    const advances: number[] = [];
    let glyphs = '';
    let width = 0;
    let isPlain = true;
    let last = '';
    for (const character of text) {
      const letter = letterOf(character);
      const kern = last === '' ? 0 : kernOf(last, character);
      const shift = Math.round(-kern);
      if (shift !== 0) glyphs += `)${shift}(`;
      glyphs += letter.shown;
      width += kern;
      advances.push(width);
      width += letter.width;
      isPlain &&= letter.isPlain;
      last = character;
    }
    return { glyphs, width, advances: isPlain ? advances : null, isPlain };
  };
}

function scriptOf(character: string): ScriptTag {
  if (/\p{Script=Latin}/u.test(character)) return 'latn';
  if (/\p{Script=Cyrillic}/u.test(character)) return 'cyrl';
  return /\p{Script=Georgian}/u.test(character) ? 'geor' : 'DFLT';
}

/** Encodes any text through the font's shaper. */
function encodeShaped(file: FontFile, text: string, numberOf: NumberOf): EncodedText {
  const scale = 1000 / file.unitsPerEm;
  const { glyphs, positions } = file.layout(text, FEATURES);
  const characters = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const advances: number[] = [];
  let shown = '';
  let width = 0;
  glyphs.forEach((glyph, index) => {
    advances.push(width);
    const advance = (positions?.[index]?.xAdvance ?? glyph.advanceWidth) * scale;
    width += advance;
    shown += literal(numberOf(glyph));
    const kern = Math.round(glyph.advanceWidth * scale - advance);
    if (kern !== 0) shown += `)${kern}(`;
  });
  const spelled = glyphs.flatMap((glyph) => glyph.codePoints);
  const isPlain =
    spelled.length === characters.length && spelled.every((code, at) => code === characters[at]);
  return {
    glyphs: shown,
    width,
    advances: isPlain && glyphs.length === characters.length ? advances : null,
    isPlain,
  };
}

/** A glyph's number as the bytes of a literal string (ISO 32000-1, 7.3.4.2), half as long as hexadecimal. */
function literal(number: number): string {
  const bytes = String.fromCharCode(number >> 8, number & 0xff);
  return bytes.replace(/[\\()\r]/g, (byte) => (byte === '\r' ? '\\r' : `\\${byte}`));
}
