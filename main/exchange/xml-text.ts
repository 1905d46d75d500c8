/** Characters that XML 1.0 cannot hold, and carriage returns, which its readers turn into line feeds. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOT_XML = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g;
/** What already looks like an escape of such a character. */
const LIKE_ESCAPE = /_(?=x[0-9A-Fa-f]{4}_)/g;
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const MARKS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text between tags or in an attribute; half characters become U+FFFD, other forbidden ones too. */
export const xmlText = (text: string): string =>
  text
    .replace(LONE_SURROGATE, '\uFFFD')
    .replace(NOT_XML, '\uFFFD')
    .replace(/[&<>"]/g, (mark) => MARKS[mark] ?? mark);

/** The same for the text of a cell, where forbidden characters have an escape (ISO/IEC 29500-1, 22.9.2.19 ST_Xstring). */
export const cellXml = (text: string): string =>
  xmlText(
    text
      .replace(LIKE_ESCAPE, '_x005F_')
      .replace(
        NOT_XML,
        (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
      ),
  );
