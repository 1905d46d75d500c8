/** A line of a bench: our figure beside the peer's or the limit's, measured in the same run. */
export interface Row {
  readonly what: string;
  readonly ours: number;
  readonly limit: number;
  /** Whose figure `limit` is. */
  readonly unit: string;
  readonly isMoreBetter?: boolean;
}

/** Milliseconds that a synchronous piece of work takes. */
export function timed(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** The value that the given share of values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

const shown = (value: number) => (value >= 100 ? String(Math.round(value)) : value.toPrecision(3));

/** Prints lines as a Markdown table. */
export function printRows(title: string, rows: readonly Row[]): void {
  console.log(`\n## ${title}\n\n| what | ours | beside | whose | ratio |\n|---|---|---|---|---|`);
  for (const { what, ours, limit, unit } of rows)
    console.log(`| ${what} | ${shown(ours)} | ${shown(limit)} | ${unit} | ${(ours / limit).toFixed(2)} |`);
}
