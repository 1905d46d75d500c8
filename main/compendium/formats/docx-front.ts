import type { Book } from '../book.ts';
import { BETWEEN_NAMES, type HeadingMark, headingName } from '../layout/boxes.ts';
import { emblemXml } from './docx-emblem.ts';
import type { Runs } from './docx-runs.ts';
import { fieldMark, instruction, paragraph } from './docx-xml.ts';

/** Levels of headings that the contents list. */
const CONTENTS = '1-3';
const DEEPEST_LISTED = 3;

/** The title page: institution, title, subtitle, year. */
export function coverXml({ institution, title, subtitle, year, emblem, second }: Book, runs: Runs): string {
  const line = (style: string, text: string) =>
    text.trim() === '' ? '' : paragraph(style, runs.plain(text));
  const inSecond = (style: string, text = '') =>
    second && text.trim() !== '' ? paragraph(style, runs.spokenIn(second.language).plain(text)) : '';
  return [
    emblem ? emblemXml(emblem) : '',
    line('Institution', institution),
    inSecond('Institution', second?.institution),
    paragraph('Title', runs.plain(title)),
    line('Subtitle', subtitle),
    inSecond('SecondTitle', second?.title),
    inSecond('Subtitle', second?.subtitle),
    line('Year', year),
  ].join('');
}

/** The contents as a field that Word and LibreOffice bring up to date, filled with the headings and links to them. */
export function contentsXml({ contentsTitle, headings, second }: Book, runs: Runs): string {
  const listed = headings.filter(({ isListed }) => isListed);
  const shown = listed.filter(({ level }) => level <= DEEPEST_LISTED);
  if (shown.length === 0) return '';
  const begin = `${fieldMark('begin')}${instruction(`TOC \\o "${CONTENTS}" \\h \\z \\u`)}${fieldMark('separate')}`;
  const rows = listed.flatMap((heading, index) => {
    if (heading.level > DEEPEST_LISTED) return [];
    const name = nameXml({ ...heading, text: headingName(heading.text) }, runs);
    const words = linkedRow(`_Toc${index + 1}`, name);
    return [{ style: `TOC${heading.level}`, words }];
  });
  const body = rows.map(({ style, words }, index) =>
    paragraph(
      style,
      (index === 0 ? begin : '') + words + (index === rows.length - 1 ? fieldMark('end') : ''),
    ),
  );
  const other = second && { text: second.contentsTitle, language: second.language };
  const title = nameXml({ text: contentsTitle, ...(other && { second: other }) }, runs);
  const block = `${paragraph('TOCHeading', title, '<w:pageBreakBefore/>')}${body.join('')}`;
  const gallery =
    '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>';
  return `<w:sdt><w:sdtPr>${gallery}</w:sdtPr><w:sdtContent>${block}</w:sdtContent></w:sdt>`;
}

/** The list of figures as a field filled with their names and links to them; nothing where there are none. */
export function figuresXml({ figuresTitle, figures, second }: Book, runs: Runs): string {
  if (figures.length === 0) return '';
  const begin = `${fieldMark('begin')}${instruction('TOC \\f F \\h \\z')}${fieldMark('separate')}`;
  const rows = figures.map((name, index) => {
    const words = linkedRow(`_Figure${index + 1}`, runs.plain(name));
    const isLast = index === figures.length - 1;
    return paragraph('TOC2', (index === 0 ? begin : '') + words + (isLast ? fieldMark('end') : ''));
  });
  const other = second && { text: second.figuresTitle, language: second.language };
  const title = nameXml({ text: figuresTitle, ...(other && { second: other }) }, runs);
  return paragraph('TOCHeading', title, '<w:pageBreakBefore/>') + rows.join('');
}

/** A row that leads to a bookmark, with the number of its page. */
function linkedRow(place: string, name: string): string {
  const number = `${fieldMark('begin')}${instruction(`PAGEREF ${place} \\h`)}${fieldMark('separate')}<w:r><w:t></w:t></w:r>${fieldMark('end')}`;
  return `<w:hyperlink w:anchor="${place}" w:history="1">${name}<w:r><w:tab/></w:r>${number}</w:hyperlink>`;
}

/** A name, and the same in the other language of the book. */
function nameXml(
  { text, language, second }: Pick<HeadingMark, 'text' | 'language' | 'second'>,
  runs: Runs,
): string {
  const own = (language ? runs.spokenIn(language) : runs).plain(text);
  return second ? own + runs.plain(BETWEEN_NAMES) + runs.spokenIn(second.language).plain(second.text) : own;
}
