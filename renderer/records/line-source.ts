import type { RecordId, RecordRow } from '../../preload/model.ts';
import type { GridLines, GroupLine } from './grid-lines.ts';
import type { RowSource } from './row-source.ts';

/** What stands on the lines of a table: records by the place of their line, headings of groups between them. */
export interface LineSource {
  readonly rows: RowSource;
  readonly lines: GridLines;
  readonly rowAt: (line: number) => RecordRow | undefined;
  readonly groupAt: (line: number) => GroupLine | null;
  /** The line of a record; that of its group's heading where the group is closed, -1 where it is not in the view. */
  readonly lineOf: (id: RecordId) => Promise<number>;
  /** The records on lines [from, to), at most `most`. */
  readonly idsBetween: (from: number, to: number, most: number) => Promise<readonly RecordId[]>;
  /** Records with their values on lines [from, to), at most `most`. */
  readonly recordsBetween: (from: number, to: number, most?: number) => Promise<readonly RecordRow[]>;
  /** The same where all of them are here; null where some are not. */
  readonly recordsHere: (from: number, to: number) => readonly RecordRow[] | null;
  /** Fetches what stands on lines [from, to) and around them. */
  readonly ensure: (from: number, to: number) => Promise<void>;
}

/** Lines fetched above and below those in sight, so that scrolling finds them there. */
const AROUND = 40;

/** The lines over a source of rows. */
export function createLineSource(rows: RowSource, lines: GridLines): LineSource {
  return {
    rows,
    lines,
    groupAt: lines.groupAt,
    rowAt: (line) => {
      const row = lines.rowOf(line);
      return row < 0 ? undefined : rows.rowAt(row);
    },
    lineOf: async (id) => {
      const row = await rows.indexOf(id);
      return row < 0 ? -1 : lines.lineOf(row);
    },
    idsBetween: async (from, to, most) => {
      const ids: RecordId[] = [];
      for (const [first, last] of lines.spansOf(from, to)) {
        if (ids.length >= most) break;
        const end = Math.min(last, first + most - ids.length);
        for (const id of await rows.idsBetween(first, end)) ids.push(id);
      }
      return ids;
    },
    recordsBetween: async (from, to, most = Number.POSITIVE_INFINITY) => {
      const records: RecordRow[] = [];
      for (const [first, last] of lines.spansOf(from, to)) {
        if (records.length >= most) break;
        const end = Math.min(last, first + most - records.length);
        for (const record of await rows.rowsBetween(first, end)) records.push(record);
      }
      return records;
    },
    recordsHere: (from, to) => {
      const records: RecordRow[] = [];
      for (const [first, last] of lines.spansOf(from, to)) {
        for (let row = first; row < last; row += 1) {
          const record = rows.rowAt(row);
          if (record === undefined) return null;
          records.push(record);
        }
      }
      return records;
    },
    ensure: (from, to) => {
      const inSight = lines.spansOf(from, to);
      return rows.ensure([...inSight, ...lines.spansOf(from - AROUND, to + AROUND)]);
    },
  };
}
