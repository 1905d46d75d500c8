import { strFromU8, unzipSync } from 'fflate';

export interface DocxParagraph {
  readonly style: string;
  readonly text: string;
  /** Level and list, null outside lists. */
  readonly list: { readonly level: number; readonly id: number } | null;
}

/** The parts of a document by path; throws where one is no well-formed XML. */
export function readDocx(bytes: Uint8Array): ReadonlyMap<string, string> {
  const parts = new Map(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]));
  for (const [path, xml] of parts) if (!/\.(?:png|jpe?g)$/.test(path)) checkXml(path, xml);
  return parts;
}

/** Tags open and close in pairs, attributes are quoted, no mark stands bare. */
function checkXml(path: string, xml: string): void {
  const open: string[] = [];
  const body = xml.replace(/^<\?xml [^?]*\?>\s*/, '');
  let at = 0;
  for (const match of body.matchAll(/<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<&]*(?:&\w+;[^"<&]*)*")*)\s*(\/?)>/g)) {
    checkText(path, body.slice(at, match.index));
    at = match.index + match[0].length;
    const [, isEnd, name = '', , isEmpty] = match;
    if (isEnd === '/') {
      if (open.pop() !== name) throw new Error(`${path}: ${name} closes nothing`);
    } else if (isEmpty !== '/') open.push(name);
  }
  checkText(path, body.slice(at));
  if (open.length > 0) throw new Error(`${path}: ${open.join(' ')} left open`);
}

function checkText(path: string, text: string): void {
  if (/[<>]|&(?!amp;|lt;|gt;|quot;)/.test(text))
    throw new Error(`${path}: a bare mark in ${text.slice(0, 80)}`);
}

/** The paragraphs of the text in their order. */
export function paragraphsOf(document: string): readonly DocxParagraph[] {
  return [...document.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, xml = '']) => {
    const list = /<w:ilvl w:val="(\d)"\/><w:numId w:val="(\d+)"\/>/.exec(xml);
    const text = [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, part = '']) => part).join('');
    return {
      style: /<w:pStyle w:val="(\w+)"/.exec(xml)?.[1] ?? '',
      text: plainXml(text),
      list: list && { level: Number(list[1]), id: Number(list[2]) },
    };
  });
}

/** A text as it was before it was put between tags. */
export function plainXml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
