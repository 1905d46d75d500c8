import type { PlacedScan } from '../make-compendium.ts';
import { croppedArea } from './scan-page.ts';

/** Draws a page of an original at most so many pixels wide; fails as `openPages` does. */
type DrawOriginal = (sha256: string, page: number, width: number) => Promise<Uint8Array>;

/** A drawn page of a book with the pages of originals that stand on it: only what is looked at is ever drawn. */
export async function drawScansOnPage(
  png: Uint8Array,
  placed: readonly PlacedScan[],
  draw: DrawOriginal,
): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  const page = sharp(png);
  const { width, height } = await page.metadata();
  const layers: { input: Buffer; left: number; top: number }[] = [];
  for (const { scan, box } of placed) {
    const [left, top] = [Math.round(box[0] * width), Math.round(box[1] * height)];
    const across = Math.max(1, Math.min(width - left, Math.round((box[2] - box[0]) * width)));
    const down = Math.max(1, Math.min(height - top, Math.round((box[3] - box[1]) * height)));
    const [cropLeft, , cropRight] = scan.crop ?? [0, 0, 1, 1];
    const shown = scan.turns % 2 === 0 ? across : down;
    const wanted = Math.round(shown / (cropRight - cropLeft));
    const whole = sharp(await draw(scan.file.sha256, scan.page, wanted));
    const size = await whole.metadata();
    const part = croppedArea(scan.crop, size.width, size.height);
    const turned = await whole
      .extract(part)
      .rotate(scan.turns * 90)
      .toBuffer();
    const input = await sharp(turned).resize(across, down, { fit: 'fill' }).png().toBuffer();
    layers.push({ input, left, top });
  }
  return new Uint8Array(await page.composite(layers).png().toBuffer());
}
