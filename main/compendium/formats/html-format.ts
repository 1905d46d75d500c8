import type { Block, Inline, Note } from '../../../preload/structured-text.ts';
import { textIn } from '../../texts.ts';
import type {
  Book,
  BookBlock,
  BookChart,
  BookCrossReference,
  BookHeading,
  BookReferences,
  BookScan,
  BookTable,
  CellText,
} from '../book.ts';
import { isMadeByArchive } from '../columns.ts';
import { headingName } from '../layout/boxes.ts';
import { alternativeOf } from '../layout/chart.ts';
import { scriptRuns } from '../script-runs.ts';
import { linkAddress } from './link-address.ts';
import { notesIn } from './notes-in.ts';
import type { ScanPictures } from './scan-pictures.ts';

type List = Extract<Block, { kind: 'list' }>;

/** Where the picture of the cover lies beside the page. */
export const EMBLEM_PATH = 'pictures/emblem.png';
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
  let listed = 0;
  let isInChapter = false;
  let notes: Note[] = [];
  for (const block of book.blocks()) {
    const isListed = block.kind === 'heading' && block.isListed;
    if (block.kind === 'heading' && block.style === 'chapter') {
      parts.push(notesHtml(notes, book));
      notes = [];
      parts.push(isInChapter ? '</section>\n' : '', sectionTag(block, book));
      isInChapter = true;
    }
    if (isListed) listed++;
    const scans = scanAnchor(block, book);
    parts.push(blockHtml(block, isListed ? anchor(listed) : scans, book, pictures));
    notes.push(...notesIn(block));
    if (isListed) onHeading();
  }
  parts.push(notesHtml(notes, book));
  parts.push(isInChapter ? '</section>\n' : '', '</main>\n</body>\n</html>\n');
  return parts.join('');
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

function pageHead({ title, institution, language }: Book, generator: string): string {
  const author = institution.trim() === '' ? '' : `<meta name="author" content="${htmlText(institution)}">\n`;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="${htmlText(generator)}">
${author}<meta name="color-scheme" content="light dark">
<title>${htmlText(title)}</title>
<link rel="stylesheet" href="book.css">
</head>
<body>
<a class="skip" href="#text">${htmlText(textIn(language, 'print.skipToText'))}</a>
`;
}

function cover({ title, subtitle, institution, year, emblem }: Book): string {
  const picture = emblem
    ? `<img class="emblem" src="${EMBLEM_PATH}" width="${emblem.width}" height="${emblem.height}" alt="${htmlText(emblem.alternative)}">\n`
    : '';
  const line = (name: string, text: string) =>
    text.trim() === '' ? '' : `<p class="${name}">${plainHtml(text)}</p>\n`;
  return `<header>\n${picture}${line('institution', institution)}<h1>${plainHtml(title)}</h1>\n${line('subtitle', subtitle)}${line('year', year)}</header>\n`;
}

const anchor = (number: number) => `part-${number}`;

function contents({ contentsTitle, headings }: Book): string {
  const listed = headings.filter(({ isListed }) => isListed);
  if (listed.length === 0) return '';
  const parts = [`<nav aria-labelledby="contents">\n<h2 id="contents">${htmlText(contentsTitle)}</h2>\n`];
  let depth = 0;
  listed.forEach(({ level, text }, index) => {
    const open = level > depth;
    if (open) parts.push('\n<ol>\n'.repeat(level - depth));
    else parts.push(`</li>\n${'</ol>\n</li>\n'.repeat(depth - level)}`);
    depth = level;
    parts.push(`<li><a href="#${anchor(index + 1)}">${plainHtml(headingName(text))}</a>`);
  });
  parts.push(`</li>\n${'</ol>\n</li>\n'.repeat(Math.max(depth - 1, 0))}</ol>\n</nav>\n`);
  return parts.join('');
}

/** The place of a heading over the pages of a record's originals. */
function scanAnchor(block: BookBlock, { scanHeadings }: Book): string | null {
  if (block.kind !== 'heading' || !block.isOverScans || !block.source || !('record' in block.source))
    return null;
  return `scans-${scanHeadings.get(block.source.record)}`;
}

/** The figures with links to them. */
function figureList({ figures, figuresTitle }: Book): string {
  if (figures.length === 0) return '';
  const items = figures.map(
    (name, index) => `<li><a href="#figure-${index + 1}">${plainHtml(name)}</a></li>\n`,
  );
  return `<nav aria-labelledby="figures">\n<h2 id="figures">${htmlText(figuresTitle)}</h2>\n<ol>\n${items.join('')}</ol>\n</nav>\n`;
}

function blockHtml(block: BookBlock, id: string | null, book: Book, pictures: ScanPictures): string {
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

function headingHtml({ style, level, text, inlines }: BookHeading, id: string | null): string {
  const name = `h${Math.min(level + 1, DEEPEST_HEADING)}`;
  const place = id === null ? '' : ` id="${id}"`;
  return `<${name}${place} class="${style}">${inlines ? inlineHtml(inlines) : plainHtml(text)}</${name}>\n`;
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

function inlineHtml(inlines: readonly Inline[]): string {
  return inlines.map(runHtml).join('');
}

function runHtml({ text, isEmphasis, isStrong, url, note }: Inline): string {
  if (note) {
    const place = note.isAgain ? '' : ` id="mark-${note.number}"`;
    return `<sup><a${place} href="#note-${note.number}" role="doc-noteref">${note.number}</a></sup>`;
  }
  let html = plainHtml(text);
  if (isEmphasis) html = `<em>${html}</em>`;
  if (isStrong) html = `<strong>${html}</strong>`;
  const address = url === undefined ? null : linkAddress(url);
  if (address === null) return html;
  // On paper the address follows the words of a link, but for a link that is its address.
  const name = text.trim() === url ? ' class="bare"' : '';
  return `<a href="${htmlText(address)}"${name}>${html}</a>`;
}

/** A text with runs of other scripts named: a screen reader changes its voice, a right-to-left name keeps its place. */
function plainHtml(text: string): string {
  return scriptRuns(text)
    .map((run) => {
      if (run.script === 'georgian') return `<span lang="ka">${htmlText(run.text)}</span>`;
      if (run.script === 'rightToLeft') return `<bdi>${htmlText(run.text)}</bdi>`;
      return htmlText(run.text);
    })
    .join('');
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Characters that a page of HTML cannot hold, and halves of characters. */
const NOT_HTML =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** A text between tags or in an attribute. */
function htmlText(text: string): string {
  return text.replace(NOT_HTML, '\uFFFD').replace(/[&<>"]/g, (mark) => ESCAPES[mark] ?? mark);
}
