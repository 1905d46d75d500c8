import { xmlText } from '../../exchange/xml-text.ts';
import type { BookCrossReference, BookScan } from '../book.ts';
import type { Runs } from './docx-runs.ts';
import { fieldMark, instruction, paragraph } from './docx-xml.ts';
import type { ScanPictures } from './scan-pictures.ts';

/** English metric units to a point (ISO/IEC 29500-1, 20.1.2.1). */
const EMU = 12_700;
/** Points of height that a page is shown in at most, so that its caption stands under it. */
const HIGHEST = 600;
/** Twentieths of a point, in which the width of the text is given. */
const TWENTIETHS = 20;
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';

/** Where a picture lies in the package, and the id of its relation. */
export interface DocxPicture {
  readonly id: string;
  /** Within `word/`. */
  readonly file: string;
}

/** A page of an original as a picture with its caption, or the sentence that stands in its place. */
export function scanXml(
  { scan, caption: name, alternative, notice, figure }: BookScan,
  number: number,
  picture: DocxPicture | null,
  { runs, width }: { readonly runs: Runs; readonly width: number },
): string {
  const caption = paragraph(
    'Caption',
    figure === undefined ? runs.plain(name) : figureName(name, figure, runs),
  );
  if (!picture || notice !== null) return paragraph('BodyText', runs.plain(notice ?? name)) + caption;
  const scale = Math.min(1, width / TWENTIETHS / scan.width, HIGHEST / scan.height);
  const [across, down] = [scan.width, scan.height].map((side) => Math.round(side * scale * EMU));
  const size = `cx="${across}" cy="${down}"`;
  const shape = `<pic:pic xmlns:pic="${DRAWING}/picture"><pic:nvPicPr><pic:cNvPr id="${number}" name="${picture.id}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${picture.id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>`;
  const inline = `<wp:inline xmlns:wp="${DRAWING}/wordprocessingDrawing"><wp:extent ${size}/><wp:docPr id="${number}" name="${picture.id}" descr="${xmlText(alternative)}"/><a:graphic xmlns:a="${DRAWING}/main"><a:graphicData uri="${DRAWING}/picture">${shape}</a:graphicData></a:graphic></wp:inline>`;
  const drawn = `<w:r><w:drawing>${inline}</w:drawing></w:r>`;
  return paragraph('BodyText', drawn, '<w:keepNext/>') + caption;
}

/** Figures are bookmarks after those of remarks. */
const FIGURE_MARKS = 2_000_000;

/** The caption of a figure as the list of figures finds it: a bookmark, and an entry of its own (17.16.5.67). */
function figureName(name: string, figure: number, runs: Runs): string {
  const id = `w:id="${FIGURE_MARKS + figure}"`;
  const entry = `${fieldMark('begin')}${instruction(`TC "${name.replace(/["\\]/g, '\\$&')}" \\f F \\l 1`)}${fieldMark('end')}`;
  return `<w:bookmarkStart ${id} w:name="_Figure${figure}"/>${entry}${runs.plain(name)}<w:bookmarkEnd ${id}/>`;
}

/** A line that leads to a bookmark of the document. */
export function crossReferenceXml(
  { uuid, to, text }: BookCrossReference,
  runs: Runs,
  entryHeadings: ReadonlyMap<string, number>,
  scanHeadings: ReadonlyMap<string, number>,
): string {
  const number = to === 'scans' ? scanHeadings.get(uuid) : entryHeadings.get(uuid);
  if (number === undefined) return '';
  const anchor = to === 'scans' ? `_Scan${number}` : `_Toc${number}`;
  const words = runs.styled(text, 'Hyperlink');
  return paragraph('BodyText', `<w:hyperlink w:anchor="${anchor}" w:history="1">${words}</w:hyperlink>`);
}

/** The pictures of a document in the order of its pages. */
export function docxPictures(scans: readonly BookScan['scan'][], pictures: ScanPictures) {
  const files = new Map<BookScan['scan'], DocxPicture>();
  for (const scan of scans) {
    const picture = pictures.get(scan);
    if (!picture) continue;
    const ending = picture.path.slice(picture.path.lastIndexOf('.') + 1);
    const number = files.size + 1;
    files.set(scan, { id: `rIdPicture${number}`, file: `media/image${number}.${ending}` });
  }
  return files;
}
