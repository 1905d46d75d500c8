/** A figure as a person chooses it. */
export interface Figure {
  readonly sha256: string;
  readonly page: string;
  readonly caption: string;
  readonly alternative: string;
}

/** A figure as it is written in a section; words that look like marks are words. */
export function figureText({ sha256, page, caption, alternative }: Figure): string {
  const place = page === '1' ? '' : `#${page}`;
  const said = alternative.trim() === '' ? '' : ` "${escaped(alternative, /["\\&]/g)}"`;
  return `![${escaped(caption, /[[\]\\*_`<&!]/g)}](file:${sha256}${place}${said})`;
}

const escaped = (text: string, marks: RegExp): string =>
  text.trim().replace(/\s+/g, ' ').replace(marks, '\\$&');
