import { ordinalSuffix } from '../../preload/ordinal.ts';

/** An Azerbaijani ordinal in digits whose suffix does not fit its number (`2007-cı`), and the one that does. */
export interface WrongOrdinal {
  readonly text: string;
  readonly right: string;
}
const ORDINAL = /(?<![\d.,])(\d{1,9})[-–‑](ci|cı|cu|cü)(?!\p{L})/gu;

/** Ordinals of a text whose suffix is wrong, in their order. */
export function wrongOrdinals(text: string): readonly WrongOrdinal[] {
  return [...text.matchAll(ORDINAL)].flatMap(([whole, digits = '', suffix]) => {
    const right = ordinalSuffix(Number(digits));
    return right === suffix ? [] : [{ text: whole, right: `${digits}-${right}` }];
  });
}
