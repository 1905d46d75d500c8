/** A reference to an indirect object by its number; generations are those of the file's own table. */
export interface PdfRef {
  readonly ref: number;
}
export type PdfDict = ReadonlyMap<string, PdfValue>;
/**
 * A value of a PDF as it stands in its file: names with their slash, numbers, strings and words are the Latin-1 text of
 * their bytes, so that what is copied stays what it was.
 */
export type PdfValue = string | PdfRef | readonly PdfValue[] | PdfDict;

export const isRef = (value: PdfValue | undefined): value is PdfRef =>
  typeof value === 'object' && 'ref' in value;
export const isDict = (value: PdfValue | undefined): value is PdfDict => value instanceof Map;
export const isList = (value: PdfValue | undefined): value is readonly PdfValue[] => Array.isArray(value);

/** A number, or undefined where the value is none. */
export function numberIn(value: PdfValue | undefined): number | undefined {
  if (typeof value !== 'string' || !/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(value)) return undefined;
  return Number(value);
}

/** Writes a value, each reference as `renumber` says; null for one that leads nowhere. */
export function writeValue(value: PdfValue, renumber: (ref: number) => number | null): string {
  if (typeof value === 'string') return value;
  if (isRef(value)) {
    const number = renumber(value.ref);
    return number === null ? 'null' : `${number} 0 R`;
  }
  if (isList(value)) return `[${value.map((item) => writeValue(item, renumber)).join(' ')}]`;
  const entries = [...(value as PdfDict)].map(([key, item]) => `${key} ${writeValue(item, renumber)}`);
  return `<<${entries.join('')}>>`;
}
