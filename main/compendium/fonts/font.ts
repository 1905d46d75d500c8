import { create } from '@cantoo/fontkit';
import { CustomFontSubsetEmbedder } from 'pdf-lib';

type Fontkit = Parameters<typeof CustomFontSubsetEmbedder.for>[0];
type EmbedderFont = CustomFontSubsetEmbedder['font'];

/**
 * A word's glyphs are its letters: ligatures and contextual forms would come back as other letters when
 * text is copied, and a line could not be broken inside them. Kerning stays on.
 */
const FEATURES = { liga: false, clig: false, dlig: false, calt: false, ccmp: false, locl: false };

/** One font file: which characters it has and their glyphs; it remembers what was encoded for its subset. */
export interface Font {
  readonly embedder: CustomFontSubsetEmbedder;
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

/** Reads a font file; `subsetName` is the name that its subset has in a PDF. */
export async function loadFont(bytes: Uint8Array, subsetName: string): Promise<Font> {
  const embedder = await CustomFontSubsetEmbedder.for(fontkit, bytes, subsetName, FEATURES);
  const { font } = embedder;
  const encodeLetters = createLetterEncoder(embedder);
  let isUsed = false;
  return {
    embedder,
    has: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    encode: (text) => {
      // Subtle: a glyph keeps the character it was first asked for; a space must come back as U+0020.
      if (!isUsed) embedder.encodeText(' -');
      isUsed = true;
      return SIMPLE.test(text) ? encodeLetters(text) : encodeShaped(embedder, text);
    },
  };
}

/**
 * Encodes words of simple scripts from their letters and the kerning of each pair of them, which the shaper is
 * asked for once: a book has ten thousand words, but only some hundred pairs.
 */
export function createLetterEncoder(embedder: CustomFontSubsetEmbedder): (text: string) => EncodedText {
  const letters = new Map<string, EncodedText>();
  const pairs = new Map<string, number>();
  const letterOf = (character: string): EncodedText => {
    const known = letters.get(character);
    if (known) return known;
    const letter = encodeShaped(embedder, character);
    letters.set(character, letter);
    return letter;
  };
  const kernOf = (first: string, second: string): number => {
    const known = pairs.get(first + second);
    if (known !== undefined) return known;
    const pair = encodeShaped(embedder, first + second);
    const kern = pair.width - letterOf(first).width - letterOf(second).width;
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
      glyphs += letter.glyphs;
      width += kern;
      advances.push(width);
      width += letter.width;
      isPlain &&= letter.isPlain;
      last = character;
    }
    return { glyphs, width, advances: isPlain ? advances : null, isPlain };
  };
}

/** Encodes any text through the font's shaper. */
export function encodeShaped(embedder: CustomFontSubsetEmbedder, text: string): EncodedText {
  const { font, scale } = embedder;
  const { glyphs, positions } = font.layout(text, FEATURES);
  const ids = embedder.encodeText(text).asString();
  const characters = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const advances: number[] = [];
  let shown = '';
  let width = 0;
  glyphs.forEach((glyph, index) => {
    advances.push(width);
    const advance = (positions[index]?.xAdvance ?? glyph.advanceWidth) * scale;
    width += advance;
    shown += literal(ids.slice(index * 4, index * 4 + 4));
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

/** A glyph id from hexadecimal to the bytes of a literal string (ISO 32000-1, 7.3.4.2), half as long. */
function literal(id: string): string {
  const bytes = String.fromCharCode(Number.parseInt(id.slice(0, 2), 16), Number.parseInt(id.slice(2), 16));
  return bytes.replace(/[\\()\r]/g, (byte) => (byte === '\r' ? '\\r' : `\\${byte}`));
}

/** @cantoo/fontkit as pdf-lib's embedder wants it. */
const fontkit: Fontkit = {
  create: (bytes) => {
    // The two libraries describe one and the same object in types of their own.
    const font = create(bytes as Buffer) as unknown as EmbedderFont;
    const layout = font.layout.bind(font);
    let last: { readonly text: string; readonly run: ReturnType<EmbedderFont['layout']> } | undefined;
    // A word is laid out once for its measure and its glyphs.
    font.layout = (text, features) => {
      if (last?.text !== text) last = { text, run: layout(text, features) };
      return last.run;
    };
    const createSubset = font.createSubset.bind(font);
    font.createSubset = () => withStream(createSubset() as unknown as ModernSubset);
    return Promise.resolve(font) as unknown as ReturnType<Fontkit['create']>;
  },
};

interface ModernSubset {
  readonly encode: () => Uint8Array;
}
type StreamedSubset = ReturnType<EmbedderFont['createSubset']>;

/** pdf-lib reads a subset's bytes from a stream; the newer library gives them at once. */
function withStream(subset: ModernSubset): StreamedSubset {
  const stream = {
    on(event: string, listener: (bytes?: Uint8Array) => void) {
      if (event === 'data') listener(subset.encode());
      if (event === 'end') listener();
      return stream;
    },
  };
  return Object.assign(subset, { encodeStream: () => stream }) as unknown as StreamedSubset;
}
