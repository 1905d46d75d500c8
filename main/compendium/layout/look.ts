import { type BookStyle, PAPERS } from '../../../preload/book-style.ts';
import { type Color, STYLES, type TextStyle } from './styles.ts';

export type StyleName = keyof typeof STYLES;

/** The style of a book in points: all that setting and writing it must know. */
export interface Look {
  /** The paper; `top`, `bottom`, `left`, `right` are the edges of the text. */
  readonly page: {
    readonly width: number;
    readonly height: number;
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  /** How wide the text is, and what stands in columns, where there is room for two. */
  readonly column: number;
  readonly narrow: number;
  readonly styles: Readonly<Record<StyleName, TextStyle>>;
  /** As `#rrggbb`. */
  readonly colors: Readonly<Record<Color, string>>;
  readonly fonts: BookStyle['fonts'];
  readonly headings: BookStyle['headings'];
  readonly cover: BookStyle['cover'];
}

/** Between two columns. */
export const GUTTER = 20;
/** Narrower than this many times the size of its letters a column cannot be set. */
export const LEAST_LETTERS = 9;
const POINTS = 72 / 25.4;
/** A wide page that lies on its side is none of ours: some text must be left between the margins. */
const LEAST_TEXT = 120;

/** The look of a style. Edges of the text are whole points, so that lines do not fall between them. */
export function createLook(style: BookStyle): Look {
  const paper = PAPERS[style.paper];
  const [width, height] = [points(paper.width), points(paper.height)];
  const { sizes, margins } = style;
  const { top, bottom, left, right } = margins;
  const start = Math.round(left * POINTS);
  const end = Math.max(width - Math.round(right * POINTS), start + LEAST_TEXT);
  const page = {
    width,
    height,
    left: start,
    right: end,
    top: Math.round(top * POINTS),
    bottom: Math.round(height - bottom * POINTS),
  };
  const column = page.right - page.left;
  const narrow = (column - GUTTER) / 2;
  const isDivided = style.columns === 2 && narrow >= LEAST_LETTERS * Math.max(sizes.text, sizes.section / 2);
  return {
    page,
    column,
    narrow: isDivided ? narrow : column,
    styles: createStyles(style),
    colors: { ...COLORS, accent: style.accent.toLowerCase() },
    fonts: style.fonts,
    headings: style.headings,
    cover: style.cover,
  };
}

const COLORS: Readonly<Record<Exclude<Color, 'accent'>, string>> = {
  ink: '#1a1c21',
  grey: '#616970',
  pale: '#c2c9d1',
  paper: '#ffffff',
};

const points = (millimetres: number) => Math.round(millimetres * POINTS * 100) / 100;

/** Sizes that a style does not name follow those that it does. */
function createStyles({
  sizes,
  lineHeight,
  isJustified,
  headings,
}: BookStyle): Readonly<Record<StyleName, TextStyle>> {
  const text = sizes.text / STYLES.text.size;
  const lines = round(sizes.text * lineHeight) / STYLES.text.leading;
  const factors: Partial<Record<StyleName, number>> = {
    chapter: sizes.chapter / STYLES.chapter.size,
    section: sizes.section / STYLES.section.size,
    coverTitle: sizes.title / STYLES.coverTitle.size,
    coverText: Math.sqrt(sizes.title / STYLES.coverTitle.size),
  };
  const styles = Object.entries(STYLES).map(([name, style]: [string, TextStyle]) => {
    const factor = factors[name as StyleName] ?? text;
    const leading = RUNNING.has(name) ? lines : factor;
    const scaled = scale(style, factor, leading);
    const isTitle = name === 'chapter' || name === 'coverTitle';
    return [
      name,
      {
        ...scaled,
        isJustified: style.isJustified && isJustified,
        ...(isTitle && headings === 'center' ? { isCentred: true } : {}),
      },
    ];
  });
  return Object.fromEntries(styles) as Readonly<Record<StyleName, TextStyle>>;
}

/** Styles whose lines stand as far apart as those of running text. */
const RUNNING: ReadonlySet<string> = new Set(['text', 'item', 'inlineLabel', 'label', 'reference']);

function scale(style: TextStyle, factor: number, leading: number): TextStyle {
  return {
    ...style,
    size: round(style.size * factor),
    leading: round(style.leading * leading),
    before: round(style.before * leading),
    after: round(style.after * leading),
  };
}

const round = (value: number) => Math.round(value * 10) / 10;
