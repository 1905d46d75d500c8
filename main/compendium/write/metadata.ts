import type { Book } from '../book.ts';

export interface Maker {
  /** The moment that the file gives as its making, ISO 8601. */
  readonly createdAt: string;
  /** The program's name and version. */
  readonly generator: string;
}

/** Whole seconds in UTC, which the file's dictionary and its XMP then give alike. */
export function madeAt({ createdAt }: Maker): Date {
  const time = Date.parse(createdAt);
  return new Date(Math.floor((Number.isNaN(time) ? 0 : time) / 1000) * 1000);
}

/** Whether XML 1.0 (2.2) has a place for a character; a lone surrogate has none. */
function isXmlCharacter(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
}

/** A text as both the file's dictionary and its XMP can say it. */
export const sayable = (text: string): string =>
  Array.from(text, (character) => (isXmlCharacter(character) ? character : '\uFFFD')).join('');

const escapeXml = (text: string) =>
  sayable(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const NAMESPACES = {
  dc: 'http://purl.org/dc/elements/1.1/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  pdf: 'http://ns.adobe.com/pdf/1.3/',
  pdfaid: 'http://www.aiim.org/pdfa/ns/id/',
  pdfaExtension: 'http://www.aiim.org/pdfa/ns/extension/',
  pdfaSchema: 'http://www.aiim.org/pdfa/ns/schema#',
  pdfaProperty: 'http://www.aiim.org/pdfa/ns/property#',
  pdfuaid: 'http://www.aiim.org/pdfua/ns/id/',
} as const;

/** PDF/A wants every schema that it does not know itself described (ISO 19005-2, 6.6.2.3.3). */
const EXTENSION = `<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:namespaceURI>${NAMESPACES.pdfuaid}</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>`;

/** The XMP packet of a book: PDF/A-2u (ISO 19005-2, 6.6.4) and PDF/UA-1 (ISO 14289-1, 5), title, author, dates. */
export function xmpPacket(book: Book, maker: Maker): Uint8Array {
  const date = madeAt(maker).toISOString().replace('.000Z', 'Z');
  const generator = escapeXml(maker.generator);
  const author =
    book.institution.trim() === ''
      ? ''
      : `<dc:creator><rdf:Seq><rdf:li>${escapeXml(book.institution)}</rdf:li></rdf:Seq></dc:creator>`;
  const namespaces = Object.entries(NAMESPACES).map(([prefix, name]) => ` xmlns:${prefix}="${name}"`);
  const { second } = book;
  const secondLanguage = second ? `<rdf:li>${second.language}</rdf:li>` : '';
  const secondTitle =
    second && second.title.trim() !== ''
      ? `<rdf:li xml:lang="${second.language}">${escapeXml(second.title)}</rdf:li>`
      : '';
  const properties = [
    '<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>',
    '<dc:format>application/pdf</dc:format>',
    `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(book.title)}</rdf:li>${secondTitle}</rdf:Alt></dc:title>`,
    author,
    `<dc:language><rdf:Bag><rdf:li>${book.language}</rdf:li>${secondLanguage}</rdf:Bag></dc:language>`,
    `<xmp:CreatorTool>${generator}</xmp:CreatorTool>`,
    `<xmp:CreateDate>${date}</xmp:CreateDate><xmp:ModifyDate>${date}</xmp:ModifyDate>`,
    `<pdf:Producer>${generator}</pdf:Producer>`,
    EXTENSION,
  ];
  const xml = `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""${namespaces.join('')}>${properties.join('')}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
  return Buffer.from(xml, 'utf8');
}
