import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { BookStyle } from '../../../preload/book-style.ts';
import type { Block, Note } from '../../../preload/structured-text.ts';
import type { Book, BookBlock, BookHeading } from '../book.ts';
import { createColumnReader } from '../columns.ts';
import { BETWEEN_NAMES } from '../layout/boxes.ts';
import type { ScanPage } from '../scans/scan-page.ts';
import type { Maker } from '../write/metadata.ts';
import { EMBLEM_FILE } from './docx-emblem.ts';
import { contentsXml, coverXml, figuresXml } from './docx-front.ts';
import { noteParts } from './docx-notes.ts';
import { createNumbering, type Numbering } from './docx-numbering.ts';
import { parallelXml } from './docx-parallel.ts';
import { bookParts, DOCUMENT_HEAD, type Part } from './docx-parts.ts';
import { createRuns, type Runs } from './docx-runs.ts';
import { crossReferenceXml, type DocxPicture, docxPictures, scanXml } from './docx-scans.ts';
import { sectionXml, textWidthOf } from './docx-sections.ts';
import { chartXml, referencesXml, tableXml } from './docx-tables.ts';
import { type DocxLink, paragraph } from './docx-xml.ts';
import { bytesOf, type ScanPictures } from './scan-pictures.ts';

type List = Extract<Block, { kind: 'list' }>;

/** The text is packed in pieces of about this many characters. */
const PIECE = 1 << 16;
/** A third of the time of 6, a tenth larger. */
const PACKING = 3;
/** Lists are three deep; what lies deeper stands on the third level. */
const DEEPEST_LIST = 2;
/** Before every part of the package: a time would make the bytes depend on when and where they were written. */
const NO_TIME = new Date(1980, 0, 1);

interface Writing {
  readonly entryHeadings: Book['entryHeadings'];
  readonly scanHeadings: Book['scanHeadings'];
  readonly pictures: ReadonlyMap<ScanPage, DocxPicture>;
  readonly runs: Runs;
  readonly numbering: Numbering;
  /** Of the text, in twentieths of a point. */
  readonly width: number;
  /** Counts the headings that contents name; null for all else. */
  readonly numberOf: (block: BookBlock) => number | null;
}

/**
 * A book as an Office Open XML document (ISO/IEC 29500-1) for a printer's own hand: real styles for headings, lists
 * and contents, page numbers and running heads as fields. The same book and maker give the same bytes.
 */
export async function formatAsDocx(
  book: Book,
  maker: Maker,
  drawn: ScanPictures,
  onHeading: () => void,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    pieces.push(bytes);
  });
  const links: DocxLink[] = [];
  const notes: Note[] = [];
  const pictures = docxPictures([...drawn.keys()], drawn);
  let listed = 0;
  const numberOf = (block: BookBlock): number | null => {
    if (block.kind !== 'heading' || !block.isListed) return null;
    onHeading();
    return ++listed;
  };
  const writing: Writing = {
    numberOf,
    pictures,
    scanHeadings: book.scanHeadings,
    runs: createRuns(book.language, links, (note) => notes.push(note)),
    numbering: createNumbering(),
    entryHeadings: book.entryHeadings,
    width: textWidthOf(book.style),
  };
  const put = openPart(zip, 'word/document.xml');
  put(
    `${DOCUMENT_HEAD}<w:body>${coverXml(book, writing.runs)}${contentsXml(book, writing.runs)}${figuresXml(book, writing.runs)}`,
  );
  const sections = createSections(book.style);
  for (const block of book.blocks()) put(sections.before(block) + blockXml(block, writing));
  put(`${sections.last()}</w:body></w:document>`, true);
  const parts: readonly Part[] = [
    ...bookParts(book, maker, links, writing.numbering.xml(), [...pictures.values()]),
    ...noteParts(book, notes),
  ];
  for (const { path, content } of parts) openPart(zip, path)(content, true);
  if (book.emblem) putBytes(zip, `word/${EMBLEM_FILE}`, book.emblem.png);
  for (const [scan, { file }] of pictures) {
    const picture = drawn.get(scan);
    if (picture) putBytes(zip, `word/${file}`, await bytesOf(picture));
  }
  zip.end();
  return Buffer.concat(pieces);
}

/** Sections of one column and of several: what ends one stands in its last paragraph, or last of all. */
function createSections(style: BookStyle) {
  const isInColumns = createColumnReader();
  let columns = 1;
  let isFirst = true;
  const before = (block: BookBlock): string => {
    const wanted = isInColumns(block) ? style.columns : 1;
    if (wanted === columns) return '';
    const end = `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>${sectionXml(style, columns, isFirst)}</w:pPr></w:p>`;
    columns = wanted;
    isFirst = false;
    return end;
  };
  return { before, last: () => sectionXml(style, columns, isFirst) };
}

