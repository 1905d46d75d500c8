import { expect, test } from 'vitest';
import { figuresIn } from '../../preload/section-text.ts';
import { figureText } from '../../renderer/compendium/figure-text.ts';

test.each([
  ['Fondun binası', 'Üç mərtəbə', '1'],
  ['[a] *b* _c_ `d` <e> ! \\ &amp;', 'o "dedi" \\ &amp; *a*', '12'],
  ['', '', '3'],
])('a figure with the caption %j is read as it was chosen', (caption, alternative, page) => {
  const sha256 = 'a'.repeat(64);
  expect(figuresIn(`Söz.\n\n${figureText({ sha256, page, caption, alternative })}\n\nSöz.`)).toEqual([
    { kind: 'figure', sha256, page: Number(page), caption, alternative: alternative || caption },
  ]);
});
