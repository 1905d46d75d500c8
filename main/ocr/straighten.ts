import type { GreyPicture } from './engine.ts';

/** Degrees by which a page is looked at as askew, either way. */
const MOST_SKEW = 6;
/** Pixels of the longer side when the skew is measured: rows of letters are then some pixels high. */
const MEASURED_SIDE = 1000;
/** Degrees below which a page is left as it is: Tesseract follows such lines by itself. */
const LEAST_SKEW = 0.15;
/** Degrees between two angles that are tried. */
const ROUGH_STEP = 0.5;
const FINE_STEP = 0.1;
const RADIANS = Math.PI / 180;

/** How the dark of a picture lies: points of ink, in pixels of a smaller picture. */
interface Ink {
  readonly xs: Float32Array;
  readonly ys: Float32Array;
  readonly side: number;
}

/** How much of a picture stands in lines, when they are looked for at an angle: larger where they are sharper. */
function sharpness({ xs, ys, side }: Ink, degrees: number): number {
  const slope = Math.tan(degrees * RADIANS);
  const rows = new Float64Array(side * 3);
  for (let at = 0; at < xs.length; at++) {
    const row = Math.round((ys[at] as number) - (xs[at] as number) * slope) + side;
    rows[row] = (rows[row] as number) + 1;
  }
  let sum = 0;
  for (let row = 1; row < rows.length; row++) {
    const step = (rows[row] as number) - (rows[row - 1] as number);
    sum += step * step;
  }
  return sum;
}

/** The best of some angles for a picture's lines. */
function best(
  ink: Ink,
  from: number,
  to: number,
  step: number,
): { readonly degrees: number; readonly score: number } {
  let found = { degrees: 0, score: sharpness(ink, 0) };
  for (let degrees = from; degrees <= to; degrees += step) {
    const score = sharpness(ink, degrees);
    if (score > found.score) found = { degrees, score };
  }
  return found;
}

/** Dark pixels that touch a light one above, of a picture made smaller: edges of letters, not shadows or photographs. */
function inkOf({ width, height, pixels }: GreyPicture, isSideways: boolean): Ink {
  const scale = Math.max(1, Math.max(width, height) / MEASURED_SIDE);
  const columns = Math.floor(width / scale);
  const rows = Math.floor(height / scale);
  const small = new Uint8Array(columns * rows);
  const histogram = new Float64Array(256);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const value = darkestOf(pixels, width, x * scale, y * scale, scale);
      small[y * columns + x] = value;
      histogram[value] = (histogram[value] as number) + 1;
    }
  }
  const threshold = splitOf(histogram);
  const xs: number[] = [];
  const ys: number[] = [];
  const above = isSideways ? 1 : columns;
  for (let at = columns + 1; at < small.length; at++) {
    if ((small[at] as number) > threshold || (small[at - above] as number) <= threshold) continue;
    const [x, y] = [at % columns, Math.floor(at / columns)];
    xs.push(isSideways ? y : x);
    ys.push(isSideways ? x : y);
  }
  return { xs: Float32Array.from(xs), ys: Float32Array.from(ys), side: Math.max(columns, rows) + 1 };
}

/** Subtle: the mean of a cell would wash thin letters out, its darkest pixel keeps specks; half of both does well. */
function darkestOf(pixels: Uint8Array, width: number, left: number, top: number, size: number): number {
  let sum = 0;
  let count = 0;
  let darkest = 255;
  const [x0, y0] = [Math.floor(left), Math.floor(top)];
  for (let y = y0; y < y0 + size; y++) {
    for (let x = x0; x < x0 + size; x++) {
      const value = pixels[y * width + x] ?? 255;
      sum += value;
      count++;
      if (value < darkest) darkest = value;
    }
  }
  return Math.round((sum / Math.max(1, count) + darkest) / 2);
}

/** The level between dark and light that parts a picture best (N. Otsu, 1979). */
function splitOf(histogram: Float64Array): number {
  const total = histogram.reduce((sum, count) => sum + count, 0);
  const all = histogram.reduce((sum, count, value) => sum + count * value, 0);
  let [dark, darkSum, most, threshold] = [0, 0, -1, 127];
  for (let value = 0; value < 255; value++) {
    dark += histogram[value] as number;
    darkSum += value * (histogram[value] as number);
    const light = total - dark;
    if (dark === 0 || light === 0) continue;
    const between = dark * light * (darkSum / dark - (all - darkSum) / light) ** 2;
    if (between > most) [most, threshold] = [between, value];
  }
  return threshold;
}

