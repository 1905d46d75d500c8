import { readFile } from 'node:fs/promises';
import { degrees, PDFDocument } from 'pdf-lib';
import type { ArrangedPage, PageText } from '../../preload/model.ts';
import { ArchiveError } from '../errors.ts';
import { openPages, type PageSource } from '../pages/page-picture.ts';
import { embedFont } from '../pdf/embed-font.ts';
import { resourcePath } from '../resources.ts';
import { toPage, writeText } from './text-layer.ts';

/** Dots to an inch of a picture that does not say, or says what no scanner does. */
const USUAL_DPI = 200;
const LEAST_DPI = 72;
const POINTS = 72;

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
