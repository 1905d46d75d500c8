import { create, type Font, type GlyphRun } from '@cantoo/fontkit';
import { FEATURES } from './font.ts';

/** Lays out a text in the font of a file's bytes: its glyphs and where they stand, in units of the font. */
export type Shape = (bytes: Uint8Array, text: string) => Pick<GlyphRun, 'glyphs' | 'positions'>;

/** A shaper for any script. */
export function createShaper(): Shape {
  const fonts = new Map<Uint8Array, Font>();
  return (bytes, text) => {
    const font = fonts.get(bytes) ?? (create(bytes) as Font);
    fonts.set(bytes, font);
    return font.layout(text, FEATURES);
  };
}
