import type { PdfObject, PdfSource } from './open-source.ts';
import { isDict, isList, isRef, type PdfDict, type PdfValue, writeValue } from './pdf-value.ts';

/** A file that objects are written to. */
export interface ObjectTarget {
  readonly allot: () => number;
  readonly addObject: (number: number, text: string) => void;
  readonly addRaw: (number: number, dictionary: string, bytes: Uint8Array) => void;
}
/** Copies objects of one source into a file, each once; streams byte for byte. */
export interface ObjectCopier {
  /** A value as it is written in the file; what it refers to follows with `flush`. */
  readonly value: (value: PdfValue) => string;
  /** Writes what was referred to; answers how many of it could not be read and are null. */
  readonly flush: () => number;
}

/**
 * What is not taken along: ways back to the source's pages and structure, its metadata, layers and private notes, and
 * what PDF/A forbids of a picture that is only advice (ISO 19005-2, 6.2.8).
 */
const LEFT_OUT: ReadonlySet<string> = new Set([
  '/Parent',
  '/StructParent',
  '/StructParents',
  '/Metadata',
  '/PieceInfo',
  '/LastModified',
  '/Interpolate',
  '/Alternates',
  '/OPI',
  '/OC',
  '/Properties',
  '/AF',
]);
/** Parts of a document that no page needs to be drawn; they would bring others along. */
const NOT_COPIED: ReadonlySet<string> = new Set([
  '/Page',
  '/Pages',
  '/Catalog',
  '/StructElem',
  '/StructTreeRoot',
  '/Annot',
  '/Action',
  '/Filespec',
  '/EmbeddedFile',
  '/OCG',
  '/OCMD',
]);

/** Whether an object is one that pages are drawn with. */
export const isDrawn = ({ value }: PdfObject): boolean => {
  const type = isDict(value) ? value.get('/Type') : undefined;
  return !(typeof type === 'string' && NOT_COPIED.has(type)) && !(isDict(value) && value.has('/JS'));
};

/** A value without what is not taken along. */
export function cleaned(value: PdfValue): PdfValue {
  if (isList(value)) return value.map(cleaned);
  if (!isDict(value)) return value;
  const kept = [...value].filter(([key]) => !LEFT_OUT.has(key));
  return new Map(kept.map(([key, item]) => [key, cleaned(item)])) as PdfDict;
}

/** The numbers of the objects that a value refers to. */
export function* refsIn(value: PdfValue): Generator<number> {
  if (isRef(value)) yield value.ref;
  else if (isList(value)) for (const item of value) yield* refsIn(item);
  else if (isDict(value)) for (const item of value.values()) yield* refsIn(item);
}

/** A copier from a source into a file. */
export function createCopier(source: PdfSource, target: ObjectTarget): ObjectCopier {
  const numbers = new Map<number, number>();
  const waiting: number[] = [];
  const renumber = (ref: number): number => {
    const known = numbers.get(ref);
    if (known !== undefined) return known;
    const number = target.allot();
    numbers.set(ref, number);
    waiting.push(ref);
    return number;
  };
  const write = (ref: number): boolean => {
    const number = renumber(ref);
    const object = objectOrNull(source, ref);
    if (!object || !isDrawn(object)) target.addObject(number, 'null');
    else if (object.stream && isDict(object.value)) {
      const bytes = source.bytes(object);
      const dict = new Map(cleaned(object.value) as PdfDict).set('/Length', String(bytes.length));
      target.addRaw(number, writeValue(dict, renumber), bytes);
    } else target.addObject(number, writeValue(cleaned(object.value), renumber));
    return object !== null;
  };
  return {
    value: (value) => writeValue(cleaned(value), renumber),
    flush: () => {
      let lost = 0;
      for (let ref = waiting.pop(); ref !== undefined; ref = waiting.pop()) if (!write(ref)) lost++;
      return lost;
    },
  };
}

function objectOrNull(source: PdfSource, ref: number): PdfObject | null {
  try {
    return source.object(ref);
  } catch (error) {
    console.warn(`object ${ref} of a source could not be read`, error);
    return null;
  }
}
