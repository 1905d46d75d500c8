import {
  beginText,
  degrees,
  endText,
  type PDFFont,
  type PDFOperator,
  type PDFPage,
  popGraphicsState,
  pushGraphicsState,
  setCharacterSqueeze,
  setFontAndSize,
  setTextMatrix,
  setTextRenderingMode,
  showText,
  TextRenderingMode,
} from 'pdf-lib';
import type { PageText, PageWord } from '../../preload/model.ts';

/** Where letters stand below the middle of a line, and their size, in heights of the line's words. */
const BELOW_MIDDLE = 0.3;
const SIZE = 0.95;
const FONT = 'text';

/** Puts the text of a page over it, and turns the page as it was read. */
export function writeText(page: PDFPage, font: PDFFont, text: PageText): void {
  const turned = page.getRotation().angle / 90;
  const name = page.node.newFontDictionaryKey(FONT);
  page.node.setFontDictionary(name, font.ref);
  const turns = (((turned + text.turns) % 4) + 4) % 4;
  const operators: PDFOperator[] = [
    pushGraphicsState(),
    beginText(),
    setTextRenderingMode(TextRenderingMode.Invisible),
  ];
  for (const { words } of text.lines) {
    const run = runOf(words);
    for (const [at, word] of words.entries())
      operators.push(...wordOperators({ page, font, name, turns, run }, word, at === words.length - 1));
  }
  operators.push(endText(), popGraphicsState());
  page.pushOperators(...operators);
  page.setRotation(degrees(turns * 90));
}

/** How a line runs over its page, in fractions: readers join words of one size on one line only. */
interface Run {
  readonly height: number;
  /** Where its letters stand, across the page. */
  readonly baseAt: (x: number) => number;
}

/** A line through the middles of its words, which may rise or fall: boxes of single words tell too little. */
function runOf(words: readonly PageWord[]): Run {
  const heights = words.map(({ box }) => box[3] - box[1]).sort((a, b) => a - b);
  const height = heights[heights.length >> 1] ?? 0;
  const xs = words.map(({ box }) => (box[0] + box[2]) / 2);
  const ys = words.map(({ box }) => (box[1] + box[3]) / 2);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [middleX, middleY] = [mean(xs), mean(ys)];
  const spread = xs.reduce((sum, x) => sum + (x - middleX) ** 2, 0);
  const along = xs.reduce((sum, x, at) => sum + (x - middleX) * ((ys[at] as number) - middleY), 0);
  const slope = spread > 0 ? along / spread : 0;
  return { height, baseAt: (x) => middleY + slope * (x - middleX) + height * BELOW_MIDDLE };
}

interface Writing {
  readonly page: PDFPage;
  readonly font: PDFFont;
  readonly name: Parameters<typeof setFontAndSize>[0];
  readonly turns: number;
  readonly run: Run;
}

function wordOperators(
  { page, font, name, turns, run: { height, baseAt } }: Writing,
  { text, box: [left, , right] }: PageWord,
  isLast: boolean,
): readonly PDFOperator[] {
  if (right <= left || height <= 0) return [];
  const [x, y] = toPage(page, turns, left, baseAt(left));
  const [endX, endY] = toPage(page, turns, right, baseAt(right));
  const [topX, topY] = toPage(page, turns, left, baseAt(left) - height);
  const length = Math.hypot(endX - x, endY - y);
  const size = Math.max(1, Math.hypot(topX - x, topY - y) * SIZE);
  const [cos, sin] = [(endX - x) / length, (endY - y) / length];
  const squeeze = (100 * length) / Math.max(0.1, font.widthOfTextAtSize(text, size));
  return [
    setFontAndSize(name, size),
    setCharacterSqueeze(squeeze),
    setTextMatrix(cos, sin, -sin, cos, x, y),
    showText(font.encodeText(isLast ? text : `${text} `)),
  ];
}

/** A point of the upright page, as fractions from its upper left corner, in the page's own units. */
export function toPage(page: PDFPage, turns: number, u: number, v: number): readonly [number, number] {
  const { x, y, width, height } = page.getCropBox();
  const [across, down] =
    turns === 0 ? [u, v] : turns === 1 ? [v, 1 - u] : turns === 2 ? [1 - u, 1 - v] : [1 - v, u];
  return [x + across * width, y + (1 - down) * height];
}