/** A picture, which is packed already. */
function putBytes(zip: Zip, path: string, bytes: Uint8Array): void {
  const part = new ZipPassThrough(path);
  part.mtime = NO_TIME;
  zip.add(part);
  part.push(bytes, true);
}

/** A part of the package that takes text and packs it piece by piece. */
function openPart(zip: Zip, path: string): (text: string, isLast?: boolean) => void {
  const part = new ZipDeflate(path, { level: PACKING });
  part.mtime = NO_TIME;
  zip.add(part);
  let waiting = '';
  return (text, isLast = false) => {
    waiting += text;
    if (!isLast && waiting.length < PIECE) return;
    part.push(strToU8(waiting), isLast);
    waiting = '';
  };
}

function blockXml(block: BookBlock, writing: Writing): string {
  const { runs } = writing;
  switch (block.kind) {
    case 'heading':
      return headingXml(block, writing.numberOf(block), writing);
    case 'parallel':
      return parallelXml(block, writing.width, ({ language }, blocks, width) => {
        const own = { ...writing, width, runs: runs.spokenIn(language) };
        return blocks.map((inner) => blockXml(inner, own)).join('');
      });
    case 'field': {
      const label = runs.styled(`${block.label} `, 'Label');
      return paragraph('BodyText', label + runs.inlines(block.inlines));
    }
    case 'paragraph':
      return paragraph('BodyText', runs.inlines(block.inlines));
    case 'list':
      return listXml(block, 0, writing);
    case 'table':
      return tableXml(block, runs, writing.width);
    case 'chart':
      return chartXml(block, runs, writing.width);
    case 'references':
      return referencesXml(block, runs, writing.entryHeadings);
    case 'crossReference':
      return crossReferenceXml(block, runs, writing.entryHeadings, writing.scanHeadings);
    case 'scan': {
      const picture = writing.pictures.get(block.scan) ?? null;
      return scanXml(block, Number(picture?.id.replace(/\D/g, '') ?? 0), picture, writing);
    }
    default:
      return unknownBlock(block);
  }
}

/** A new kind of block must be written here too: leaving it out would lose text. */
function unknownBlock(block: never): never {
  throw new Error(`a block of unknown kind: ${JSON.stringify(block)}`);
}

/** Headings of the outline are Word's own levels; a label over a field is a style of its own outside the contents. */
function headingXml(heading: BookHeading, number: number | null, { runs, scanHeadings }: Writing): string {
  const { style, level, text, inlines, isOverScans, source, language, second } = heading;
  if (isOverScans && source && 'record' in source) {
    const scans = scanHeadings.get(source.record) ?? 0;
    const mark = `w:id="${SCAN_MARKS + scans}"`;
    const body = `<w:bookmarkStart ${mark} w:name="_Scan${scans}"/>${runs.plain(text)}<w:bookmarkEnd ${mark}/>`;
    return paragraph('FieldHeading', body);
  }
  const own = language ? runs.spokenIn(language) : runs;
  const other = second ? runs.plain(BETWEEN_NAMES) + runs.spokenIn(second.language).plain(second.text) : '';
  const words = (inlines ? own.inlines(inlines) : own.plain(text)) + other;
  if (number === null) return paragraph(style === 'label' ? 'FieldHeading' : headingStyle(level), words);
  const start = `<w:bookmarkStart w:id="${number}" w:name="_Toc${number}"/>`;
  const body = `${start}${words}<w:bookmarkEnd w:id="${number}"/>`;
  const opensPage = style === 'chapter' ? '<w:pageBreakBefore/>' : '';
  return paragraph(headingStyle(level), body, opensPage);
}

/** Bookmarks over scans are numbered after those of headings. */
const SCAN_MARKS = 1_000_000;

const headingStyle = (level: number) => `Heading${Math.min(level, 6)}`;

function listXml({ isOrdered, start, items }: List, depth: number, writing: Writing): string {
  const level = Math.min(depth, DEEPEST_LIST);
  const list = isOrdered ? writing.numbering.ordered(level, start) : writing.numbering.bullets;
  const mark = `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;
  const style = isOrdered ? 'ListNumber' : 'ListBullet';
  const suffix = level === 0 ? '' : String(level + 1);
  return items
    .map((item) => {
      const opensWithText = item[0]?.kind === 'paragraph';
      const first = opensWithText ? '' : paragraph(`${style}${suffix}`, '', mark);
      const blocks = item.map((block, index) => {
        if (block.kind === 'list') return listXml(block, depth + 1, writing);
        const words = writing.runs.inlines(block.inlines);
        return index === 0
          ? paragraph(`${style}${suffix}`, words, mark)
          : paragraph(`ListContinue${suffix}`, words);
      });
      return first + blocks.join('');
    })
    .join('');
}
