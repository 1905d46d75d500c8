import type { Note } from '../../../preload/structured-text.ts';
import type { Book } from '../book.ts';
import type { Part } from './docx-parts.ts';
import { createRuns } from './docx-runs.ts';
import { DOCX_NAMESPACES, type DocxLink, linkRelations, paragraph, XML_HEAD } from './docx-xml.ts';

/**
 * The footnotes of a document (ISO/IEC 29500-1, 17.11.10) with the two marks that part them from the text, and the
 * addresses in them.
 */
export function noteParts({ language }: Book, notes: readonly Note[]): readonly Part[] {
  const links: DocxLink[] = [];
  const runs = createRuns(language, links);
  const mark =
    '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>';
  const all = notes.map(({ number, paragraphs }) => {
    const texts = (paragraphs.length === 0 ? [[]] : paragraphs).map((inlines, index) =>
      paragraph('FootnoteText', (index === 0 ? mark : '') + runs.inlines(inlines)),
    );
    return `<w:footnote w:id="${number}">${texts.join('')}</w:footnote>`;
  });
  const separator = (type: string, id: number, element: string) =>
    `<w:footnote w:type="${type}" w:id="${id}">${paragraph('FootnoteText', `<w:r><w:${element}/></w:r>`)}</w:footnote>`;
  const head = `${separator('separator', -1, 'separator')}${separator('continuationSeparator', 0, 'continuationSeparator')}`;
  const part = {
    path: 'word/footnotes.xml',
    content: `${XML_HEAD}<w:footnotes ${DOCX_NAMESPACES}>${head}${all.join('')}</w:footnotes>`,
  };
  return [part, { path: 'word/_rels/footnotes.xml.rels', content: linkRelations(links) }];
}
