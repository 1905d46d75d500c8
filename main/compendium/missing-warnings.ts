import type { Locale } from '../../preload/model.ts';
import { textIn } from '../texts.ts';

/** The sentences that name characters that no font has. */
export function missingWarnings(missing: readonly string[], language: Locale): readonly string[] {
  return missing.map((character) => {
    const codes = Array.from(character, (part) => (part.codePointAt(0) ?? 0).toString(16).toUpperCase());
    const code = codes.map((hex) => `U+${hex.padStart(4, '0')}`).join(' ');
    return textIn(language, 'print.missingGlyph', { character, code });
  });
}
