import type { Locale } from '../../../preload/model.ts';
import type { Inline, Note } from '../../../preload/structured-text.ts';
import { xmlText } from '../../exchange/xml-text.ts';
import { type Script, scriptRuns } from '../script-runs.ts';
import { type DocxLink, fieldMark, instruction } from './docx-xml.ts';
import { linkAddress } from './link-address.ts';

/** Languages as Word names them: the dictionary that its spelling asks for. */
export const WORD_LANGUAGES: Readonly<Record<Locale, string>> = {
  az: 'az-Latn-AZ',
  en: 'en-GB',
  ru: 'ru-RU',
};

/** Writes the runs of one book's paragraphs; addresses are gathered in `links`. */
export interface Runs {
  readonly plain: (text: string) => string;
  readonly styled: (text: string, style: string) => string;
  readonly inlines: (inlines: readonly Inline[]) => string;
  /** The same for a text in another language (BCP 47). */
  readonly spokenIn: (language: string) => Runs;
}

/** Runs in a language; a run of another script says its own. */
export function createRuns(
  language: Locale,
  links: DocxLink[],
  onNote: (note: Note) => void = () => undefined,
): Runs {
  const known = new Map<string, DocxLink>();
  const linkTo = (address: string): DocxLink => {
    const link = known.get(address) ?? { id: `rIdLink${known.size + 1}`, address };
    if (!known.has(address)) links.push(link);
    known.set(address, link);
    return link;
  };
  const run = (text: string, properties: string, spoken: string | null) =>
    scriptRuns(onOneLine(text))
      .map(({ text: part, script }) => {
        const own = spoken === null ? '' : `<w:lang w:val="${wordLanguage(spoken)}"/>`;
        const all = `${properties}${script === null ? own : SCRIPT_PROPERTIES[script](language)}`;
        return `<w:r>${all === '' ? '' : `<w:rPr>${all}</w:rPr>`}<w:t xml:space="preserve">${xmlText(part)}</w:t></w:r>`;
      })
      .join('');
  const inline = (
    { text, isEmphasis, isStrong, url, note, language: named }: Inline,
    around: string | null,
  ) => {
    if (note) {
      if (!note.isAgain) onNote(note);
      return noteMark(note);
    }
    const address = url === undefined ? null : linkAddress(url);
    const weight = `${isStrong ? '<w:b/><w:bCs/>' : ''}${isEmphasis ? '<w:i/><w:iCs/>' : ''}`;
    const spoken = named ?? around;
    if (address === null) return run(text, weight, spoken);
    const words = run(text, `<w:rStyle w:val="Hyperlink"/>${weight}`, spoken);
    return `<w:hyperlink r:id="${linkTo(address).id}" w:history="1">${words}</w:hyperlink>`;
  };
  const runsIn = (spoken: string | null): Runs => ({
    plain: (text) => run(text, '', spoken),
    styled: (text, style) => run(text, `<w:rStyle w:val="${style}"/>`, spoken),
    inlines: (inlines) => inlines.map((one) => inline(one, spoken)).join(''),
    spokenIn: runsIn,
  });
  return runsIn(null);
}

const wordLanguage = (language: string): string =>
  Object.hasOwn(WORD_LANGUAGES, language) ? WORD_LANGUAGES[language as Locale] : language;

/** The mark of a footnote (ISO/IEC 29500-1, 17.11.14); one that stands again is a field that follows its number. */
function noteMark({ number, isAgain }: Note): string {
  const style = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>';
  if (isAgain)
    return `${fieldMark('begin')}${instruction(`NOTEREF _Note${number} \\f \\h`)}${fieldMark('separate')}<w:r>${style}<w:t>${number}</w:t></w:r>${fieldMark('end')}`;
  // Headings have the numbers below these.
  const id = NOTE_BOOKMARKS + number;
  return `<w:bookmarkStart w:id="${id}" w:name="_Note${number}"/><w:r>${style}<w:footnoteReference w:id="${number}"/></w:r><w:bookmarkEnd w:id="${id}"/>`;
}

const NOTE_BOOKMARKS = 1_000_000;

/** Properties of a run in their order in the schema (ISO/IEC 29500-1, 17.3.2.28): direction before language. */
const SCRIPT_PROPERTIES: Readonly<Record<Script, (language: Locale) => string>> = {
  georgian: () => '<w:lang w:val="ka-GE"/>',
  rightToLeft: (language) => `<w:rtl/><w:lang w:val="${WORD_LANGUAGES[language]}" w:bidi="ar-SA"/>`,
};

/** Line ends and tabs are spaces in a line of text. */
const onOneLine = (text: string) => text.replace(/\s*[\t\r\n\v\f\u2028\u2029]\s*/g, ' ');
