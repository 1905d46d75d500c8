import { type PageBox, turnBox, WHOLE_PAGE } from '../../preload/page-box.ts';

/** How a page is looked at: `zoom` is a part of its size at 100 %, or what it is fitted to. */
export interface ViewChoice {
  readonly page: number;
  readonly zoom: number | 'width' | 'page';
  /** Quarter turns to the right, 0 to 3; the original does not turn. */
  readonly turns: number;
  /** Per cent of the picture's own. */
  readonly brightness: number;
  readonly contrast: number;
  /** The part of the page, as it lies in its file, that is shown; null for all of it. */
  readonly crop: PageBox | null;
}
/** CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The view that a viewer opens with. */
export const FIRST_VIEW: ViewChoice = {
  page: 1,
  zoom: 'page',
  turns: 0,
  brightness: 100,
  contrast: 100,
  crop: null,
};

const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4, 6, 8] as const;
const MARGIN = 32;
/** Widths that pictures are asked for in, so that a window that is resized does not ask at every pixel. */
const WIDTHS = [400, 800, 1200, 1600, 2400, 3200, 4000] as const;

/** The size of a page after its quarter turns. */
export function turnedSize({ width, height }: Size, turns: number): Size {
  return turns % 2 === 0 ? { width, height } : { width: height, height: width };
}

/** A page, turned, and where the part of it lies that is shown, both in the same measure as its size. */
export interface ShownPart {
  readonly page: Size;
  readonly part: Size & { readonly left: number; readonly top: number };
}

/** Where the shown part of a page of this size lies. */
export function partOf(size: Size, { turns, crop }: Pick<ViewChoice, 'turns' | 'crop'>): ShownPart {
  const page = turnedSize(size, turns);
  const [left, top, right, bottom] = turnBox(crop ?? WHOLE_PAGE, turns);
  return {
    page,
    part: {
      left: left * page.width,
      top: top * page.height,
      width: (right - left) * page.width,
      height: (bottom - top) * page.height,
    },
  };
}

/** The part of its size at 100 % that a page is shown at, never beyond 8. */
export function scaleOf(page: Size, view: ViewChoice, space: Size): number {
  const { zoom } = view;
  if (typeof zoom === 'number') return zoom;
  const { width, height } = partOf(page, view).part;
  const byWidth = (space.width - MARGIN) / Math.max(1, width);
  const byHeight = (space.height - MARGIN) / Math.max(1, height);
  return Math.min(8, Math.max(0.01, zoom === 'width' ? byWidth : Math.min(byWidth, byHeight)));
}

/** The width of the picture to ask for, for a page shown at a scale; beyond the widest it is enlarged. */
export function pictureWidth(page: Size, scale: number, dotsPerPixel: number): number {
  const wanted = page.width * scale * dotsPerPixel;
  return WIDTHS.find((width) => width >= wanted) ?? WIDTHS[WIDTHS.length - 1] ?? wanted;
}

/** The next larger or smaller zoom, from 50 to 800 %; a page that is fitted smaller than that stays as it is. */
export function nextZoom(scale: number, direction: 1 | -1): number {
  const steps = direction === 1 ? ZOOMS : [...ZOOMS].reverse();
  // Subtle: a page that is fitted stands between two steps.
  const next = steps.find((zoom) => (direction === 1 ? zoom > scale * 1.001 : zoom < scale * 0.999));
  return next ?? scale;
}
