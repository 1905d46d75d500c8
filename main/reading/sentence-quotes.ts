import type { EventSentence } from './event-sentence.ts';
import type { TextToken } from './tokenize.ts';
import { wordSet } from './words.ts';

/** A quotation: tokens of its marks, and what stands between them. */
export interface Quotation {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}
const CLOSING: Readonly<Record<string, string>> = { '“': '”“', '„': '“”', '«': '»', '"': '"', '‟': '”' };
const themeAfter = wordSet('themeAfter');
const themeBefore = wordSet('themeBefore');
const LONGEST = 500;

/** The quotations of a sentence in their order. */
export function findQuotations({
  tokens,
  text,
}: Pick<EventSentence, 'tokens' | 'text'>): readonly Quotation[] {
  const found: Quotation[] = [];
  let open: TextToken | null = null;
  let from = 0;
  tokens.forEach((token, at) => {
    if (token.kind !== 'sign') return;
    if (open && CLOSING[open.text]?.includes(token.text)) {
      const content = text.slice(open.to, token.from).trim();
      if (content !== '' && content.length <= LONGEST) found.push({ from, to: at, text: content });
      open = null;
    } else if (CLOSING[token.text] !== undefined) {
      open = token;
      from = at;
    }
  });
  return found;
}

/** The quotations that a sentence gives as the theme of its event. */
export function findThemes(sentence: EventSentence, quotations: readonly Quotation[]): readonly Quotation[] {
  const { tokens } = sentence;
  return quotations.filter(
    ({ from, to }) =>
      themeAfter.has(tokens[to + 1]?.key ?? '') || themeBefore.has(tokens[from - 1]?.key ?? ''),
  );
}
