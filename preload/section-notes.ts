/** A text without the remarks that are defined in it, their marks as `markOf` writes them. */
export interface TextAndNotes {
  readonly body: string;
  /** What the remarks say, by label, as Markdown. */
  readonly notes: ReadonlyMap<string, string>;
}

const DEFINITION = /^ {0,3}\[\^([^\]\s]+)\]:[ \t]*(.*)$/;
const MARK = /(?<!\\)\[\^([^\]\s]+)\]/g;
const INDENTED = /^(?: {4}|\t)/;
const FENCE = /^ {0,3}(?:```|~~~)/;
/** Characters that no text has (Unicode 23.7): what stands between them is the label of a remark. */
const OPEN = '\uFDD0';
const CLOSE = '\uFDD1';
const KEPT_MARK = /\uFDD0([^\uFDD1]*)\uFDD1/;

const labelOf = (written: string) => written.toLowerCase();

/**
 * Takes the remarks (`[^1]: …`) out of a text whose marks (`[^1]`) stand in it. A remark goes on over lines, and
 * over indented paragraphs after an empty line; one without a mark stays in the text, so that nothing is lost.
 */
export function takeNotes(markdown: string): TextAndNotes {
  const source = markdown.replace(/[\uFDD0\uFDD1]/g, '\uFFFD');
  if (!source.includes('[^')) return { body: source, notes: new Map() };
  const marked = new Set(
    Array.from(split(source, () => true).body.matchAll(MARK), ([, at = '']) => labelOf(at)),
  );
  const { body, notes } = split(source, (label) => marked.has(label));
  const written = body.replace(MARK, (mark: string, label: string) =>
    notes.has(labelOf(label)) ? OPEN + labelOf(label) + CLOSE : mark,
  );
  return { body: written, notes };
}

/** A text in turns of what stands between marks, and the labels of marks. */
export const splitMarks = (text: string): readonly string[] => text.split(KEPT_MARK);

function split(source: string, isWanted: (label: string) => boolean): TextAndNotes {
  const body: string[] = [];
  const notes = new Map<string, string>();
  const lines = source.split('\n');
  let isFenced = false;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (FENCE.test(line)) isFenced = !isFenced;
    const [, written = '', first = ''] = (isFenced ? null : DEFINITION.exec(line)) ?? [];
    const label = labelOf(written);
    if (label === '' || notes.has(label) || !isWanted(label)) {
      body.push(line);
      continue;
    }
    const end = endOf(lines, at + 1);
    const rest = lines.slice(at + 1, end).map((each) => each.replace(INDENTED, ''));
    notes.set(label, [first, ...rest].join('\n').trim());
    // What stands before a remark is another paragraph than what follows it.
    body.push('');
    at = end - 1;
  }
  return { body: body.join('\n'), notes };
}

/** The first line after a remark whose second line is `from`. */
function endOf(lines: readonly string[], from: number): number {
  let end = from;
  for (;;) {
    while (end < lines.length && (lines[end] ?? '').trim() !== '' && !DEFINITION.test(lines[end] ?? ''))
      end++;
    let next = end;
    while (next < lines.length && (lines[next] ?? '').trim() === '') next++;
    if (next === end || !INDENTED.test(lines[next] ?? '')) return end;
    end = next;
  }
}
