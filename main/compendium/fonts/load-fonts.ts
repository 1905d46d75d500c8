import type { BookStyle } from '../../../preload/book-style.ts';
import { type Font, loadFont, needsShaper } from './font.ts';
import { FONT_FILES, type FontName, faceFonts } from './font-files.ts';
import { FACES, type Face, type GlyphRun, type Measure, type Space, type Word } from './measure.ts';
import type { Shape } from './shaper.ts';

/** Printed in the place of a character that no font has. */
const REPLACEMENT = 0xfffd;
const SPACE = 0x20;

export interface FontSet {
  readonly measure: Measure;
  /** The fonts that were used, by the number that a `GlyphRun` gives. */
  readonly fonts: ReadonlyMap<number, Font>;
  /** Characters that were asked for and no font has. */
  readonly missing: ReadonlySet<string>;
}

/** The fonts of a book that has these texts in these families, each read when a character first needs it. */
export async function loadFonts(
  texts: Iterable<string>,
  families: BookStyle['fonts'] = { text: 'serif', headings: 'sans' },
): Promise<FontSet> {
  const shape = await loadShaper(texts);

  const fonts = new Map<number, Font>();
  const used = new Map<number, Font>();
  const missing = new Set<string>();
  const fontOf = (number: number): Font => {
    const known = fonts.get(number);
    if (known) return known;
    const font = loadFont(FONT_FILES[number] ?? FONT_FILES[0], shape);
    fonts.set(number, font);
    return font;
  };
  const choose = createChoice(faceFonts(families), (number, codePoint) => fontOf(number).has(codePoint));
  const encode = (number: number, text: string) => {
    const font = fontOf(number);
    used.set(number, font);
    return font.encode(text);
  };
  const spaces = new Map<Face, Space>();
  const spaceOf = (face: Face): Space => {
    const known = spaces.get(face);
    if (known) return known;
    const font = choose(face, SPACE);
    const { glyphs, width } = encode(font, ' ');
    const space = { width, run: { font, glyphs, actualText: null } };
    spaces.set(face, space);
    return space;
  };
  const measureNew = (face: Face, text: string): Word => {
    const runs: GlyphRun[] = [];
    const advances = new Float64Array(text.length).fill(Number.NaN);
    let width = 0;
    let unit = 0;
    for (const part of splitByFont(text, (codePoint) => choose(face, codePoint))) {
      const isMissing = part.font < 0;
      if (isMissing) missing.add(part.text);
      const shown = isMissing ? String.fromCodePoint(REPLACEMENT) : part.text;
      const number = isMissing ? choose(face, REPLACEMENT) : part.font;
      const encoded = encode(number, shown);
      runs.push({
        font: number,
        glyphs: encoded.glyphs,
        actualText: encoded.isPlain && !isMissing ? null : part.text,
      });
      advances[unit] = width;
      let at = unit;
      if (encoded.advances && !isMissing)
        Array.from(part.text).forEach((character, index) => {
          advances[at] = width + (encoded.advances?.[index] ?? 0);
          at += character.length;
        });
      unit += part.text.length;
      width += encoded.width;
    }
    return { text, face, width, runs, advances, space: spaceOf(face) };
  };
  const words = Object.fromEntries(FACES.map((face) => [face, new Map()])) as Record<Face, Map<string, Word>>;
  const measure: Measure = (face, text) => {
    const known = words[face].get(text);
    if (known) return known;
    const word = measureNew(face, text);
    words[face].set(text, word);
    return word;
  };
  return { measure, fonts: used, missing };
}

/** The shaper, where one of the texts needs it: it is larger than all else that sets a book. */
async function loadShaper(texts: Iterable<string>): Promise<Shape | null> {
  for (const text of texts) {
    if (!needsShaper(text)) continue;
    const { createShaper } = await import('./shaper.ts');
    return createShaper();
  }
  return null;
}

/** Which font draws a character in a face: the first of the face's fonts that has it, or -1. */
function createChoice(
  fontsOf: Readonly<Record<Face, readonly FontName[]>>,
  has: (number: number, codePoint: number) => boolean,
): (face: Face, codePoint: number) => number {
  const numberOf = (name: FontName) => FONT_FILES.findIndex((file) => file.name === name);
  const chosen = new Map(FACES.map((face) => [face, new Map<number, number>()]));
  return (face, codePoint) => {
    const known = chosen.get(face)?.get(codePoint);
    if (known !== undefined) return known;
    const number = fontsOf[face].map(numberOf).find((candidate) => has(candidate, codePoint)) ?? -1;
    chosen.get(face)?.set(codePoint, number);
    return number;
  };
}

/** Marks belong to the letter before them (combining marks, variation selectors, joiners). */
const MARK = /^(?:\p{M}|\u200C|\u200D)$/u;

/** Runs of a text that one font draws; each character that none has (-1) is a run of its own. */
function splitByFont(
  text: string,
  choose: (codePoint: number) => number,
): readonly { readonly font: number; readonly text: string }[] {
  const parts: { font: number; text: string }[] = [];
  for (const character of text) {
    const last = parts.at(-1);
    const font = choose(character.codePointAt(0) ?? 0);
    if (last && last.font === font && font >= 0) last.text += character;
    else if (last && font < 0 && MARK.test(character)) last.text += character;
    else parts.push({ font, text: character });
  }
  return parts;
}
