import type { ViewGroup } from '../../preload/model.ts';

/** A heading over the rows of one group. */
export interface GroupLine {
  readonly group: ViewGroup;
  readonly isOpen: boolean;
}

/** The lines of a table: rows of records, with a heading over each group; closed groups hide their rows. */
export interface GridLines {
  readonly count: number;
  /** The heading that stands on a line; null where a record does. */
  readonly groupAt: (line: number) => GroupLine | null;
  /** Which row of the view stands on a line; -1 for a heading. */
  readonly rowOf: (line: number) => number;
  /** The line of a row; that of its group's heading where the group is closed. */
  readonly lineOf: (row: number) => number;
  /** The rows of the view that stand on lines [from, to), as few spans [from, to) as there can be. */
  readonly spansOf: (from: number, to: number) => readonly (readonly [number, number])[];
}

/** What tells groups apart, whatever rows they hold. */
export type GroupKey = ViewGroup['key'];

/** The lines of `total` rows in these groups; without groups a line is a row. */
export function createLines(
  total: number,
  groups: readonly ViewGroup[],
  closed: ReadonlySet<GroupKey>,
): GridLines {
  if (groups.length === 0) return plainLines(total);
  // The line of each group's heading, and behind the last one the count of all lines.
  const starts = new Int32Array(groups.length + 1);
  groups.forEach((group, index) => {
    starts[index + 1] = (starts[index] ?? 0) + 1 + (closed.has(group.key) ? 0 : group.count);
  });
  const count = starts[groups.length] ?? 0;
  const groupOfLine = (line: number): number =>
    lastAtMost(groups.length, line, (index) => starts[index] ?? 0);
  const groupOfRow = (row: number): number =>
    lastAtMost(groups.length, row, (index) => groups[index]?.from ?? 0);
  const rowOf = (line: number): number => {
    const index = groupOfLine(line);
    const offset = line - (starts[index] ?? 0);
    return line < 0 || line >= count || offset === 0 ? -1 : (groups[index]?.from ?? 0) + offset - 1;
  };
  return {
    count,
    rowOf,
    groupAt: (line) => {
      const index = groupOfLine(line);
      const group = groups[index];
      if (line < 0 || line >= count || !group || starts[index] !== line) return null;
      return { group, isOpen: !closed.has(group.key) };
    },
    lineOf: (row) => {
      const index = groupOfRow(row);
      const group = groups[index];
      const heading = starts[index] ?? 0;
      return !group || closed.has(group.key) ? heading : heading + 1 + (row - group.from);
    },
    spansOf: (from, to) => {
      const spans: [number, number][] = [];
      let index = groupOfLine(Math.max(0, from));
      for (; index < groups.length && (starts[index] ?? 0) < to; index += 1) {
        const group = groups[index];
        if (!group || closed.has(group.key)) continue;
        const first = (starts[index] ?? 0) + 1;
        const begin = group.from + Math.max(0, from - first);
        const end = group.from + Math.min(group.count, to - first);
        const last = spans[spans.length - 1];
        if (begin >= end) continue;
        if (last && last[1] === begin) last[1] = end;
        else spans.push([begin, end]);
      }
      return spans;
    },
  };
}

function plainLines(total: number): GridLines {
  return {
    count: total,
    groupAt: () => null,
    rowOf: (line) => (line >= 0 && line < total ? line : -1),
    lineOf: (row) => row,
    spansOf: (from, to) => {
      const span = [Math.max(0, from), Math.min(total, to)] as const;
      return span[0] < span[1] ? [span] : [];
    },
  };
}

/** The last of `count` ascending numbers that is at most `wanted`; the first one where none is. */
function lastAtMost(count: number, wanted: number, at: (index: number) => number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (at(middle) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}
