import { readFileSync } from 'node:fs';
import { create, type Font } from '@cantoo/fontkit';
import { describe, expect, test } from 'vitest';
import { FEATURES } from '../../../main/compendium/fonts/font.ts';
import { FONT_FILES } from '../../../main/compendium/fonts/font-files.ts';
import { readKerning, type ScriptTag } from '../../../main/compendium/fonts/kerning.ts';
import { readSfnt } from '../../../main/compendium/fonts/sfnt.ts';

const ALPHABETS: Readonly<Record<string, ScriptTag>> = {
  AaBbCcÇçDdEeƏəFfGgĞğHhIıİiJjKkLlMmNnOoÖöPpQqRrSsŞşTtUuÜüVvWwXxYyZz: 'latn',
  АаБбВвГгҒғДдЕеӘәЖжЗзИиЈјКкҜҝЛлӨөПпРрСсТтУуҮүФфХхҺһЧчҸҹЮюЯя: 'cyrl',
  აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ: 'geor',
};
const MARKS = '0147.,:;-()"«»“”–/%';

describe('the kerning of letters', () => {
  test.each(FONT_FILES.map(({ name }) => name))('%s: every pair stands as the shaper sets it', (name) => {
    const bytes = readFileSync(new URL(`../../../resources/fonts/${name}.ttf`, import.meta.url));
    const font = create(bytes) as Font;
    const kern = readKerning(readSfnt(bytes));
    const glyphOf = (character: string) => font.glyphForCodePoint(character.codePointAt(0) ?? 0);
    const isThere = (character: string) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
    const wrong: string[] = [];
    let kerned = 0;
    for (const [letters, script] of Object.entries(ALPHABETS)) {
      const characters = Array.from(letters + MARKS).filter(isThere);
      for (const first of characters) {
        for (const second of characters) {
          const tag = MARKS.includes(first) && MARKS.includes(second) ? 'DFLT' : script;
          const [one, two] = [glyphOf(first), glyphOf(second)];
          const own = kern(one?.id ?? 0, two?.id ?? 0, tag);
          const { positions } = font.layout(first + second, FEATURES);
          const width = (positions ?? []).reduce((sum, { xAdvance }) => sum + xAdvance, 0);
          if (own !== width - (one?.advanceWidth ?? 0) - (two?.advanceWidth ?? 0)) wrong.push(first + second);
          if (own !== 0) kerned++;
        }
      }
    }
    expect([wrong, kerned > 100]).toEqual([[], true]);
  });
});
