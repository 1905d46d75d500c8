import type { PdfSource } from './open-source.ts';
import { readOperators } from './page-operators.ts';
import { isDict, numberIn, type PdfDict, type PdfValue } from './pdf-value.ts';

/** A matrix of ISO 32000-1, 8.3.3: a, b, c, d; where it moves things to makes no difference here. */
type Matrix = readonly [number, number, number, number];
const UNTURNED: Matrix = [1, 0, 0, 1];
/** Part of the page that a picture covers at least to be what the page shows. */
const LEAST_PART = 0.2;
const POINTS = 72;

const times = ([a, b, c, d]: Matrix, [e, f, g, h]: Matrix): Matrix => [
  a * e + b * g,
  a * f + b * h,
  c * e + d * g,
  c * f + d * h,
];

/** The fewest pixels to an inch of the pictures that a page consists of; null where it consists of none. */
export function sharpnessOf(
  source: PdfSource,
  resources: PdfValue,
  content: Uint8Array,
  area: number,
): number | null {
  const dict = source.get(resources);
  const objects = isDict(dict) ? source.get(dict.get('/XObject')) : undefined;
  if (!isDict(objects)) return null;
  const kept: Matrix[] = [];
  let matrix = UNTURNED;
  let least: number | null = null;
  for (const { name, operands } of readOperators(content)) {
    if (name === 'q') kept.push(matrix);
    else if (name === 'Q') matrix = kept.pop() ?? UNTURNED;
    else if (name === 'cm') matrix = times(matrixOf(operands), matrix);
    else if (name === 'Do') {
      const object = source.get(objects.get(String(operands[0])));
      const dpi = isDict(object) ? dpiOf(source, object, matrix, area) : null;
      if (dpi !== null) least = Math.min(least ?? dpi, dpi);
    }
  }
  return least;
}

function matrixOf(operands: readonly PdfValue[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1] = operands.map((value) => numberIn(value) ?? 0);
  return [a, b, c, d];
}

function dpiOf(source: PdfSource, image: PdfDict, [a, b, c, d]: Matrix, area: number): number | null {
  if (image.get('/Subtype') !== '/Image') return null;
  const [width, height] = ['/Width', '/Height'].map((key) => numberIn(source.get(image.get(key))) ?? 0);
  const [across, up] = [Math.hypot(a, b), Math.hypot(c, d)];
  if (!width || !height || Math.abs(a * d - b * c) < area * LEAST_PART) return null;
  return Math.min((width / across) * POINTS, (height / up) * POINTS);
}
