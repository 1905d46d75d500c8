/** A text with what is selected in it, as a text area holds it. */
export interface Selected {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}
/** What the buttons over a structured text do. */
export type MarkdownCommand = 'strong' | 'emphasis' | 'bullets' | 'numbers' | 'indent' | 'outdent' | 'link';

const BULLET = /^(\s*)(?:[-*+]|\d+[.)])\s+/;
const STEP = '  ';

/** Carries a command out on what is selected; the same command again takes it back. */
export function editMarkdown(selected: Selected, command: MarkdownCommand): Selected {
  if (command === 'strong') return wrap(selected, '**');
  if (command === 'emphasis') return wrap(selected, '*');
  if (command === 'link') return link(selected);
  if (command === 'indent') return changeLines(selected, (line) => (line === '' ? line : STEP + line));
  if (command === 'outdent') return changeLines(selected, (line) => line.replace(/^ {1,2}/, ''));
  return list(selected, command === 'numbers');
}

function wrap({ text, from, to }: Selected, mark: string): Selected {
  const inner = text.slice(from, to);
  const isMarked =
    text.slice(from - mark.length, from) === mark &&
    text.slice(to, to + mark.length) === mark &&
    (mark.length > 1 || text[from - 2] !== '*');
  if (isMarked) {
    const plain = text.slice(0, from - mark.length) + inner + text.slice(to + mark.length);
    return { text: plain, from: from - mark.length, to: to - mark.length };
  }
  return {
    text: text.slice(0, from) + mark + inner + mark + text.slice(to),
    from: from + mark.length,
    to: to + mark.length,
  };
}

function link({ text, from, to }: Selected): Selected {
  const inner = text.slice(from, to);
  const start = from + inner.length + 3;
  return { text: `${text.slice(0, from)}[${inner}](https://)${text.slice(to)}`, from: start, to: start + 8 };
}

function list(selected: Selected, isOrdered: boolean): Selected {
  const lines = linesOf(selected).filter((line) => line !== '');
  const isOn = lines.length > 0 && lines.every((line) => isItem(line, isOrdered));
  let number = 0;
  return changeLines(selected, (line) => {
    const indent = /^\s*/.exec(line)?.[0] ?? '';
    const words = line.replace(BULLET, '').trimStart();
    if (isOn) return indent + words;
    if (words === '' && lines.length > 0) return line;
    number += 1;
    return `${indent}${isOrdered ? `${number}.` : '-'} ${words}`;
  });
}

const isItem = (line: string, isOrdered: boolean): boolean =>
  (isOrdered ? /^\s*\d+[.)]\s+/ : /^\s*[-*+]\s+/).test(line);

function lineBounds({ text, from, to }: Selected): readonly [number, number] {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const end = text.indexOf('\n', to);
  return [start, end < 0 ? text.length : end];
}

function linesOf(selected: Selected): readonly string[] {
  const [start, end] = lineBounds(selected);
  return selected.text.slice(start, end).split('\n');
}

function changeLines(selected: Selected, change: (line: string) => string): Selected {
  const [start, end] = lineBounds(selected);
  const lines = linesOf(selected).map(change).join('\n');
  const text = selected.text.slice(0, start) + lines + selected.text.slice(end);
  const isPoint = selected.from === selected.to;
  const shift = lines.length - (end - start);
  return isPoint
    ? { text, from: Math.max(start, selected.from + shift), to: Math.max(start, selected.from + shift) }
    : { text, from: start, to: start + lines.length };
}

/** The text after Enter in a list: the next item, or the end of the list where the item is empty; null elsewhere. */
export function continueList({ text, from, to }: Selected): Selected | null {
  if (from !== to) return null;
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const line = text.slice(start, from);
  const item = /^(\s*)([-*+]|\d+[.)])(\s+)/.exec(line);
  if (!item) return null;
  const [whole, indent = '', mark = '-', gap = ' '] = item;
  if (line === whole) return { text: text.slice(0, start) + text.slice(from), from: start, to: start };
  const next = /\d/.test(mark) ? `${Number.parseInt(mark, 10) + 1}${mark.slice(-1)}` : mark;
  const added = `\n${indent}${next}${gap}`;
  return {
    text: text.slice(0, from) + added + text.slice(from),
    from: from + added.length,
    to: from + added.length,
  };
}
