import sharp from 'sharp';
import type { MeasuredPage } from '../../preload/model.ts';
import { type PageBox, WHOLE_PAGE } from '../../preload/page-box.ts';
import { type OpenPages, openPages, type PageSource } from './page-picture.ts';

/** A page of an original to be drawn; `page` is counted from 1. */
export interface PageTask extends PageSource {
  readonly page: number;
}

/** A part of a page to be drawn small. */
export interface PartTask extends PageTask {
  /** Pixels of its longer side. */
  readonly size: number;
  /** Quarter turns clockwise. */
  readonly turns: number;
  /** Of the page as it lies in its file; null for all of it. */
  readonly crop: PageBox | null;
}

/** CSS pixels to an inch: CSS Values 4, section 6.2. */
const CSS_DPI = 96;
/** Fine lines of small letters stay clean; a page of a scan takes some hundred kilobytes. */
const QUALITY = 88;
/** Of a thumbnail, which nobody reads. */
const SMALL_QUALITY = 80;

interface Kept {
  readonly path: string;
  readonly password: string | undefined;
  readonly pages: OpenPages;
}
/** The original that was used last stays open: whoever looks at a page wants the next one. */
let kept: Kept | null = null;

/** One page as a JPEG, at most `width` pixels wide; fails as `openPages` and its `draw` do. */
export function drawPageAsJpeg(task: PageTask & { readonly width: number }): Promise<Uint8Array> {
  return withPages(task, async (pages) => {
    const { width, height, channels, pixels } = await pages.draw(task.page, { width: task.width });
    const raw = { width, height, channels: channels as 1 | 3 };
    const jpeg = await sharp(pixels, { raw })
      .jpeg({ quality: QUALITY, chromaSubsampling: '4:4:4' })
      .toBuffer();
    return new Uint8Array(jpeg);
  });
}

/** A part of a page, turned, as a JPEG; fails as `openPages` and its `draw` do. */
export function drawPartAsJpeg({ size, turns, crop, ...task }: PartTask): Promise<Uint8Array> {
  return withPages(task, async (pages) => {
    const page = await pages.size(task.page);
    const [left, top, right, bottom] = crop ?? WHOLE_PAGE;
    const longer = Math.max((right - left) * page.width, (bottom - top) * page.height);
    const drawn = await pages.draw(task.page, { width: Math.ceil((size * page.width) / longer) });
    const { width, height, channels, pixels } = drawn;
    const [x, y] = [Math.floor(left * width), Math.floor(top * height)];
    const jpeg = await sharp(pixels, { raw: { width, height, channels: channels as 1 | 3 } })
      .extract({
        left: x,
        top: y,
        width: Math.max(1, Math.round(right * width) - x),
        height: Math.max(1, Math.round(bottom * height) - y),
      })
      .rotate(turns * 90)
      .jpeg({ quality: SMALL_QUALITY })
      .toBuffer();
    return new Uint8Array(jpeg);
  });
}

/**
 * Measures one page. A page of a PDF has its size on paper; a pixel of a picture is a pixel of the screen, as few
 * pictures tell the truth about their size.
 */
export function measurePage(task: PageTask): Promise<MeasuredPage> {
  return withPages(task, async (pages) => {
    const { width, height, dpi } = await pages.size(task.page);
    const scale = task.mime === 'application/pdf' ? CSS_DPI / dpi : 1;
    return { pages: pages.count, width: width * scale, height: height * scale };
  });
}

async function withPages<T>(task: PageTask, work: (pages: OpenPages) => Promise<T>): Promise<T> {
  const { path, password } = task;
  if (kept?.path !== path || kept.password !== password) {
    forget();
    kept = { path, password, pages: await openPages(task) };
  }
  try {
    return await work(kept.pages);
  } catch (error) {
    // Subtle: what failed once may have left its reader damaged.
    forget();
    throw error;
  }
}

function forget(): void {
  kept?.pages.close();
  kept = null;
}
