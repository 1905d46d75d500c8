import { xmlText } from '../../exchange/xml-text.ts';
import type { Book } from '../book.ts';
import { type Maker, madeAt } from '../write/metadata.ts';
import { EMBLEM_FILE, EMBLEM_RELATION } from './docx-emblem.ts';
import { WORD_LANGUAGES } from './docx-runs.ts';
import type { DocxPicture } from './docx-scans.ts';
import { stylesXml } from './docx-styles.ts';
import {
  DOCX_NAMESPACES,
  type DocxLink,
  fieldMark,
  instruction,
  linkRelations,
  RELATIONS,
  XML_HEAD,
} from './docx-xml.ts';

/** A file of the package. */
export interface Part {
  readonly path: string;
  readonly content: string;
}

const PACKAGE_RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
export const DOCUMENT_HEAD = `${XML_HEAD}<w:document ${DOCX_NAMESPACES}>`;

/** The parts of `word/` that the document points to: their files, and how relations and content types call them. */
const DOCUMENT_PARTS = [
  { id: 'rIdStyles', file: 'styles.xml', type: 'styles' },
  { id: 'rIdNumbering', file: 'numbering.xml', type: 'numbering' },
  { id: 'rIdSettings', file: 'settings.xml', type: 'settings' },
  { id: 'rIdHeader', file: 'header.xml', type: 'header' },
  { id: 'rIdFooter', file: 'footer.xml', type: 'footer' },
  { id: 'rIdFootnotes', file: 'footnotes.xml', type: 'footnotes' },
] as const;

/** Every part of the package beside the text itself (ISO/IEC 29500-1, 11.3 and 15.2). */
export function bookParts(
  book: Book,
  maker: Maker,
  links: readonly DocxLink[],
  numbering: string,
  pictures: readonly DocxPicture[] = [],
): readonly Part[] {
  const root = `${XML_HEAD}<w:`;
  const head = `${fieldMark('begin')}${instruction('STYLEREF 1')}${fieldMark('separate')}<w:r><w:t>${xmlText(book.title)}</w:t></w:r>${fieldMark('end')}`;
  const number = `${fieldMark('begin')}${instruction('PAGE')}${fieldMark('separate')}<w:r><w:t>2</w:t></w:r>${fieldMark('end')}`;
  return [
    { path: '[Content_Types].xml', content: contentTypes(book, pictures) },
    { path: '_rels/.rels', content: packageRelations() },
    { path: 'docProps/core.xml', content: coreProperties(book, maker) },
    { path: 'docProps/app.xml', content: appProperties(maker) },
    { path: 'word/_rels/document.xml.rels', content: documentRelations(book, links, pictures) },
    { path: 'word/styles.xml', content: stylesXml(WORD_LANGUAGES[book.language], book.style) },
    { path: 'word/numbering.xml', content: numbering },
    { path: 'word/settings.xml', content: settingsXml(book) },
    {
      path: 'word/header.xml',
      content: `${root}hdr ${DOCX_NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>${head}</w:p></w:hdr>`,
    },
    {
      path: 'word/footer.xml',
      content: `${root}ftr ${DOCX_NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${number}</w:p></w:ftr>`,
    },
  ];
}

function contentTypes({ emblem }: Book, pictures: readonly DocxPicture[]): string {
  const files = [...(emblem ? [EMBLEM_FILE] : []), ...pictures.map(({ file }) => file)];
  const endings = new Set(files.map((file) => file.slice(file.lastIndexOf('.') + 1)));
  const kinds = [...endings].map(
    (ending) => `<Default Extension="${ending}" ContentType="image/${ending === 'png' ? 'png' : 'jpeg'}"/>`,
  );
  const override = (path: string, type: string) => `<Override PartName="/${path}" ContentType="${type}"/>`;
  const parts = DOCUMENT_PARTS.map(({ file, type }) =>
    override(`word/${file}`, `${CONTENT_TYPE}.${type}+xml`),
  );
  return `${XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${kinds.join('')}${override('word/document.xml', `${CONTENT_TYPE}.document.main+xml`)}${parts.join('')}${override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml')}${override('docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml')}</Types>`;
}

const relations = (list: readonly string[]) =>
  `${XML_HEAD}<Relationships xmlns="${PACKAGE_RELATIONS}">${list.join('')}</Relationships>`;

function packageRelations(): string {
  return relations([
    `<Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/>`,
    `<Relationship Id="rId2" Type="${PACKAGE_RELATIONS}/metadata/core-properties" Target="docProps/core.xml"/>`,
    `<Relationship Id="rId3" Type="${RELATIONS}/extended-properties" Target="docProps/app.xml"/>`,
  ]);
}

function documentRelations(
  { emblem }: Book,
  links: readonly DocxLink[],
  pictures: readonly DocxPicture[],
): string {
  const parts = DOCUMENT_PARTS.map(
    ({ id, file, type }) => `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${file}"/>`,
  );
  const images = pictures.map(
    ({ id, file }) => `<Relationship Id="${id}" Type="${RELATIONS}/image" Target="${file}"/>`,
  );
  return linkRelations(links, [...parts, ...(emblem ? [EMBLEM_RELATION] : []), ...images]);
}

function coreProperties({ title, institution, language }: Book, maker: Maker): string {
  const date = madeAt(maker).toISOString().replace('.000Z', 'Z');
  const creator = institution.trim() === '' ? '' : `<dc:creator>${xmlText(institution)}</dc:creator>`;
  const when = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${date}</dcterms:${name}>`;
  return `${XML_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(title)}</dc:title>${creator}<dc:language>${WORD_LANGUAGES[language]}</dc:language>${when('created')}${when('modified')}</cp:coreProperties>`;
}

function appProperties({ generator }: Maker): string {
  return `${XML_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>${xmlText(generator)}</Application></Properties>`;
}

/** Fields are brought up to date when the document is opened: only then has the contents its page numbers. */
function settingsXml({ language, headings }: Book): string {
  const update = headings.some(({ isListed }) => isListed) ? '<w:updateFields w:val="true"/>' : '';
  return `${XML_HEAD}<w:settings ${DOCX_NAMESPACES}><w:autoHyphenation/>${update}<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="${WORD_LANGUAGES[language]}"/></w:settings>`;
}
