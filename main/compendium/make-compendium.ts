import { parallelOf } from '../../preload/book-parallel.ts';
import {
  type BookPlace,
  type CompendiumDefinition,
  type FieldDefinition,
  LOCALES,
  type Locale,
  type RecordTypeDefinition,
} from '../../preload/model.ts';
import { textIn } from '../texts.ts';
import type { Book } from './book.ts';
import type { CompendiumEntry } from './entry-language.ts';
import type { BookFigure } from './figures.ts';
import { loadFonts } from './fonts/load-fonts.ts';
import type { Page, PageSize } from './layout/boxes.ts';
import { type Hyphenate, loadHyphenation } from './layout/hyphenate.ts';
import { type Layout, layOut } from './layout/lay-out.ts';
import { createLook } from './layout/look.ts';
import type { Setting } from './layout/set-paragraph.ts';
import { createStructure } from './layout/structure.ts';
import { missingWarnings } from './missing-warnings.ts';
import { outlineBook } from './outline.ts';
import type { EntryScans, ScanPage } from './scans/scan-page.ts';
import { loadEmblem } from './write/emblem-object.ts';
import { type BookFileOptions, createBookFile } from './write/write-pdf.ts';

export interface CompendiumInput {
  readonly definition: CompendiumDefinition;
  readonly entries: readonly CompendiumEntry[];
  readonly types: readonly RecordTypeDefinition[];
  readonly commonFields: readonly FieldDefinition[];
  /** The moment that the PDF gives as its making, ISO 8601. */
  readonly createdAt: string;
  /** The program's name and version. */
  readonly generator: string;
  /** The pages of the entries' originals, where the definition asks for them. */
  readonly scans?: readonly EntryScans[] | undefined;
  /** The pictures that sections ask for, in their order. */
  readonly figures?: readonly BookFigure[] | undefined;
}
export interface CompendiumPdf {
  readonly pdf: Uint8Array;
  readonly pages: number;
  /** Pages before the text, with roman numbers. */
  readonly front: number;
  readonly entries: number;
  /** Sentences in the language of the book. */
  readonly warnings: readonly string[];
  /** Characters that no font has. */
  readonly missing: readonly string[];
  /** Where what is printed comes from, in the order of the pages. */
  readonly places: readonly BookPlace[];
  /** What contents and bookmarks name, with page numbers from 1. */
  readonly outline: readonly { readonly title: string; readonly level: number; readonly page: number }[];
  /** Where the pages of originals stand, in the order of the pages. */
  readonly scans: readonly PlacedScan[];
}
/** A page of an original where it stands: its page, from 1, and its edges as fractions of that page. */
export interface PlacedScan {
  readonly page: number;
  readonly box: readonly [number, number, number, number];
  /** Points. */
  readonly width: number;
  readonly scan: ScanPage;
}

/**
 * Sets a compendium and writes it as PDF. The same input gives the same bytes. A character that no font has is
 * printed as U+FFFD, copied as itself and named in the warnings. `onProgress` hears of each heading and of each page of
 * an original. Where entries name pages of originals that come after them, the book is set twice.
 */
export async function makeCompendium(
  input: CompendiumInput,
  onProgress: (done: number, total: number) => void = () => undefined,
  options: BookFileOptions = {},
): Promise<CompendiumPdf> {
  const book = outlineBook(input);
  const texts = textsOf(input);
  const look = createLook(book.style);
  const fontSet = await loadFonts(texts, look.fonts);
  const hyphenate = await loadHyphenation(book.language, texts);
  const hyphenateIn = await hyphenationsOf(input, texts);
  const emblem = await loadEmblem(book, look);
  const structure = createStructure();
  const file = createBookFile(book, structure, { fontSet, look, emblem }, input, options);
  const scans = [
    ...(input.scans ?? []).flatMap(({ pages }) => pages),
    ...(input.figures ?? []).map(({ scan }) => scan),
  ];
  const pictures = scans.filter(({ failure }) => failure === null).length;
  const hasScans = book.scanHeadings.size > 0;
  const listed = book.headings.filter(({ isListed }) => isListed).length;
  const total = Math.max(listed + (options.isDraft ? 0 : pictures), 1);
  let done = 0;
  const onDone = () => onProgress(++done, total);
  const setting = { measure: fontSet.measure, hyphenate, hyphenateIn, look };
  const placed: PlacedScan[] = [];
  const onPage = (page: Page, index: number) => {
    file.addPage(page, index);
    placed.push(...placedOn(page, index, look.page));
  };
  const known = hasScans ? scanPlaces(book, setting) : undefined;
  const layout = layOut(book, setting, structure, { onPage, onHeading: onDone }, known);
  const lost = await file.writeScans(onDone);
  const pdf = await file.finish(layout);
  const outline = layout.headings
    .filter(({ isListed }) => isListed)
    .map(({ text, level, page }) => ({ title: text, level, page: page + 1 }));
  const missing = [...fontSet.missing];
  const warnings = [...missingWarnings(missing, book.language), ...lostWarnings(lost, book.language)];
  const places = placesOf(layout, book.title, look.page.height);
  return {
    pdf,
    pages: layout.pages,
    front: layout.front,
    entries: book.entries,
    warnings,
    missing,
    places,
    outline,
    scans: placed,
  };
}

