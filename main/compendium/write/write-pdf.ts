import type { Book } from '../book.ts';
import type { FontSet } from '../fonts/load-fonts.ts';
import type { Box, Page, Target } from '../layout/boxes.ts';
import type { Layout } from '../layout/lay-out.ts';
import type { Look } from '../layout/look.ts';
import type { Structure } from '../layout/structure.ts';
import type { ScanPage } from '../scans/scan-page.ts';
import { destination, writeBookmarks } from './bookmarks.ts';
import { type ByteWriter, createByteWriter } from './byte-writer.ts';
import { type EmblemPixels, writeEmblem } from './emblem-object.ts';
import type { Maker } from './metadata.ts';
import { createObjectFile, type FileOutput, type ObjectFile } from './object-file.ts';
import { createPaint, drawPage, type Mark, type Paint, type ScanName, utf16 } from './page-content.ts';
import { createScanObjects, type ScanObjects } from './scan-objects.ts';
import { createStructureTree, type PageMarks, type StructureTree } from './structure-tree.ts';

type LinkBox = Extract<Box, { kind: 'link' }>;

interface Writing {
  readonly file: ObjectFile;
  /** Where one page's operators after the other's are written. */
  readonly content: ByteWriter;
  readonly tree: StructureTree;
  readonly structure: Structure;
  readonly look: Look;
  readonly paint: Paint;
  readonly pageObject: (index: number) => number;
  readonly pageTree: number;
  readonly resources: number;
  readonly fonts: number;
  /** Null where the places of scans stay empty. */
  readonly scans: ScanObjects | null;
}
/** A book's PDF while its pages come, in any order. */
export interface BookFile {
  readonly addPage: (page: Page, index: number) => void;
  /** Writes the pages of originals that were placed; answers those that could not be read after all. */
  readonly writeScans: (onScan: () => void) => Promise<readonly ScanPage[]>;
  /** The file's bytes once every page is there; none where they went elsewhere. */
  readonly finish: (layout: Layout) => Promise<Uint8Array>;
}
/** Where a book is written to, in memory where nothing is said, and whether it is only looked at, without its scans. */
export interface BookFileOptions {
  readonly output?: FileOutput | undefined;
  readonly isDraft?: boolean | undefined;
}

/** What a book is written with. */
interface BookMeans {
  readonly fontSet: FontSet;
  readonly look: Look;
  readonly emblem: EmblemPixels | null;
}

/**
 * Writes a book as a tagged PDF 1.7 after PDF/A-2u and PDF/UA-1. The same pages and maker give the same bytes.
 */
export function createBookFile(
  book: Book,
  structure: Structure,
  { fontSet, look, emblem }: BookMeans,
  maker: Maker,
  { output, isDraft = false }: BookFileOptions = {},
): BookFile {
  const file = createObjectFile(output);
  const pageObjects: number[] = [];
  const pageObject = (index: number) => {
    pageObjects[index] ??= file.allot();
    return pageObjects[index];
  };
  const [pageTree, resources, fonts] = [file.allot(), file.allot(), file.allot()];
  const scans = isDraft ? null : createScanObjects(file);
  const tree = createStructureTree(structure, file);
  const content = createByteWriter();
  const paint = createPaint(look);
  const own = { pageObject, pageTree, resources, fonts, scans };
  const writing: Writing = { file, content, tree, structure, look, paint, ...own };
  const finish: BookFile['finish'] = async ({ pages, front, headings }) => {
    const kids = Array.from({ length: pages }, (_, index) => `${pageObject(index)} 0 R`);
    file.addObject(pageTree, `<</Type/Pages/Kids[${kids.join(' ')}]/Count ${pages}>>`);
    const bookmarks = writeBookmarks(
      headings,
      (page, y) => destination(pageObject(page), y, look.page.height),
      file,
    );
    const treeRoot = tree.finish();
    const pictures = writeEmblem(emblem, file);
    const [catalog, info] = [file.allot(), file.allot()];
    // pdf-lib is loaded when the pages have left the memory that it needs.
    const { addLibraryObjects } = await import('./library-objects.ts');
    const objects = await addLibraryObjects(book, maker, fontSet.fonts, file);
    file.addObject(fonts, `<<${objects.fonts}>>`);
    file.addObject(resources, `<</Font ${fonts} 0 R${pictures}>>`);
    file.addObject(info, objects.info);
    const entries = [
      `/Type/Catalog/Pages ${pageTree} 0 R/StructTreeRoot ${treeRoot} 0 R`,
      `/Lang(${book.language})/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>`,
      `/Metadata ${objects.metadata}/OutputIntents[${outputIntent(objects.profile)}]`,
      `/PageLabels<</Nums[0<</S/r>>${pages > front ? ` ${front}<</S/D>>` : ''}]>>`,
      bookmarks === null ? '' : `/Outlines ${bookmarks} 0 R/PageMode/UseOutlines`,
    ];
    file.addObject(catalog, `<<${entries.join('')}>>`);
    return file.finish((digest) => {
      const id = `<${digest.slice(0, 32).toUpperCase()}>`;
      return `/Root ${catalog} 0 R/Info ${info} 0 R/ID[${id}${id}]`;
    });
  };
  const writeScans: BookFile['writeScans'] = async (onScan) => (await scans?.write(onScan)) ?? [];
  return { addPage: (page, index) => writePage(page, index, writing), writeScans, finish };
}

