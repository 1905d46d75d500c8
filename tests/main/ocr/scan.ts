import type { GreyPicture } from '../../../main/ocr/engine.ts';
import { openPdf } from '../../../main/pdf/pdfium.ts';
import { makePdf } from '../pdf/make-pdf.ts';

/** A page of text as a scanner would give it at 300 dots to an inch: the picture and nothing else. */
export async function scanOf(text: string): Promise<GreyPicture> {
  const pdf = await openPdf(await makePdf((document) => document.text(text), { size: 'A5' }));
  try {
    return await pdf.draw(1, { width: 1748, isGrey: true });
  } finally {
    pdf.close();
  }
}

/** The same picture grainy and pale, as a copy of a copy is; always the same grains. */
export function grainy({ width, height, pixels }: GreyPicture): GreyPicture {
  let seed = 7;
  const grains = pixels.map((value) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.min(255, Math.max(0, 40 + value * 0.8 + ((seed >>> 24) - 128) * 0.25));
  });
  return { width, height, pixels: grains };
}

/** The share of characters that must be changed, put in or taken out to get from one text to another. */
export function errorRate(truth: string, read: string): number {
  const [from, to] = [truth, read].map((text) => text.replace(/\s+/g, ' ').trim()) as [string, string];
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let at = 0; at < from.length; at++) {
    const next = [at + 1];
    for (let other = 0; other < to.length; other++) {
      const changed = (row[other] as number) + (from[at] === to[other] ? 0 : 1);
      next.push(Math.min(changed, (row[other + 1] as number) + 1, (next[other] as number) + 1));
    }
    row = next;
  }
  return (row.at(-1) as number) / from.length;
}
