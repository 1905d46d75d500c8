import type { Block, Note } from '../../../preload/structured-text.ts';
import { textIn } from '../../texts.ts';
import type {
  Book,
  BookBlock,
  BookChart,
  BookCrossReference,
  BookHeading,
  BookParallel,
  BookReferences,
  BookScan,
  BookTable,
  CellText,
} from '../book.ts';
import { isMadeByArchive } from '../columns.ts';
import { alternativeOf } from '../layout/chart.ts';
import { contents, cover, figureList, pageHead } from './html-front.ts';
import { anchor, htmlText, inlineHtml, nameHtml, plainHtml, spokenIn } from './html-text.ts';
import { notesIn } from './notes-in.ts';
import type { ScanPictures } from './scan-pictures.ts';

type List = Extract<Block, { kind: 'list' }>;

/** The book's own title is the only heading of the first level. */
const DEEPEST_HEADING = 6;

/**
 * A book as one page of HTML that reads `book.css` beside it and no script: header with the cover, contents as
 * navigation, chapters as sections of the main part. `onHeading` hears of each listed heading.
 */
export function formatAsHtml(
  book: Book,
  generator: string,
  pictures: ScanPictures,
  onHeading: () => void,
): string {
  const parts = [
    pageHead(book, generator),
    cover(book),
    contents(book),
    figureList(book),
    '<main id="text">\n',
  ];
  const write = createWriter(book, pictures, onHeading);
  let isInChapter = false;
  let notes: Note[] = [];
  for (const block of book.blocks()) {
    if (block.kind === 'heading' && block.style === 'chapter') {
      parts.push(notesHtml(notes, book));
      notes = [];
      parts.push(isInChapter ? '</section>\n' : '', sectionTag(block, book));
      isInChapter = true;
    }
    parts.push(write(block));
    notes.push(...notesIn(block));
  }
  parts.push(notesHtml(notes, book));
  parts.push(isInChapter ? '</section>\n' : '', '</main>\n</body>\n</html>\n');
  return parts.join('');
}

/** Writes blocks one after the other; listed headings get the places that the contents lead to. */
function createWriter(
  book: Book,
  pictures: ScanPictures,
  onHeading: () => void,
): (block: BookBlock) => string {
  let listed = 0;
  const write = (block: BookBlock): string => {
    if (block.kind === 'parallel') return parallelHtml(block, write);
    const isListed = block.kind === 'heading' && block.isListed;
    if (!isListed) return blockHtml(block, scanAnchor(block, book), book, pictures);
    listed++;
    const html = blockHtml(block, anchor(listed), book, pictures);
    onHeading();
    return html;
  };
  return write;
}

/** Texts in two languages: heard one after the other, seen with answering rows at the same height. */
function parallelHtml({ form, texts }: BookParallel, write: (block: BookBlock) => string): string {
  const isBeside = form === 'beside' && texts.length > 1;
  const columns = texts.map(({ language, rows }) => {
    const words = rows.map((row) => {
      const html = row.map(write).join('');
      return isBeside ? `<div>${html}</div>\n` : html;
    });
    return `<div lang="${language}">\n${words.join('')}</div>\n`;
  });
  const rows = isBeside ? ` style="--rows:${Math.max(1, texts[0]?.rows.length ?? 1)}"` : '';
  return `<div class="parallel ${isBeside ? 'beside' : 'in-turn'}"${rows}>\n${columns.join('')}</div>\n`;
}

/** Where a style has columns, the chapters that stand in them say so. */
function sectionTag(heading: BookHeading, { style }: Book): string {
  return style.columns > 1 && isMadeByArchive(heading.source) ? '<section class="columns">\n' : '<section>\n';
}

/** The remarks of a chapter at its end, each with a link back to its first mark. */
function notesHtml(notes: readonly Note[], { language }: Book): string {
  if (notes.length === 0) return '';
  const items = notes.map(({ number, paragraphs }) => {
    const name = htmlText(textIn(language, 'print.backToText', { number: String(number) }));
    const back = ` <a href="#mark-${number}" role="doc-backlink" aria-label="${name}">↩</a>`;
    const words = paragraphs.map(inlineHtml);
    const last = words.pop() ?? '';
    return `<li id="note-${number}" value="${number}">${words.map((each) => `<p>${each}</p>\n`).join('')}<p>${last}${back}</p></li>\n`;
  });
  return `<aside class="notes" aria-label="${htmlText(textIn(language, 'print.notes'))}">\n<ol>\n${items.join('')}</ol>\n</aside>\n`;
}

/** The place of a heading over the pages of a record's originals. */
function scanAnchor(block: BookBlock, { scanHeadings }: Book): string | null {
  if (block.kind !== 'heading' || !block.isOverScans || !block.source || !('record' in block.source))
    return null;
  return `scans-${scanHeadings.get(block.source.record)}`;
}

function blockHtml(
  block: Exclude<BookBlock, BookParallel>,
  id: string | null,
  book: Book,
  pictures: ScanPictures,
): string {
  switch (block.kind) {
    case 'heading':
      return headingHtml(block, id);
    case 'field': {
      const words = block.inlines.length === 0 ? '' : ` ${inlineHtml(block.inlines)}`;
      return `<p><b class="label">${plainHtml(block.label)}</b>${words}</p>\n`;
    }
    case 'paragraph':
      return `<p>${inlineHtml(block.inlines)}</p>\n`;
    case 'list':
      return listHtml(block);
    case 'table':
      return tableHtml(block);
    case 'chart':
      return chartHtml(block);
    case 'references':
      return referencesHtml(block, book);
    case 'crossReference':
      return crossReferenceHtml(block, book);
    case 'scan':
      return scanHtml(block, pictures);
    default:
      return unknownBlock(block);
  }
}

