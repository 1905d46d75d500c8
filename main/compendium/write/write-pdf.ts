import { createHash } from 'node:crypto';
import { PDFContext, PDFHexString, PDFName, PDFString } from 'pdf-lib';
import type { Book } from '../book.ts';
import type { FontSet } from '../fonts/load-fonts.ts';
import type { Box, Page } from '../layout/boxes.ts';
import type { Layout } from '../layout/lay-out.ts';
import type { Role } from '../layout/structure.ts';
import { PAGE } from '../layout/styles.ts';
import { destination, writeBookmarks } from './bookmarks.ts';
import { type Maker, madeAt, xmpPacket } from './metadata.ts';
import { createObjectFile, type ObjectFile } from './object-file.ts';
import { drawPage, utf16 } from './page-content.ts';
import { srgbProfile } from './srgb-profile.ts';
import { createStructureTree, type PageMarks, type StructureTree } from './structure-tree.ts';

interface Writing {
  readonly file: ObjectFile;
  readonly tree: StructureTree;
  readonly roles: readonly Role[];
  /** The object of each page. */
  readonly pages: readonly number[];
  readonly pageTree: number;
  readonly resources: number;
  readonly fontSet: FontSet;
}

/**
 * Writes a layout as a tagged PDF 1.7 after PDF/A-2u and PDF/UA-1. The same layout and maker give the same
 * bytes. `onPage` hears of each page.
 */
export async function writePdf(
  book: Book,
  layout: Layout,
  fontSet: FontSet,
  maker: Maker,
  onPage: (done: number) => void = () => undefined,
): Promise<Uint8Array> {
  const context = PDFContext.create();
  const fonts = await embedFonts(fontSet, context);
  const catalogRef = context.nextRef();
  const infoRef = context.register(documentInfo(book, maker, context));
  const metadata = context.register(
    context.stream(xmpPacket(book, maker), { Type: 'Metadata', Subtype: 'XML' }),
  );
  const intent = outputIntent(context);
  const file = createObjectFile(context.largestObjectNumber + 1);
  const resources = file.allot();
  file.addObject(resources, `<</Font<<${fonts}>>>>`);
  const tree = createStructureTree(layout.structure, file, layout.pages.length);
  const pages = layout.pages.map(() => file.allot());
  const { roles } = layout.structure;
  const writing: Writing = { file, tree, roles, pages, pageTree: file.allot(), resources, fontSet };
  layout.pages.forEach((page, index) => {
    writePage(page, index, writing);
    onPage(index + 1);
  });
  const kids = pages.map((page) => `${page} 0 R`).join(' ');
  file.addObject(writing.pageTree, `<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`);
  const bookmarks = writeBookmarks(layout.headings, pages, file);
  const catalog = [
    `/Type/Catalog/Pages ${writing.pageTree} 0 R/StructTreeRoot ${tree.finish()} 0 R`,
    `/Lang(${book.language})/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>`,
    `/Metadata ${metadata.toString()}/OutputIntents[${intent}]`,
    bookmarks === null ? '' : `/Outlines ${bookmarks} 0 R/PageMode/UseOutlines`,
  ];
  file.addObject(catalogRef.objectNumber, `<<${catalog.join('')}>>`);
  return file.finish(context, (chunks) => {
    const hash = createHash('sha256');
    for (const chunk of chunks) hash.update(chunk);
    const id = `<${hash.digest('hex').slice(0, 32).toUpperCase()}>`;
    return `/Root ${catalogRef.toString()}/Info ${infoRef.toString()}/ID[${id}${id}]`;
  });
}

/** Embeds the subsets of the fonts that were used; gives the entries of the font resources. */
async function embedFonts({ fonts }: FontSet, context: PDFContext): Promise<string> {
  let entries = '';
  for (const [number, { embedder }] of [...fonts].sort(([a], [b]) => a - b)) {
    const reference = await embedder.embedIntoContext(context);
    entries += `/F${number} ${reference.toString()}`;
  }
  return entries;
}

function documentInfo(book: Book, maker: Maker, context: PDFContext) {
  const text = (value: string) => PDFHexString.fromText(value);
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

/** Says that the colours are sRGB (ISO 19005-2, 6.2.3). */
function outputIntent(context: PDFContext): string {
  const profile = context.register(context.flateStream(srgbProfile(), { N: 3 }));
  const name = '(sRGB IEC61966-2.1)';
  return `<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier${name}/Info${name}/DestOutputProfile ${profile.toString()}>>`;
}

function writePage(page: Page, index: number, writing: Writing): void {
  const { file, tree, roles, pages, pageTree, resources, fontSet } = writing;
  const object = pages[index] ?? 0;
  const marks: PageMarks = { object, key: index, owners: [] };
  const content = file.allot();
  const open = (node: number) => `/${roles[node]}<</MCID ${tree.mark(node, marks)}>>BDC\n`;
  const operators = drawPage(page, open, fontSet.measure);
  file.addStream(content, '', Buffer.from(operators, 'latin1'));
  const links = page.boxes.flatMap((box) => (box.kind === 'link' ? [writeLink(box, marks, writing)] : []));
  const annotations = links.length === 0 ? '' : `/Annots[${links.join(' ')}]`;
  file.addObject(
    object,
    `<</Type/Page/Parent ${pageTree} 0 R/MediaBox[0 0 ${PAGE.width} ${PAGE.height}]/Resources ${resources} 0 R/Contents ${content} 0 R/StructParents ${index}/Tabs/S${annotations}>>`,
  );
}

function writeLink(
  box: Extract<Box, { kind: 'link' }>,
  marks: PageMarks,
  { file, tree, pages }: Writing,
): string {
  const object = file.allot();
  const key = tree.attach(box.node, object, marks);
  const corners = [box.x, PAGE.height - box.y - box.height, box.x + box.width, PAGE.height - box.y];
  const { target } = box;
  const action =
    'url' in target
      ? `/A<</S/URI/URI${addressString(target.url)}>>`
      : `/Dest${destination(pages[target.page] ?? 0, target.y)}`;
  const place = corners.map((value) => Math.round(value * 100) / 100).join(' ');
  file.addObject(
    object,
    `<</Type/Annot/Subtype/Link/Rect[${place}]/Border[0 0 0]/F 4/StructParent ${key}/Contents${utf16(box.text)}${action}>>`,
  );
  return `${object} 0 R`;
}

/** An address in ASCII (ISO 32000-1, 12.6.4.7): other characters are percent-encoded as a browser would. */
function addressString(url: string): string {
  const ascii = url.replace(/[^\x21-\x7E]/gu, (character) => {
    const isLone = /[\uD800-\uDFFF]/.test(character) && character.length === 1;
    return isLone ? '%EF%BF%BD' : encodeURIComponent(character);
  });
  return `(${ascii.replace(/[\\()]/g, '\\$&')})`;
}
