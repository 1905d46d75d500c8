import type { Book } from '../book.ts';
import { headingName } from '../layout/boxes.ts';
import { emblemXml } from './docx-emblem.ts';
import type { Runs } from './docx-runs.ts';
import { fieldMark, instruction, paragraph } from './docx-xml.ts';

/** Levels of headings that the contents list. */
const CONTENTS = '1-3';
const DEEPEST_LISTED = 3;

/** The title page: institution, title, subtitle, year. */
export function coverXml({ institution, title, subtitle, year, emblem }: Book, runs: Runs): string {
  const line = (style: string, text: string) =>
    text.trim() === '' ? '' : paragraph(style, runs.plain(text));
  return [
    emblem ? emblemXml(emblem) : '',
    line('Institution', institution),
    paragraph('Title', runs.plain(title)),
    line('Subtitle', subtitle),
    line('Year', year),
  ].join('');
}

/** The contents as a field that Word and LibreOffice bring up to date, filled with the headings and links to them. */
export function contentsXml({ contentsTitle, headings }: Book, runs: Runs): string {
  const listed = headings.filter(({ isListed }) => isListed);
  const shown = listed.filter(({ level }) => level <= DEEPEST_LISTED);
  if (shown.length === 0) return '';
  const begin = `${fieldMark('begin')}${instruction(`TOC \\o "${CONTENTS}" \\h \\z \\u`)}${fieldMark('separate')}`;
  const rows = listed.flatMap((heading, index) => {
    if (heading.level > DEEPEST_LISTED) return [];
    const place = `_Toc${index + 1}`;
    const number = `${fieldMark('begin')}${instruction(`PAGEREF ${place} \\h`)}${fieldMark('separate')}<w:r><w:t></w:t></w:r>${fieldMark('end')}`;
    const words = `<w:hyperlink w:anchor="${place}" w:history="1">${runs.plain(headingName(heading.text))}<w:r><w:tab/></w:r>${number}</w:hyperlink>`;
    return [{ style: `TOC${heading.level}`, words }];
  });
  const body = rows.map(({ style, words }, index) =>
    paragraph(
      style,
      (index === 0 ? begin : '') + words + (index === rows.length - 1 ? fieldMark('end') : ''),
    ),
  );
  const block = `${paragraph('TOCHeading', runs.plain(contentsTitle), '<w:pageBreakBefore/>')}${body.join('')}`;
  const gallery =
    '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>';
  return `<w:sdt><w:sdtPr>${gallery}</w:sdtPr><w:sdtContent>${block}</w:sdtContent></w:sdt>`;
}
