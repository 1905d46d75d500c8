/** An element of pasted HTML; texts stand between its elements. */
export interface HtmlElement {
  /** In small letters. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (HtmlElement | string)[];
}

const TOKEN =
  /<!--[\s\S]*?-->|<!\[?[^>]*>|<\/([a-z][\w:]*)[^>]*>|<([a-z][\w:]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/gi;
const ATTRIBUTE = /([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;
const ENTITY = /&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi;
const EMPTY = new Set(['br', 'hr', 'img', 'meta', 'link', 'col', 'input', 'wbr']);
/** What is no text of the page; its content is passed over. */
const UNSEEN = /<(style|script|title|xml)\b[\s\S]*?<\/\1\s*>/gi;
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  ndash: '–',
  mdash: '—',
  laquo: '«',
  raquo: '»',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  hellip: '…',
  bull: '•',
};
/** Elements that end where another one of these names begins, as pages are written. */
const CLOSED_BY: Readonly<Record<string, readonly string[]>> = {
  p: ['p', 'div', 'ul', 'ol', 'table', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  li: ['li'],
  td: ['td', 'th', 'tr'],
  th: ['td', 'th', 'tr'],
  tr: ['tr'],
};

/**
 * The tree of pasted HTML, read without the browser: the window takes no HTML into itself, whoever gives it. What does
 * not fit in each other is closed as well as can be. Never throws.
 */
export function readHtml(html: string): HtmlElement {
  const fragment = /<!--StartFragment-->([\s\S]*)<!--EndFragment-->/i.exec(html)?.[1] ?? html;
  const source = fragment.replace(UNSEEN, '');
  const root: HtmlElement = { name: 'body', attributes: new Map(), children: [] };
  const open: HtmlElement[] = [root];
  const addText = (text: string) => {
    if (text !== '') open.at(-1)?.children.push(decode(text));
  };
  let at = 0;
  for (const match of source.matchAll(TOKEN)) {
    addText(source.slice(at, match.index));
    at = match.index + match[0].length;
    const [, end = '', start = '', attributes = ''] = match;
    if (end !== '') close(open, end.toLowerCase());
    if (start === '') continue;
    const name = start.toLowerCase();
    while (open.length > 1 && CLOSED_BY[open.at(-1)?.name ?? '']?.includes(name)) open.pop();
    const element: HtmlElement = { name, attributes: readAttributes(attributes), children: [] };
    open.at(-1)?.children.push(element);
    if (!EMPTY.has(name) && !attributes.endsWith('/')) open.push(element);
  }
  addText(source.slice(at));
  return root;
}

/** The element itself and all below it, in their order. */
export function* elementsIn(element: HtmlElement): Generator<HtmlElement> {
  yield element;
  for (const child of element.children) if (typeof child !== 'string') yield* elementsIn(child);
}

/** All words below an element. */
export const wordsIn = (element: HtmlElement): string =>
  element.children.map((child) => (typeof child === 'string' ? child : wordsIn(child))).join('');

function close(open: HtmlElement[], name: string): void {
  for (let at = open.length - 1; at > 0; at--)
    if (open[at]?.name === name) {
      open.length = at;
      return;
    }
}

function readAttributes(written: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single, bare] of written.matchAll(ATTRIBUTE))
    attributes.set(name.toLowerCase(), decode(double ?? single ?? bare ?? ''));
  return attributes;
}

function decode(text: string): string {
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
  });
}
