import type { Selected } from '../record/markdown-edit.ts';

/** Levels of headings inside a section. */
export type HeadingLevel = 1 | 2 | 3;

const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+|$)/;
const ITEM = /^\s*(?:[-*+]|\d+[.)])\s/;
const NOTE = /\[\^(\d+)\]/g;

/** Makes the lines that are touched headings of a level; again, and they are text. */
export function setHeading(selected: Selected, level: HeadingLevel): Selected {
  const { text, from, to } = selected;
  const [start, end] = touchedLines(selected);
  const lines = text.slice(start, end).split('\n');
  const mark = '#'.repeat(level);
  const isOn = lines.every((line) => line === '' || HEADING.exec(line)?.[1] === mark);
  const changed = lines
    .map((line) => {
      const words = line.replace(HEADING, '');
      return isOn || (line === '' && lines.length > 1) ? words : `${mark} ${words}`;
    })
    .join('\n');
  const shift = changed.length - (end - start);
  const next = text.slice(0, start) + changed + text.slice(end);
  const at = Math.max(start, to + shift);
  return { text: next, from: from === to ? at : start, to: at };
}

/** Puts the mark of a new remark where the text area stands, and the remark at the end, ready to be written. */
export function addNote({ text, to }: Selected): Selected {
  const numbers = [...text.matchAll(NOTE)].map(([, number]) => Number(number));
  const label = `[^${Math.max(0, ...numbers) + 1}]`;
  const body = text.slice(0, to) + label + text.slice(to);
  const gap = /\n\[\^[^\]\s]+\]:[^\n]*$/.test(body.trimEnd()) ? '\n' : '\n\n';
  const whole = `${body.trimEnd()}${gap}${label}: `;
  return { text: whole, from: whole.length, to: whole.length };
}

/** Whether all that is selected lies in items of a list, which Tab moves deeper. */
export function isInList(selected: Selected): boolean {
  const [start, end] = touchedLines(selected);
  const lines = selected.text.slice(start, end).split('\n');
  return (
    lines.some((line) => ITEM.test(line)) &&
    lines.every((line) => ITEM.test(line) || /^(?:\s+\S.*)?$/.test(line))
  );
}

/** Puts a text on lines of its own after those that are touched. */
export function addBlock({ text, to }: Selected, block: string): Selected {
  const lineEnd = text.indexOf('\n', to);
  const at = lineEnd < 0 ? text.length : lineEnd;
  const before = text.slice(0, at).trimEnd();
  const after = text.slice(at).trimStart();
  const head = before === '' ? '' : `${before}\n\n`;
  const whole = head + block;
  return { text: after === '' ? whole : `${whole}\n\n${after}`, from: head.length, to: whole.length };
}

function touchedLines({ text, from, to }: Selected): readonly [number, number] {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const end = text.indexOf('\n', to);
  return [start, end < 0 ? text.length : end];
}
