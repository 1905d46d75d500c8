import { ordinalSuffix } from '../../preload/ordinal.ts';

/** Something to look at in a text, never corrected by itself: `mixedScript` or `ordinalSuffix` with the word. */
export interface TextHint {
  readonly code: 'mixedScript' | 'ordinalSuffix';
  readonly word: string;
}

const WORD = /[\p{L}\p{M}]+/gu;
const ORDINAL = /(?<!\d)(\d{1,4})-(ci|cı|cu|cü)(?![\p{L}\d])/gu;

/** The words of a text that mix Latin and Cyrillic letters or carry an ordinal suffix that does not fit; each once. */
export function findTextHints(text: string): readonly TextHint[] {
  const mixed = [...text.matchAll(WORD)]
    .map(([word]) => word)
    .filter((word) => /\p{Script=Latin}/u.test(word) && /\p{Script=Cyrillic}/u.test(word));
  const ordinals = [...text.matchAll(ORDINAL)].filter(
    ([, digits = '', suffix]) => ordinalSuffix(Number(digits)) !== suffix,
  );
  return [
    ...[...new Set(mixed)].map((word): TextHint => ({ code: 'mixedScript', word })),
    ...[...new Set(ordinals.map(([word]) => word))].map(
      (word): TextHint => ({ code: 'ordinalSuffix', word }),
    ),
  ];
}