/** A new kind of block must be written here too: leaving it out would lose text. */
function unknownBlock(block: never): never {
  throw new Error(`a block of unknown kind: ${JSON.stringify(block)}`);
}

/** The table in a frame of its own, which a narrow window scrolls. */
function tableHtml({ columns, rows, isLabelled }: BookTable): string {
  const kind = (index: number) => (columns[index]?.isNumber ? ' class="number"' : '');
  const head = columns.map(({ label }, index) => `<th scope="col"${kind(index)}>${cellHtml(label)}</th>`);
  const body = rows.map(({ cells, isTotal }) => {
    const texts = cells.map((text, index) =>
      isLabelled && index === 0
        ? `<th scope="row">${cellHtml(text)}</th>`
        : `<td${kind(index)}>${cellHtml(text)}</td>`,
    );
    return `<tr${isTotal ? ' class="total"' : ''}>${texts.join('')}</tr>\n`;
  });
  return `<div class="table" tabindex="0"><table>\n${isLabelled ? '' : `<thead><tr>${head.join('')}</tr></thead>\n`}<tbody>\n${body.join('')}</tbody></table></div>\n`;
}

const cellHtml = (cell: CellText): string => (typeof cell === 'string' ? plainHtml(cell) : inlineHtml(cell));

/** Bars that need no script; heard as one picture with its words. */
function chartHtml(chart: BookChart): string {
  const most = Math.max(1, ...chart.bars.map(({ amount }) => amount));
  const bars = chart.bars.map(
    ({ label, amount, shown }) =>
      `<div class="bar"><span>${plainHtml(label)}</span><span class="bar-rule" style="inline-size:${((amount / most) * 100).toFixed(1)}%"></span><span>${plainHtml(shown)}</span></div>\n`,
  );
  return `<figure><figcaption>${plainHtml(chart.title)}</figcaption>\n<div class="bars" role="img" aria-label="${htmlText(alternativeOf(chart))}">\n${bars.join('')}</div></figure>\n`;
}

/** There are no pages here: a name leads to its entries. */
function referencesHtml({ text, entries }: BookReferences, { entryHeadings }: Book): string {
  const links = entries.flatMap(({ uuid, name }) => {
    const number = entryHeadings.get(uuid);
    return number === undefined ? [] : [`<a href="#${anchor(number)}">${plainHtml(name)}</a>`];
  });
  return `<p class="references">${[plainHtml(text), ...links].join(', ')}</p>\n`;
}

function crossReferenceHtml({ uuid, to, text }: BookCrossReference, book: Book): string {
  const number = to === 'scans' ? book.scanHeadings.get(uuid) : book.entryHeadings.get(uuid);
  if (number === undefined) return '';
  const place = to === 'scans' ? `scans-${number}` : anchor(number);
  return `<p class="references"><a href="#${place}">${plainHtml(text)}</a></p>\n`;
}

/** A page of an original as a picture; what was read of it is heard and searched, but not seen twice. */
function scanHtml({ scan, caption, alternative, notice, figure }: BookScan, pictures: ScanPictures): string {
  const picture = pictures.get(scan);
  const shown = picture
    ? `<img src="${picture.path}" alt="${htmlText(alternative)}" loading="lazy" width="${Math.round(scan.width)}" height="${Math.round(scan.height)}">`
    : `<p>${plainHtml(notice ?? alternative)}</p>`;
  const text =
    scan.text === ''
      ? ''
      : `\n<details><summary>${plainHtml(caption)}</summary><p class="read">${plainHtml(scan.text)}</p></details>`;
  const under = text === '' ? plainHtml(caption) : text;
  const place = figure === undefined ? '' : ` id="figure-${figure}"`;
  return `<figure class="scan"${place}>${shown}\n<figcaption>${under}</figcaption></figure>\n`;
}

function headingHtml(
  { style, level, text, inlines, language, second }: BookHeading,
  id: string | null,
): string {
  const name = `h${Math.min(level + 1, DEEPEST_HEADING)}`;
  const place = id === null ? '' : ` id="${id}"`;
  const words = nameHtml(inlines ? inlineHtml(inlines) : plainHtml(text), second);
  return `<${name}${place} class="${style}"${spokenIn(language)}>${words}</${name}>\n`;
}

function listHtml({ isOrdered, start, items }: List): string {
  const name = isOrdered ? 'ol' : 'ul';
  const from = isOrdered && start !== 1 ? ` start="${start}"` : '';
  return `<${name}${from}>\n${items.map((item) => `<li>${itemHtml(item)}</li>\n`).join('')}</${name}>\n`;
}

/** An item's only paragraph is the item itself. */
function itemHtml(item: readonly Block[]): string {
  const isDivided = item.filter(({ kind }) => kind === 'paragraph').length > 1;
  return item
    .map((block) => {
      if (block.kind === 'list') return `\n${listHtml(block)}`;
      return isDivided ? `<p>${inlineHtml(block.inlines)}</p>\n` : inlineHtml(block.inlines);
    })
    .join('');
}