/** How much sharper lines must be from top to bottom before a page counts as lying on its side. */
const SIDEWAYS_SURER = 1.3;

/** Whether the lines of a picture run from top to bottom or from bottom to top. */
export function liesSideways(picture: GreyPicture): boolean {
  const [level, sideways] = [false, true].map((isSideways) => {
    const ink = inkOf(picture, isSideways);
    return best(ink, -MOST_SKEW, MOST_SKEW, ROUGH_STEP).score;
  });
  return (sideways ?? 0) > (level ?? 0) * SIDEWAYS_SURER;
}

/**
 * Degrees clockwise by which the lines of a picture slope, up to 6 either way: those down to the right count as more
 * than 0. A picture without lines has none.
 */
export function measureSkew(picture: GreyPicture): number {
  const ink = inkOf(picture, false);
  const { degrees: rough } = best(ink, -MOST_SKEW, MOST_SKEW, ROUGH_STEP);
  const { degrees } = best(ink, rough - ROUGH_STEP, rough + ROUGH_STEP, FINE_STEP);
  return Math.abs(degrees) < LEAST_SKEW ? 0 : degrees;
}

/** A quarter turn: how often a picture is turned clockwise. */
export type Turns = 0 | 1 | 2 | 3;

/** A picture turned clockwise by some quarters. */
export function turnPicture({ width, height, pixels }: GreyPicture, turns: Turns): GreyPicture {
  if (turns === 0) return { width, height, pixels };
  const isSwapped = turns % 2 === 1;
  const turned = { width: isSwapped ? height : width, height: isSwapped ? width : height };
  const result = new Uint8Array(width * height);
  let at = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [column, row] =
        turns === 1
          ? [height - 1 - y, x]
          : turns === 2
            ? [width - 1 - x, height - 1 - y]
            : [y, width - 1 - x];
      result[row * turned.width + column] = pixels[at++] as number;
    }
  }
  return { ...turned, pixels: result };
}

/** A picture turned counter-clockwise by some degrees about its middle, of the same size, white where nothing was. */
export function straightenPicture({ width, height, pixels }: GreyPicture, degrees: number): GreyPicture {
  if (degrees === 0) return { width, height, pixels };
  const [sin, cos] = [Math.sin(degrees * RADIANS), Math.cos(degrees * RADIANS)];
  const [middleX, middleY] = [(width - 1) / 2, (height - 1) / 2];
  const result = new Uint8Array(width * height).fill(255);
  for (let y = 0; y < height; y++) {
    let fromX = (0 - middleX) * cos - (y - middleY) * sin + middleX;
    let fromY = (0 - middleX) * sin + (y - middleY) * cos + middleY;
    for (let x = 0; x < width; x++, fromX += cos, fromY += sin) {
      const [left, top] = [Math.floor(fromX), Math.floor(fromY)];
      if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) continue;
      const at = top * width + left;
      const [right, down] = [fromX - left, fromY - top];
      const upper = (pixels[at] as number) * (1 - right) + (pixels[at + 1] as number) * right;
      const lower = (pixels[at + width] as number) * (1 - right) + (pixels[at + width + 1] as number) * right;
      result[y * width + x] = upper * (1 - down) + lower * down;
    }
  }
  return { width, height, pixels: result };
}

/** Where a point of a straightened picture was before: the way back through `straightenPicture`. */
export function pointBefore(
  { width, height }: Pick<GreyPicture, 'width' | 'height'>,
  degrees: number,
  [x, y]: readonly [number, number],
): readonly [number, number] {
  const [sin, cos] = [Math.sin(degrees * RADIANS), Math.cos(degrees * RADIANS)];
  const [middleX, middleY] = [(width - 1) / 2, (height - 1) / 2];
  return [
    (x - middleX) * cos - (y - middleY) * sin + middleX,
    (x - middleX) * sin + (y - middleY) * cos + middleY,
  ];
}
