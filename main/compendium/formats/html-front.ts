import { textIn } from '../../texts.ts';
import type { Book, BookNames, SecondName } from '../book.ts';
import { headingName } from '../layout/boxes.ts';
import { anchor, htmlText, nameHtml, plainHtml, spokenIn } from './html-text.ts';

/** Where the picture of the cover lies beside the page. */
export const EMBLEM_PATH = 'pictures/emblem.png';
/** All before the body's first part. */
export function pageHead({ title, institution, language }: Book, generator: string): string {
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

/** The cover as the header of the page. */
export function cover({ title, subtitle, institution, year, emblem, second }: Book): string {
  const picture = emblem
    ? `<img class="emblem" src="${EMBLEM_PATH}" width="${emblem.width}" height="${emblem.height}" alt="${htmlText(emblem.alternative)}">\n`
    : '';
  const line = (name: string, text: string) =>
    text.trim() === '' ? '' : `<p class="${name}">${plainHtml(text)}</p>\n`;
  const inSecond = (name: string, text: string) =>
    second && text.trim() !== ''
      ? `<p class="${name}" lang="${second.language}">${plainHtml(text)}</p>\n`
      : '';
  const head = line('institution', institution) + inSecond('institution', second?.institution ?? '');
  const names = `<h1>${plainHtml(title)}</h1>\n${line('subtitle', subtitle)}`;
  const others = inSecond('second-title', second?.title ?? '') + inSecond('subtitle', second?.subtitle ?? '');
  return `<header>\n${picture}${head}${names}${others}${line('year', year)}</header>\n`;
}

/** The contents as navigation. */
export function contents({ contentsTitle, headings, second }: Book): string {
  const listed = headings.filter(({ isListed }) => isListed);
  if (listed.length === 0) return '';
  const parts = [
    `<nav aria-labelledby="contents">\n<h2 id="contents">${nameHtml(htmlText(contentsTitle), namedIn(second, second?.contentsTitle))}</h2>\n`,
  ];
  let depth = 0;
  listed.forEach(({ level, text, language, second: other }, index) => {
    const open = level > depth;
    if (open) parts.push('\n<ol>\n'.repeat(level - depth));
    else parts.push(`</li>\n${'</ol>\n</li>\n'.repeat(depth - level)}`);
    depth = level;
    const name = nameHtml(plainHtml(headingName(text)), other);
    parts.push(`<li><a href="#${anchor(index + 1)}"${spokenIn(language)}>${name}</a>`);
  });
  parts.push(`</li>\n${'</ol>\n</li>\n'.repeat(Math.max(depth - 1, 0))}</ol>\n</nav>\n`);
  return parts.join('');
}

/** The name of a list in the other language of the book. */
function namedIn(second: BookNames | null, text: string | undefined): SecondName | undefined {
  return second && text !== undefined ? { text, language: second.language } : undefined;
}

/** The figures with links to them. */
export function figureList({ figures, figuresTitle, second }: Book): string {
  if (figures.length === 0) return '';
  const items = figures.map(
    (name, index) => `<li><a href="#figure-${index + 1}">${plainHtml(name)}</a></li>\n`,
  );
  return `<nav aria-labelledby="figures">\n<h2 id="figures">${nameHtml(htmlText(figuresTitle), namedIn(second, second?.figuresTitle))}</h2>\n<ol>\n${items.join('')}</ol>\n</nav>\n`;
}
