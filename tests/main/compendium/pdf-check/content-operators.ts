/** A value in a content stream (ISO 32000-1, 7.3): strings byte by byte as Latin-1. */
export type Operand =
  | number
  | boolean
  | null
  | { readonly name: string }
  | { readonly string: string }
  | readonly Operand[]
  | ReadonlyMap<string, Operand>;
export interface Operation {
  readonly operator: string;
  readonly operands: readonly Operand[];
}

const SPACE = /[\0\t\n\f\r ]/;
const DELIMITER = /[\0\t\n\f\r ()<>[\]{}/%]/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The operations of a content stream in their order; throws where it is none. */
export function readOperations(content: string): readonly Operation[] {
  const operations: Operation[] = [];
  let operands: Operand[] = [];
  let at = 0;
  const skip = () => {
    for (;;) {
      while (at < content.length && SPACE.test(content.charAt(at))) at++;
      if (content.charAt(at) !== '%') return;
      while (at < content.length && !/[\r\n]/.test(content.charAt(at))) at++;
    }
  };
  const word = () => {
    const from = at;
    while (at < content.length && !DELIMITER.test(content.charAt(at))) at++;
    return content.slice(from, at);
  };
  const value = (): Operand | { readonly operator: string } => {
    const first = content.charAt(at);
    if (first === '/') {
      at++;
      return {
        name: word().replace(/#([0-9A-F]{2})/gi, (_, hex: string) =>
          String.fromCharCode(Number.parseInt(hex, 16)),
        ),
      };
    }
    if (first === '(') return literal();
    if (first === '[') return list(']');
    if (content.startsWith('<<', at)) {
      at++;
      const parts = list('>>');
      const map = new Map<string, Operand>();
      for (let index = 0; index + 1 < parts.length; index += 2)
        map.set((parts[index] as { readonly name: string }).name, parts[index + 1] as Operand);
      return map;
    }
    if (first === '<') {
      const end = content.indexOf('>', at);
      const hex = content.slice(at + 1, end).replace(/\s/g, '');
      at = end + 1;
      return { string: Buffer.from(hex.length % 2 === 0 ? hex : `${hex}0`, 'hex').toString('latin1') };
    }
    const text = word();
    if (text === '') throw new Error(`unexpected ${first} at ${at}`);
    if (NUMBER.test(text)) return Number(text);
    if (text === 'true' || text === 'false') return text === 'true';
    return text === 'null' ? null : { operator: text };
  };
  const list = (end: string): readonly Operand[] => {
    const parts: Operand[] = [];
    at++;
    for (;;) {
      skip();
      if (at >= content.length) throw new Error(`no ${end}`);
      if (content.startsWith(end, at)) {
        at += end.length;
        return parts;
      }
      parts.push(value() as Operand);
    }
  };
  const literal = (): Operand => {
    let text = '';
    let depth = 1;
    for (at++; depth > 0; at++) {
      const character = content.charAt(at);
      if (character === '') throw new Error('a string without an end');
      if (character === '\\') {
        const octal = /^[0-7]{1,3}/.exec(content.slice(at + 1, at + 4))?.[0];
        at += octal?.length ?? 1;
        const escaped = content.charAt(at);
        if (octal) text += String.fromCharCode(Number.parseInt(octal, 8) & 255);
        else if (escaped !== '\n' && escaped !== '\r') text += ESCAPES[escaped] ?? escaped;
        continue;
      }
      if (character === '(') depth++;
      if (character === ')') depth--;
      if (depth > 0) text += character;
    }
    return { string: text };
  };
  for (;;) {
    skip();
    if (at >= content.length) return operations;
    const next = value();
    if (typeof next !== 'object' || next === null || !('operator' in next)) {
      operands.push(next as Operand);
      continue;
    }
    operations.push({ operator: next.operator, operands });
    operands = [];
    if (next.operator === 'ID') {
      const end = content.slice(at).search(/\sEI(?=\s|$)/);
      if (end < 0) throw new Error('an inline picture without an end');
      at += end;
    }
  }
}
