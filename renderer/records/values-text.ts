const BETWEEN = '; ';

/**
 * Several values in one text: parted by semicolons. A value is quoted, with its quotes doubled, where it holds a
 * semicolon, begins with a quote, or has space around it, so that `splitValues` gives back exactly the same.
 */
export function joinValues(values: readonly string[]): string {
  return values.map(quoted).join(BETWEEN);
}

function quoted(value: string): string {
  const isPlain = !value.includes(';') && !value.startsWith('"') && value === value.trim() && value !== '';
  return isPlain ? value : `"${value.replaceAll('"', '""')}"`;
}

const QUOTED = /\s*"((?:[^"]|"")*)"\s*(?:;|$)/y;
const PLAIN = /[^;]*(?:;|$)/y;

/** The values of a text that `joinValues` or a person wrote; empty ones are left out unless they are quoted. */
export function splitValues(text: string): readonly string[] {
  const values: string[] = [];
  let at = 0;
  while (at < text.length) {
    QUOTED.lastIndex = at;
    const inQuotes = QUOTED.exec(text);
    PLAIN.lastIndex = at;
    const found = inQuotes ?? PLAIN.exec(text);
    if (found === null) return values;
    at += found[0].length;
    const plain = found[0].replace(/;$/, '').trim();
    if (inQuotes) values.push((inQuotes[1] ?? '').replaceAll('""', '"'));
    else if (plain !== '') values.push(plain);
  }
  return values;
}
