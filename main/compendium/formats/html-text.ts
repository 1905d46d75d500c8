import type { Inline } from '../../../preload/structured-text.ts';
import type { SecondName } from '../book.ts';
import { scriptRuns } from '../script-runs.ts';
import { linkAddress } from './link-address.ts';

/** Where a listed heading stands, by its number from 1. */
export const anchor = (number: number) => `part-${number}`;

/** A name, and the same in the other language of the book under it. */
export const nameHtml = (own: string, second: SecondName | undefined): string =>
  second ? `${own} <span class="second" lang="${second.language}">${plainHtml(second.text)}</span>` : own;

/** Names the language of an element that is not in its book's. */
export const spokenIn = (language: string | undefined): string =>
  language === undefined ? '' : ` lang="${language}"`;

/** Runs of text with their styles, links and marks of remarks. */
export function inlineHtml(inlines: readonly Inline[]): string {
  return inlines.map(runHtml).join('');
}

function runHtml({ text, isEmphasis, isStrong, url, note, language }: Inline): string {
  if (note) {
    const place = note.isAgain ? '' : ` id="mark-${note.number}"`;
    return `<sup><a${place} href="#note-${note.number}" role="doc-noteref">${note.number}</a></sup>`;
  }
  let html = plainHtml(text);
  if (isEmphasis) html = `<em>${html}</em>`;
  if (isStrong) html = `<strong>${html}</strong>`;
  if (language !== undefined) html = `<span lang="${htmlText(language)}">${html}</span>`;
  const address = url === undefined ? null : linkAddress(url);
  if (address === null) return html;
  // On paper the address follows the words of a link, but for a link that is its address.
  const name = text.trim() === url ? ' class="bare"' : '';
  return `<a href="${htmlText(address)}"${name}>${html}</a>`;
}

/** A text with runs of other scripts named: a screen reader changes its voice, a right-to-left name keeps its place. */
export function plainHtml(text: string): string {
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
export function htmlText(text: string): string {
  return text.replace(NOT_HTML, '\uFFFD').replace(/[&<>"]/g, (mark) => ESCAPES[mark] ?? mark);
}
