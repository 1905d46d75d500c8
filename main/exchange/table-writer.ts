/** What stands in a cell: a text, or a number as decimal digits with a point, and how many after it are shown. */
export type Cell = string | { readonly decimal: string; readonly digits: number | null };

/** Takes the bytes of a file, one piece after the other. */
export type WriteBytes = (bytes: Uint8Array) => void;

/** Writes a table row by row, whatever its length, in the same memory. */
export interface TableWriter {
  readonly row: (cells: readonly Cell[]) => void;
  /** Ends the file; tells how many texts were too long for a cell and were cut. */
  readonly end: () => { readonly cut: number };
}
