import sharp from 'sharp';
import type { MeasuredPage } from '../../preload/model.ts';
import { type OpenPages, openPages, type PageSource } from './page-picture.ts';

/** A page of an original to be drawn; `page` is counted from 1. */
export interface PageTask extends PageSource {
  readonly page: number;
}

/** CSS pixels to an inch: CSS Values 4, section 6.2. */
const CSS_DPI = 96;
/** Fine lines of small letters stay clean; a page of a scan takes some hundred kilobytes. */
const QUALITY = 88;

interface Kept {
  readonly path: string;
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
  if (kept?.path !== task.path) {
    forget();
    kept = { path: task.path, pages: await openPages(task) };
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
