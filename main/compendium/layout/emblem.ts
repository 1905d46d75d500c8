import type { BookEmblem } from '../book.ts';
import type { Box } from './boxes.ts';
import type { Color } from './styles.ts';

/** An eight-pointed star of two squares, as carved and knotted in Azerbaijan, around a smaller one. */
export function emblemBoxes(x: number, y: number, size: number, color: Color): readonly Box[] {
  const square = (turn: number, radius: number): readonly (readonly [number, number])[] =>
    [0, 1, 2, 3].map((corner) => {
      const angle = turn + (corner * Math.PI) / 2;
      return [size / 2 + radius * Math.cos(angle), size / 2 + radius * Math.sin(angle)];
    });
  const outline = (turn: number, share: number, lineWidth: number): Box => {
    const points = square(turn, (size / 2) * share);
    return { kind: 'outline', x, y, width: size, height: size, color, points, lineWidth };
  };
  return [
    outline(0, 0.96, 1.8),
    outline(Math.PI / 4, 0.96, 1.8),
    outline(0, 0.56, 1),
    outline(Math.PI / 4, 0.56, 1),
  ];
}

/** How many times as wide as high an emblem stands at most. */
const WIDEST = 2.6;

/** The size at which a picture stands where the star has `side`: as high, narrower or lower where it is very wide. */
export function emblemSize(
  { width, height }: Pick<BookEmblem, 'width' | 'height'>,
  side: number,
): { readonly width: number; readonly height: number } {
  const share = width / height;
  return share > WIDEST
    ? { width: side * WIDEST, height: (side * WIDEST) / share }
    : { width: side * share, height: side };
}
