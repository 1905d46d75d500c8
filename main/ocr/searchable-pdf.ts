import { readFile } from 'node:fs/promises';
import {
  beginText,
  degrees,
  endText,
  PDFDocument,
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
import type { ArrangedPage, PageText, PageWord } from '../../preload/model.ts';
import { ArchiveError } from '../errors.ts';
import { openPages, type PageSource } from '../pages/page-picture.ts';
import { embedFont } from '../pdf/embed-font.ts';
import { resourcePath } from '../resources.ts';

/** Dots to an inch of a picture that does not say, or says what no scanner does. */
const USUAL_DPI = 200;
const LEAST_DPI = 72;
const POINTS = 72;
/** Where letters stand below the middle of a line, and their size, in heights of the line's words. */
const BELOW_MIDDLE = 0.3;
const SIZE = 0.95;
const FONT = 'text';

/** An original and what was read of its pages, from the first; null for a page that has none or needs none. */
export interface SearchableTask extends PageSource {
  readonly title: string;
  readonly texts: readonly (PageText | null)[];
  /** The pages that are wanted, in their order, turned and cropped; null for all as they come. */
  readonly pages?: readonly Pick<ArrangedPage, 'page' | 'turns' | 'crop'>[] | null;
}

/**
 * An original as a PDF whose pages can be searched and copied: the text lies invisibly over the picture. Pictures go in
 * as they are, byte for byte where they are JPEG; the pages of a PDF keep what they have, and a page with a text layer
 * of its own gets no second one. Pages that are left out are not in it, those that are cropped keep what is not shown. Throws `pdfEncrypted`, `pdfDamaged` or what `openPages` throws.
 */
export async function makeSearchablePdf(task: SearchableTask): Promise<Uint8Array> {
  const document = task.mime === 'application/pdf' ? await openPdf(task) : await fromPicture(task);
  const rotations = document.getPages().map((page) => page.getRotation().angle);
  const font = await embedFont(document, await readFile(resourcePath('fonts', 'NotoSans-Regular.ttf')));
  for (const [at, page] of document.getPages().entries()) {
    const text = task.texts[at];
    if (text && text.source !== 'layer' && text.lines.length > 0) writeText(page, font, text);
  }
  if (task.pages) arrange(document, task.pages, rotations);
  document.setTitle(task.title, { showInWindowTitleBar: true });
  document.setProducer('Kulliyyat');
  return document.save();
}

/** Puts pages in their order, turned from how they lay in the file, and shows the wanted part of each. */
function arrange(
  document: PDFDocument,
  wanted: NonNullable<SearchableTask['pages']>,
  rotations: readonly number[],
): void {
  const pages = document.getPages();
  for (let at = pages.length - 1; at >= 0; at--) document.removePage(at);
  for (const { page: number, turns, crop } of wanted) {
    const page = pages[number - 1];
    if (!page) continue;
    const own = rotations[number - 1] ?? 0;
    if (turns !== null) page.setRotation(degrees((own + turns * 90) % 360));
    if (crop) {
      const quarters = (((own / 90) % 4) + 4) % 4;
      const [x, y] = toPage(page, quarters, crop[0], crop[1]);
      const [endX, endY] = toPage(page, quarters, crop[2], crop[3]);
      page.setCropBox(Math.min(x, endX), Math.min(y, endY), Math.abs(endX - x), Math.abs(endY - y));
    }
    document.addPage(page);
  }
}

async function openPdf({ path, name = '', mime }: SearchableTask): Promise<PDFDocument> {
  const pages = await openPages({ path, mime, name });
  pages.close();
  try {
    const document = await PDFDocument.load(await readFile(path), { updateMetadata: false });
    // Subtle: of a damaged file pdf-lib may lose pages without a word.
    if (document.getPageCount() !== pages.count) throw new ArchiveError('pdfDamaged', name);
    return document;
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    const isEncrypted = error instanceof Error && /encrypted/i.test(error.message);
    throw new ArchiveError(isEncrypted ? 'pdfEncrypted' : 'pdfDamaged', name, { cause: error });
  }
}

/** A document whose pages are the pictures of a file; those that a PDF cannot hold as they are, without loss. */
async function fromPicture(task: SearchableTask): Promise<PDFDocument> {
  const document = await PDFDocument.create();
  const pages = await openPages(task);
  try {
    for (let number = 1; number <= pages.count; number++) {
      const { dpi, width } = await pages.size(number);
      const scale = POINTS / (dpi > LEAST_DPI ? dpi : USUAL_DPI);
      const image =
        task.mime === 'image/jpeg' && (await isUpright(task.path))
          ? await document.embedJpg(await readFile(task.path))
          : await document.embedPng(await toPng(await pages.draw(number, { width })));
      const page = document.addPage([image.width * scale, image.height * scale]);
      page.drawImage(image, { x: 0, y: 0, width: page.getWidth(), height: page.getHeight() });
    }
  } finally {
    pages.close();
  }
  return document;
}

/** Whether a picture is stored as it is shown: a PDF knows nothing of a camera's note how it was held. */
async function isUpright(path: string): Promise<boolean> {
  const { default: sharp } = await import('sharp');
  const { orientation = 1 } = await sharp(path).metadata();
  return orientation === 1;
}

async function toPng(drawn: {
  width: number;
  height: number;
  channels: number;
  pixels: Uint8Array;
}): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  const { width, height, channels, pixels } = drawn;
  return sharp(pixels, { raw: { width, height, channels: channels as 1 | 3 } })
    .png()
    .toBuffer();
}

/** Puts the text of a page over it, and turns the page as it was read. */
function writeText(page: PDFPage, font: PDFFont, text: PageText): void {
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
function toPage(page: PDFPage, turns: number, u: number, v: number): readonly [number, number] {
  const { x, y, width, height } = page.getCropBox();
  const [across, down] =
    turns === 0 ? [u, v] : turns === 1 ? [v, 1 - u] : turns === 2 ? [1 - u, 1 - v] : [1 - v, u];
  return [x + across * width, y + (1 - down) * height];
}
