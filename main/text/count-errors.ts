/** Letters of the longest word that is compared. */
export const LONGEST_COMPARED = 100;

/** Letters of one word against the other, the last rows of a table each. */
const rows = [0, 1, 2].map(() => new Uint8Array(LONGEST_COMPARED + 2)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
];

/**
 * Typing errors between a word and the one of `length` letters at `from` in a text (optimal string alignment);
 * `most + 1` stands for all above. Both at most `LONGEST_COMPARED` letters.
 */
export function countErrors(word: string, text: string, from: number, length: number, most: number): number {
  let [before, above, row] = rows;
  for (let column = 0; column <= length; column++) above[column] = column;
  for (let at = 1; at <= word.length; at++) {
    const letter = word.charCodeAt(at - 1);
    const first = Math.max(1, at - most);
    const last = Math.min(length, at + most);
    row[first - 1] = first === 1 ? at : most + 1;
    let least = row[first - 1] as number;
    for (let column = first; column <= last; column++) {
      const other = text.charCodeAt(from + column - 1);
      let errors = (above[column - 1] as number) + (letter === other ? 0 : 1);
      errors = Math.min(errors, (row[column - 1] as number) + 1);
      if (column < at + most) errors = Math.min(errors, (above[column] as number) + 1);
      const isTurned =
        at > 1 &&
        column > 1 &&
        letter === text.charCodeAt(from + column - 2) &&
        other === word.charCodeAt(at - 2);
      if (isTurned) errors = Math.min(errors, (before[column - 2] as number) + 1);
      row[column] = errors;
      least = Math.min(least, errors);
    }
    if (least > most) return most + 1;
    [before, above, row] = [above, row, before];
  }
  return above[length] as number;
}
