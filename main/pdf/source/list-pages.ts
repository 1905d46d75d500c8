import type { PdfSource } from './open-source.ts';
import { isDict, isList, isRef, numberIn, type PdfDict, type PdfValue } from './pdf-value.ts';

/** A rectangle: left, lower, right and upper edge in the page's own units. */
export type PdfBox = readonly [number, number, number, number];

/** A page of a source with what it inherits (ISO 32000-1, 7.7.3.4). */
export interface SourcePage {
  readonly dict: PdfDict;
  readonly resources: PdfValue | undefined;
  /** What is shown of it: the crop box within the media box. */
  readonly box: PdfBox;
  /** Quarter turns clockwise by which it is shown. */
  readonly turns: number;
  /** Points to a unit. */
  readonly unit: number;
}

type Inherited = ReadonlyMap<string, PdfValue>;
const INHERITED = ['/Resources', '/MediaBox', '/CropBox', '/Rotate'] as const;
const DEEPEST = 64;
const MOST_PAGES = 1_000_000;
/** Letter, as viewers take it for a page that does not say. */
const USUAL_BOX: PdfBox = [0, 0, 612, 792];

/** The pages of a source in their order; null for one that is damaged. */
export function listSourcePages(source: PdfSource): readonly (SourcePage | null)[] {
  const pages: (SourcePage | null)[] = [];
  const open = new Set<number>();
  const walk = (value: PdfValue | undefined, inherited: Inherited, depth: number): void => {
    const ref = isRef(value) ? value.ref : -1;
    const node = dictOf(source, value);
    if (!node || open.has(ref) || depth > DEEPEST || pages.length >= MOST_PAGES) {
      pages.push(null);
      return;
    }
    const own = new Map(inherited);
    for (const key of INHERITED) {
      const given = node.get(key);
      if (given !== undefined) own.set(key, given);
    }
    const kids = source.get(node.get('/Kids'));
    if (!isList(kids)) {
      pages.push(pageOrNull(source, node, own));
      return;
    }
    open.add(ref);
    for (const kid of kids) walk(kid, own, depth + 1);
    open.delete(ref);
  };
  walk(source.catalog.get('/Pages'), new Map(), 0);
  return pages;
}

function dictOf(source: PdfSource, value: PdfValue | undefined): PdfDict | null {
  try {
    const found = source.get(value);
    return isDict(found) ? found : null;
  } catch {
    // A page that cannot be read is told as damaged by whoever lists it.
    return null;
  }
}

function pageOrNull(source: PdfSource, dict: PdfDict, inherited: Inherited): SourcePage | null {
  try {
    return pageOf(source, dict, inherited);
  } catch {
    return null;
  }
}

function pageOf(source: PdfSource, dict: PdfDict, inherited: Inherited): SourcePage {
  const media = boxOf(source, inherited.get('/MediaBox')) ?? USUAL_BOX;
  const crop = boxOf(source, inherited.get('/CropBox'));
  const rotate = numberIn(source.get(inherited.get('/Rotate'))) ?? 0;
  return {
    dict,
    resources: inherited.get('/Resources'),
    box: (crop && within(crop, media)) ?? media,
    turns: (((Math.round(rotate / 90) % 4) + 4) % 4) as number,
    unit: numberIn(source.get(dict.get('/UserUnit'))) ?? 1,
  };
}

function boxOf(source: PdfSource, value: PdfValue | undefined): PdfBox | null {
  const list = source.get(value);
  if (!isList(list) || list.length < 4) return null;
  const [a, b, c, d] = list.map((item) => numberIn(source.get(item)));
  if (a === undefined || b === undefined || c === undefined || d === undefined) return null;
  const box: PdfBox = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
  return box[2] - box[0] > 0.1 && box[3] - box[1] > 0.1 ? box : null;
}

/** The part of a box that lies in another; null where none does. */
function within(box: PdfBox, other: PdfBox): PdfBox | null {
  const part: PdfBox = [
    Math.max(box[0], other[0]),
    Math.max(box[1], other[1]),
    Math.min(box[2], other[2]),
    Math.min(box[3], other[3]),
  ];
  return part[2] - part[0] > 0.1 && part[3] - part[1] > 0.1 ? part : null;
}
