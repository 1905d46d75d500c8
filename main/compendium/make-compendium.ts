import type {
  BookPlace,
  CompendiumDefinition,
  FieldDefinition,
  RecordTypeDefinition,
} from '../../preload/model.ts';
import { loadFonts } from './fonts/load-fonts.ts';
import { loadHyphenation } from './layout/hyphenate.ts';
import { type Layout, layOut } from './layout/lay-out.ts';
import { createLook } from './layout/look.ts';
import { createStructure } from './layout/structure.ts';
import { missingWarnings } from './missing-warnings.ts';
import { type CompendiumEntry, outlineBook } from './outline.ts';
import { createBookFile } from './write/write-pdf.ts';

export interface CompendiumInput {
  readonly definition: CompendiumDefinition;
  readonly entries: readonly CompendiumEntry[];
  readonly types: readonly RecordTypeDefinition[];
  readonly commonFields: readonly FieldDefinition[];
  /** The moment that the PDF gives as its making, ISO 8601. */
  readonly createdAt: string;
  /** The program's name and version. */
  readonly generator: string;
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
}

/**
 * Sets a compendium and writes it as PDF. The same input gives the same bytes. A character that no font has is
 * printed as U+FFFD, copied as itself and named in the warnings. `onProgress` hears of each heading.
 */
export async function makeCompendium(
  input: CompendiumInput,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<CompendiumPdf> {
  const book = outlineBook(input);
  const texts = textsOf(input);
  const look = createLook(book.style);
  const fontSet = await loadFonts(texts, look.fonts);
  const hyphenate = await loadHyphenation(book.language, texts);
  const structure = createStructure();
  const file = createBookFile(book, structure, { fontSet, look }, input);
  const total = Math.max(book.headings.length, 1);
  let done = 0;
  const layout = layOut(book, { measure: fontSet.measure, hyphenate, look }, structure, {
    onPage: file.addPage,
    onHeading: () => onProgress(++done, total),
  });
  const pdf = await file.finish(layout);
  const outline = layout.headings
    .filter(({ isListed }) => isListed)
    .map(({ text, level, page }) => ({ title: text, level, page: page + 1 }));
  const missing = [...fontSet.missing];
  const warnings = missingWarnings(missing, book.language);
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
  };
}

function placesOf({ headings }: Layout, title: string, height: number): readonly BookPlace[] {
  const cover: BookPlace = { source: { part: 'cover' }, title, page: 1, y: 0 };
  const placed = headings.flatMap(({ source, text, page, y }): readonly BookPlace[] =>
    source === undefined ? [] : [{ source, title: text, page: page + 1, y: y / height }],
  );
  return [cover, ...placed];
}

/** The texts that the book may print; labels in other languages than its own are none of them. */
function textsOf({ definition, entries, types, commonFields }: CompendiumInput): readonly string[] {
  const others = new Set(['az', 'en', 'ru'].filter((language) => language !== definition.language));
  return [...textsIn([definition, entries], new Set()), ...textsIn([types, commonFields], others)];
}

/** Every text that stands anywhere in a value, but for what these keys name. */
function* textsIn(value: unknown, skipped: ReadonlySet<string>): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) if (!skipped.has(key)) yield* textsIn(inner, skipped);
}
