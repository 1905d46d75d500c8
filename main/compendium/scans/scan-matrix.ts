import type { ScanPage } from './scan-page.ts';

/** Left, lower edge, width and height on a page, in points from its lower left corner. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
/** What is drawn: its box in units of its own, and the quarter turns clockwise by which it is shown uncropped. */
export interface Drawn {
  readonly box: readonly [number, number, number, number];
  readonly turns: number;
}

/** Operators that draw an object at a place, turned and cropped as its record says (ISO 32000-1, 8.3.4). */
export function drawOperators(name: string, scan: ScanPage, { box, turns }: Drawn, place: Place): string {
  const whole = wholePlace(scan, place);
  const matrix = matrixOf(box, (turns + scan.turns) % 4, whole);
  const clip = scan.crop ? `${numbers(place.x, place.y, place.width, place.height)} re W n\n` : '';
  return `q\n${clip}${numbers(...matrix)} cm\n/${name} Do\nQ\n`;
}

/** Where the whole page would lie whose cropped part fills a place. */
function wholePlace({ crop, turns }: ScanPage, place: Place): Place {
  let [left, top, right, bottom] = crop ?? [0, 0, 1, 1];
  for (let turn = 0; turn < turns; turn++) [left, top, right, bottom] = [1 - bottom, left, 1 - top, right];
  const [width, height] = [place.width / (right - left), place.height / (bottom - top)];
  return { x: place.x - left * width, y: place.y + place.height + top * height - height, width, height };
}

/** The matrix that brings a box, turned clockwise by quarters, to a place. */
function matrixOf(
  [left, lower, right, upper]: Drawn['box'],
  turns: number,
  { x, y, width, height }: Place,
): readonly [number, number, number, number, number, number] {
  const [across, up] = [right - left, upper - lower];
  if (turns % 2 === 0) {
    const [a, d] = [width / across, height / up];
    return turns === 0
      ? [a, 0, 0, d, x - a * left, y - d * lower]
      : [-a, 0, 0, -d, x + width + a * left, y + height + d * lower];
  }
  const [b, c] = [height / across, width / up];
  return turns === 1
    ? [0, -b, c, 0, x - c * lower, y + height + b * left]
    : [0, b, -c, 0, x + width + c * lower, y - b * left];
}

const numbers = (...values: readonly number[]): string =>
  values.map((value) => String(Number(value.toFixed(6)))).join(' ');
