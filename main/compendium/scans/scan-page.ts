import type { ErrorCode } from '../../../preload/api.ts';
import type { ArrangedPage } from '../../../preload/model.ts';
import type { ArchivalFlaw } from '../../pdf/source/survey-pdf.ts';

/** An original as a book finds it on the disk. */
export interface ScanFile {
  readonly sha256: string;
  readonly path: string;
  readonly mime: string;
  /** What the record calls it. */
  readonly name: string;
}
/** A page of an original as it stands in the appendix of a book. */
export interface ScanPage {
  readonly file: ScanFile;
  /** Of the original, from 1. */
  readonly page: number;
  /** Among those of its record that are shown, from 1, and how many those are. */
  readonly number: number;
  readonly count: number;
  /** Quarter turns clockwise after those that its file asks for itself. */
  readonly turns: number;
  /** The part that is shown, of the page before those turns. */
  readonly crop: ArrangedPage['crop'];
  /** Points of what is shown, at its own size. */
  readonly width: number;
  readonly height: number;
  /** Pixels to an inch at that size; null where it is no picture. */
  readonly dpi: number | null;
  readonly flaws: readonly ArchivalFlaw[];
  /** Why it cannot be shown; null where it can. */
  readonly failure: ErrorCode | null;
  /** What was read of it or written down from it; empty where nothing was. */
  readonly text: string;
}
/** The pages of the originals of one entry. */
export interface EntryScans {
  readonly uuid: string;
  /** Empty where the record has none. */
  readonly referenceCode: string;
  readonly pages: readonly ScanPage[];
}

/** Points, A4: what a page that tells no size is taken for. */
export const A4 = { width: 595.28, height: 841.89 } as const;
/** Pixels to an inch of a page that is printed `width` points wide; null where it is no picture. */
export const printedDpi = ({ dpi, width: own }: ScanPage, width: number): number | null =>
  dpi === null ? null : (dpi * own) / width;

/** The pixels of a drawn page that a crop shows, at least one and all within it. */
export function croppedArea(crop: ScanPage['crop'], width: number, height: number) {
  const [left, top, right, bottom] = crop ?? [0, 0, 1, 1];
  const [x, y] = [
    Math.min(width - 1, Math.round(left * width)),
    Math.min(height - 1, Math.round(top * height)),
  ];
  const across = Math.max(1, Math.min(width, Math.round(right * width)) - x);
  const down = Math.max(1, Math.min(height, Math.round(bottom * height)) - y);
  return { left: x, top: y, width: across, height: down };
}
