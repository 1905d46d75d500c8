import { xmlText } from '../../exchange/xml-text.ts';

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** The two namespaces that every part of the text names. */
export const DOCX_NAMESPACES = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${RELATIONS}"`;

/** An address that the document links to, by the id of its relation. */
export interface DocxLink {
  readonly id: string;
  readonly address: string;
}

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** The relations of a part: those that are given, and its addresses. */
export function linkRelations(links: readonly DocxLink[], others: readonly string[] = []): string {
  const addresses = links.map(
    ({ id, address }) =>
      `<Relationship Id="${id}" Type="${RELATIONS}/hyperlink" Target="${xmlText(address)}" TargetMode="External"/>`,
  );
  return `${XML_HEAD}<Relationships xmlns="${PACKAGE}">${[...others, ...addresses].join('')}</Relationships>`;
}

/** A paragraph in a style; `properties` follow the style in the order of the schema (ISO/IEC 29500-1, 17.3.1.26). */
export function paragraph(style: string, runs: string, properties = ''): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr>${runs}</w:p>`;
}

/** The mark of a field's parts (ISO/IEC 29500-1, 17.16.18). */
export const fieldMark = (kind: 'begin' | 'separate' | 'end'): string =>
  `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;

/** What a field shows. */
export const instruction = (text: string): string =>
  `<w:r><w:instrText xml:space="preserve"> ${xmlText(text)} </w:instrText></w:r>`;
