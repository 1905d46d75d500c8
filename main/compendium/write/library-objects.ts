import { deflateSync } from 'node:zlib';
import {
  CustomFontSubsetEmbedder,
  PDFContext,
  PDFHexString,
  PDFName,
  type PDFRef,
  PDFStream,
  PDFString,
} from 'pdf-lib';
import type { Book } from '../book.ts';
import { FEATURES, type Font } from '../fonts/font.ts';
import { writeSubset } from '../fonts/subset.ts';
import type { TrueType } from '../fonts/true-type.ts';
import { type Maker, madeAt, sayable, xmpPacket } from './metadata.ts';
import type { ObjectFile } from './object-file.ts';
import { srgbProfile } from './srgb-profile.ts';

type Fontkit = Parameters<typeof CustomFontSubsetEmbedder.for>[0];

/** Objects that pdf-lib makes, written as ours are. */
export interface LibraryObjects {
  /** Entries of the font resources: the subsets of the fonts that were used. */
  readonly fonts: string;
  /** The document information dictionary. */
  readonly info: string;
  /** References of the XMP packet and of the colour profile. */
  readonly metadata: string;
  readonly profile: string;
}

/** Embeds fonts and writes what the file says of itself; pdf-lib is loaded with this, when all pages are done. */
export async function addLibraryObjects(
  book: Book,
  maker: Maker,
  fonts: ReadonlyMap<number, Font>,
  file: ObjectFile,
): Promise<LibraryObjects> {
  // Subtle: pdf-lib numbers its objects itself, so it comes when all of ours have their numbers.
  const context = PDFContext.create();
  context.largestObjectNumber = file.lastNumber();
  let entries = '';
  for (const [number, font] of [...fonts].sort(([one], [two]) => one - two))
    entries += `/F${number} ${(await embed(font, context)).toString()}`;
  const packet = context.stream(xmpPacket(book, maker), { Type: 'Metadata', Subtype: 'XML' });
  const objects = {
    fonts: entries,
    info: documentInfo(book, maker, context).toString(),
    metadata: context.register(packet).toString(),
    profile: context.register(compressed(srgbProfile(), { N: 3 }, context)).toString(),
  };
  file.takeNumbers(context.largestObjectNumber);
  for (const [{ objectNumber }, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFStream) {
      object.updateDict();
      file.addRaw(objectNumber, object.dict.toString(), object.getContents());
    } else file.addObject(objectNumber, object.toString());
  }
  return objects;
}

/** A stream packed by Node, which is many times as fast as the library's own packing. */
function compressed(bytes: Uint8Array, entries: Parameters<PDFContext['stream']>[1], context: PDFContext) {
  return context.stream(deflateSync(bytes), { ...entries, Filter: 'FlateDecode' });
}

/** Embeds the subset of a font with its glyphs in the order in which they were numbered. */
async function embed(font: Font, context: PDFContext): Promise<PDFRef> {
  const embedder = await CustomFontSubsetEmbedder.for(
    fontkitOf(font),
    font.file.bytes,
    font.subsetName,
    FEATURES,
  );
  embedder.encodeText('');
  context.flateStream = (bytes, entries) => compressed(bytes as Uint8Array, entries, context);
  return embedder.embedIntoContext(context);
}

/** A font as pdf-lib's embedder wants it: laying out any text gives the glyphs that were used. */
function fontkitOf({ file, used, subsetName }: Font): Fontkit {
  const { unitsPerEm, ascent, descent, capHeight, xHeight, italicAngle, bbox } = file;
  const font = {
    ...{ unitsPerEm, ascent, descent, capHeight, xHeight, italicAngle, bbox },
    postscriptName: subsetName,
    head: { macStyle: { italic: file.isItalic } },
    post: { isFixedPitch: file.isFixedPitch },
    'OS/2': { sFamilyClass: file.familyClass },
    layout: () => ({ glyphs: used }),
    createSubset: () => createSubset(file),
  };
  return { create: () => Promise.resolve(font) } as unknown as Fontkit;
}

/** A subset as pdf-lib builds it, glyph by glyph, and reads it from a stream. */
function createSubset(file: TrueType) {
  const glyphs: number[] = [];
  const stream = {
    on(event: string, listener: (bytes?: Uint8Array) => void) {
      if (event === 'data') listener(writeSubset(file, glyphs));
      if (event === 'end') listener();
      return stream;
    },
  };
  return { includeGlyph: ({ id }: { readonly id: number }) => glyphs.push(id), encodeStream: () => stream };
}

function documentInfo(book: Book, maker: Maker, context: PDFContext) {
  const text = (value: string) => PDFHexString.fromText(sayable(value));
  const date = PDFString.fromDate(madeAt(maker));
  const info = context.obj({
    Title: text(book.title),
    Creator: text(maker.generator),
    Producer: text(maker.generator),
    CreationDate: date,
    ModDate: date,
  });
  if (book.institution.trim() !== '') info.set(PDFName.of('Author'), text(book.institution));
  return info;
}