/** Says that the colours are sRGB (ISO 19005-2, 6.2.3). */
function outputIntent(profile: string): string {
  const name = '(sRGB IEC61966-2.1)';
  return `<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier${name}/Info${name}/DestOutputProfile ${profile}>>`;
}

function writePage(page: Page, index: number, writing: Writing): void {
  const { file, content: to, tree, structure, look, paint, pageObject, pageTree, scans } = writing;
  const object = pageObject(index);
  const marks = tree.openPage(object);
  const content = file.allot();
  const open: Mark = (node, actualText) => {
    to.text(`/${actualText === null ? structure.roles[node] : 'Span'}<</MCID `);
    to.number(tree.mark(node, marks));
    to.text(actualText === null ? '>>BDC\n' : `/ActualText${utf16(actualText)}>>BDC\n`);
  };
  to.clear();
  const { width, height } = page.size ?? look.page;
  const placed: string[] = [];
  const nameOf: ScanName = (box, top) => {
    if (!scans) return null;
    const y = height - top - box.y - box.height;
    const number = scans.place(box.scan, { x: box.x, y, width: box.width, height: box.height });
    placed.push(`/S${placed.length} ${number} 0 R`);
    return `S${placed.length - 1}`;
  };
  drawPage(page, open, paint, to, nameOf);
  file.addStream(content, '', to.written());
  const links: string[] = [];
  for (const { y, boxes } of page.parts)
    for (const box of boxes) if (box.kind === 'link') links.push(writeLink(box, y, marks, writing));
  tree.closePage(marks);
  const own = placed.length === 0 ? '' : `<</Font ${writing.fonts} 0 R/XObject<<${placed.join('')}>>>>`;
  const resources = own === '' ? `${writing.resources} 0 R` : own;
  const annotations = links.length === 0 ? '' : `/Annots[${links.join(' ')}]`;
  file.addObject(
    object,
    `<</Type/Page/Parent ${pageTree} 0 R/MediaBox[0 0 ${width} ${height}]/Resources ${resources}/Contents ${content} 0 R/StructParents ${marks.key}/Tabs/S${annotations}>>`,
  );
}

function writeLink(box: LinkBox, top: number, marks: PageMarks, writing: Writing): string {
  const { file, tree, look } = writing;
  const object = file.allot();
  const key = tree.attach(box.node, object, marks);
  const upper = look.page.height - box.y - top;
  const corners = [box.x, upper - box.height, box.x + box.width, upper];
  const { target } = box;
  const action = actionOf(target, writing);
  const place = corners.map((value) => Math.round(value * 100) / 100).join(' ');
  file.addObject(
    object,
    `<</Type/Annot/Subtype/Link/Rect[${place}]/Border[0 0 0]/F 4/StructParent ${key}/Contents${utf16(box.text)}${action}>>`,
  );
  return `${object} 0 R`;
}

function actionOf(target: Target, { look, pageObject }: Writing): string {
  if ('url' in target) return `/A<</S/URI/URI${addressString(target.url)}>>`;
  if ('page' in target) return `/Dest${destination(pageObject(target.page), target.y, look.page.height)}`;
  throw new Error('a link leads to a remark whose page is not known');
}

/** An address in ASCII (ISO 32000-1, 12.6.4.7): other characters are percent-encoded as a browser would. */
function addressString(url: string): string {
  const ascii = url.replace(/[^\x21-\x7E]/gu, (character) => {
    const isLone = /[\uD800-\uDFFF]/.test(character) && character.length === 1;
    return isLone ? '%EF%BF%BD' : encodeURIComponent(character);
  });
  return `(${ascii.replace(/[\\()]/g, '\\$&')})`;
}