/** How words of the texts that are not in the book's language are parted: of a book in two, any language may stand. */
async function hyphenationsOf(
  { definition }: CompendiumInput,
  texts: readonly string[],
): Promise<ReadonlyMap<Locale, Hyphenate>> {
  const languages = parallelOf(definition) ? LOCALES.filter((one) => one !== definition.language) : [];
  const loaded = languages.map(async (one) => [one, await loadHyphenation(one, texts)] as const);
  return new Map(await Promise.all(loaded));
}

/**
 * Where the pages of originals begin. Their numbers stand in front on lines of their own, which no number makes longer,
 * so that setting the book once tells where everything stands when they are known.
 */
function scanPlaces(book: Book, setting: Setting): Layout['scans'] {
  return layOut(book, setting, createStructure(), { onPage: () => undefined }).scans;
}

function placedOn({ parts, size }: Page, index: number, usual: PageSize): readonly PlacedScan[] {
  const { width, height } = size ?? usual;
  return parts.flatMap(({ y, boxes }) =>
    boxes.flatMap((box): readonly PlacedScan[] => {
      if (box.kind !== 'scan') return [];
      const [left, top] = [box.x / width, (y + box.y) / height];
      const [right, bottom] = [left + box.width / width, top + box.height / height];
      const edges = [left, top, right, bottom] as const;
      return [{ page: index + 1, box: edges, width: box.width, scan: box.scan }];
    }),
  );
}

/** Pages that could be read when they were looked at, and not when they were wanted. */
function lostWarnings(lost: readonly ScanPage[], language: Locale): readonly string[] {
  return lost.map(({ file: { name }, page }) =>
    textIn(language, 'print.scanFailure.damaged', { name, page: String(page) }),
  );
}

function placesOf({ headings }: Layout, title: string, height: number): readonly BookPlace[] {
  const cover: BookPlace = { source: { part: 'cover' }, title, page: 1, y: 0 };
  const placed = headings.flatMap(({ source, text, page, y, column }): readonly BookPlace[] => {
    const place = { title: text, page: page + 1, y: y / height, ...(column !== undefined && { column }) };
    return source === undefined ? [] : [{ source, ...place }];
  });
  return [cover, ...placed];
}

/** The texts that the book may print; labels in other languages than its own are none of them. */
function textsOf({
  definition,
  entries,
  types,
  commonFields,
  scans = [],
  figures = [],
}: CompendiumInput): readonly string[] {
  const languages: readonly string[] = parallelOf(definition) ? LOCALES : [definition.language];
  const others = new Set(LOCALES.filter((language) => !languages.includes(language)));
  const named = scans.map(({ referenceCode, pages }) => [referenceCode, pages.map(({ file }) => file.name)]);
  const pictured = figures.map(({ scan }) => scan.file.name);
  return [
    ...textsIn([definition, entries, named, pictured], new Set()),
    ...textsIn([types, commonFields], others),
  ];
}

/** Every text that stands anywhere in a value, but for what these keys name. */
function* textsIn(value: unknown, skipped: ReadonlySet<string>): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) if (!skipped.has(key)) yield* textsIn(inner, skipped);
}
