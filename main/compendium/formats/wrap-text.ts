/** What stands before the first line and before the others. */
export interface Indents {
  readonly first: string;
  readonly others: string;
}

/** What may end a line; no-break spaces may not. */
const SPACES = /[ \t\n\v\f\r\u2000-\u2006\u2008-\u200A\u2028\u2029\u205F\u3000]+/;
/** What takes no room on a line: marks over and under letters, invisible characters. */
const WITHOUT_ROOM = /[\p{M}\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/u;
const IS_PLAIN = /^[\x20-\x7E]*$/;

/** Places that a text takes on a line: one for each character, none for marks. */
export function textWidth(text: string): number {
  if (IS_PLAIN.test(text)) return text.length;
  let width = 0;
  for (const character of text) if (!WITHOUT_ROOM.test(character)) width++;
  return width;
}

/** A text in lines of at most `width` places; a word longer than a line stands on one of its own, whole. */
export function wrapText(
  text: string,
  width: number,
  { first, others }: Indents = { first: '', others: '' },
): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(SPACES)) {
    if (word === '') continue;
    const room = textWidth(word);
    const indent = lines.length === 0 ? first : others;
    if (line !== '' && textWidth(indent) + used + 1 + room > width) {
      lines.push(indent + line);
      line = word;
      used = room;
    } else {
      line = line === '' ? word : `${line} ${word}`;
      used += room + (line === word ? 0 : 1);
    }
  }
  if (line !== '' || lines.length === 0)
    lines.push(`${lines.length === 0 ? first : others}${line}`.trimEnd());
  return lines;
}
