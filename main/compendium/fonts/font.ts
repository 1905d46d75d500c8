import { readFileSync } from 'node:fs';
import { resourcePath } from '../../resources.ts';
import type { FONT_FILES } from './font-files.ts';
import { readKerning, type ScriptTag } from './kerning.ts';
import type { Shape } from './shaper.ts';
import { readTrueType, type TrueType } from './true-type.ts';

/**
 * A word's glyphs are its letters: ligatures and contextual forms would come back as other letters when
 * text is copied, and a line could not be broken inside them. Kerning stays on.
 */
export const FEATURES = { liga: false, clig: false, dlig: false, calt: false, ccmp: false, locl: false };

/** A glyph and the characters that it was first used for, which are what a copy of it says. */
export interface Glyph {
  readonly id: number;
  readonly codePoints: readonly number[];
  /** Units of the font. */
  readonly advanceWidth: number;
}
/** One font file: which characters it has and their glyphs; it remembers what was encoded for its subset. */
export interface Font {
  readonly file: TrueType;
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
const SIMPLE = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Georgian}\p{Script=Common}\p{Co}]*$/u;
/** What most texts are made of, told many times faster. */
const PLAIN = /^[\t\n\r -\u02AF\u0400-\u0482\u048A-\u052F\u2010-\u2027\u2030-\u205E]*$/;

/** Whether a text has letters or marks whose glyphs only a shaper can choose and place. */
export const needsShaper = (text: string) => !PLAIN.test(text) && !SIMPLE.test(text);

/** Reads a font of resources/fonts; `shape` is for texts that need a shaper. */
export function loadFont({ name, tag }: (typeof FONT_FILES)[number], shape: Shape | null): Font {
  const bytes = readFileSync(resourcePath('fonts', `${name}.ttf`));
  const file = readTrueType(bytes);
  const subset = createSubset();
  const encodeLetters = createLetterEncoder(file, subset);
  // Subtle: a glyph keeps the character it was first asked for; a space must come back as U+0020.
  encodeLetters(' -');
  return {
    file,
    subsetName: `${tag}+${name}`,
    used: subset.used,
    has: (codePoint) => file.glyphOf(codePoint) !== 0,
    encode: (text) => {
      if (!needsShaper(text)) return encodeLetters(text);
      if (!shape) throw new Error(`no shaper was loaded for ${JSON.stringify(text)}`);
      return encodeShaped(shape(bytes, text), text, file, subset);
    },
  };
}

/** The glyphs that are used, each with its number from 1. */
interface Subset {
  readonly used: readonly Glyph[];
  readonly numberOf: (glyph: Glyph) => number;
}

function createSubset(): Subset {
  const used: Glyph[] = [];
  const numbers = new Map<number, number>();
  const numberOf = (glyph: Glyph) => {
    const known = numbers.get(glyph.id);
    if (known !== undefined) return known;
    const number = used.push(glyph);
    numbers.set(glyph.id, number);
    return number;
  };
  return { used, numberOf };
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
function createLetterEncoder(file: TrueType, { used, numberOf }: Subset): (text: string) => EncodedText {
  const scale = 1000 / file.unitsPerEm;
  const readKern = readKerning(file);
  const letters = new Map<string, Letter>();
  const pairs = new Map<string, number>();
  const letterOf = (character: string): Letter => {
    const known = letters.get(character);
    if (known) return known;
    const codePoint = character.codePointAt(0) ?? 0;
    const id = file.glyphOf(codePoint);
    const advanceWidth = file.advanceOf(id);
    const number = numberOf({ id, codePoints: [codePoint], advanceWidth });
    const said = used[number - 1]?.codePoints ?? [];
    const letter = {
      glyph: id,
      shown: literal(number),
      width: advanceWidth * scale,
      script: scriptOf(character),
      isPlain: said.length === 1 && said[0] === codePoint,
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

/** Encodes any text from what a shaper made of it. */
function encodeShaped(
  { glyphs, positions }: ReturnType<Shape>,
  text: string,
  { unitsPerEm }: TrueType,
  { used, numberOf }: Subset,
): EncodedText {
  const scale = 1000 / unitsPerEm;
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
  const spelled = glyphs.flatMap((glyph) => used[numberOf(glyph) - 1]?.codePoints ?? []);
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
