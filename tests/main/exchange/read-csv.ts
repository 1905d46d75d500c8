/** Rows of a CSV file by the letter of RFC 4180; throws at anything that it does not allow. */
export function readCsv(text: string, delimiter: string): readonly (readonly string[])[] {
  if (!text.startsWith('\uFEFF')) throw new Error('no byte order mark');
  const rows: string[][] = [];
  let at = 1;
  while (at < text.length) {
    const row: string[] = [];
    for (;;) {
      const [cell, next] = text[at] === '"' ? readQuoted(text, at) : readPlain(text, at, delimiter);
      row.push(cell);
      at = next;
      if (text[at] !== delimiter) break;
      at += 1;
    }
    if (text.slice(at, at + 2) !== '\r\n') throw new Error(`row ${rows.length + 1} does not end with CRLF`);
    at += 2;
    rows.push(row);
  }
  return rows;
}

function readQuoted(text: string, from: number): readonly [string, number] {
  let cell = '';
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] !== '"') cell += text[at];
    else if (text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else return [cell, at + 1];
  }
  throw new Error('a quote that does not end');
}

function readPlain(text: string, from: number, delimiter: string): readonly [string, number] {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\r' && text[at] !== '\n') {
    if (text[at] === '"') throw new Error('a quote within a cell that is not quoted');
    at += 1;
  }
  return [text.slice(from, at), at];
}

const COULD_BE_FORMULA = /^[\s']*[=+\-@＝＋－＠]|^'*[\t\r\n]/;

/** The text that a guarded cell stands for; throws where a spreadsheet could take the cell for a formula. */
export function unguarded(cell: string): string {
  if (/^[=+\-@\t\r\n＝＋－＠]/.test(cell)) throw new Error(`not guarded: ${JSON.stringify(cell)}`);
  return cell.startsWith("'") && COULD_BE_FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
}
