import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { letters, type Spoken } from './spoken.ts';

/** What pdf.js gives of a structure tree; its own types leave the leaves open. */
interface Node {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly Node[];
}
/** Roles inside a line: their text belongs to the block around them. */
const INLINE = new Set(['Link', 'Span', 'Reference', 'Quote']);

/** The structure of a PDF as pdf.js reads it, page by page; a block over two pages comes as two pieces. */
export async function spokenByPdfjs(pdf: Uint8Array): Promise<readonly Spoken[]> {
  const task = getDocument({ data: Uint8Array.from(pdf), useSystemFonts: false, verbosity: 0 });
  const document = await task.promise;
  const spoken: { role: string; text: string }[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const [tree, content] = await Promise.all([
      page.getStructTree() as Promise<Node | null>,
      page.getTextContent({ includeMarkedContent: true }),
    ]);
    const texts = markedTexts(content.items);
    if (tree) collect(tree, texts, spoken);
  }
  await task.destroy();
  return spoken.map(({ role, text }) => ({ role, text: letters(text) })).filter(({ text }) => text !== '');
}

type Item = Awaited<
  ReturnType<
    Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getPage']>>['getTextContent']
  >
>['items'][number];

/** The text of each piece of marked content, by the id that the tree names it with. */
function markedTexts(items: readonly Item[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const open: (string | null)[] = [];
  for (const item of items) {
    if ('str' in item) {
      const id = [...open].reverse().find((other) => other !== null);
      // The hyphen of a broken word is content of its own.
      if (id && item.str !== '-') texts.set(id, (texts.get(id) ?? '') + item.str);
    } else if (item.type === 'endMarkedContent') open.pop();
    else open.push('id' in item && typeof item.id === 'string' ? item.id : null);
  }
  return texts;
}

function collect(
  node: Node,
  texts: ReadonlyMap<string, string>,
  spoken: { role: string; text: string }[],
): void {
  for (const child of node.children ?? []) {
    if (child.type === 'content') {
      const block = spoken.at(-1);
      if (block) block.text += texts.get(child.id ?? '') ?? '';
    } else {
      if (child.role !== undefined && !INLINE.has(child.role)) spoken.push({ role: child.role, text: '' });
      collect(child, texts, spoken);
    }
  }
}
