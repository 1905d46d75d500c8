import type { RecordId, RecordRow } from '../../preload/model.ts';

/** Rows [from, to) of a view. */
export type Span = readonly [number, number];

/** Where a record stood, and where it stands in the view that has come; -1 where it is not in it. */
export interface KeptRow {
  readonly id: RecordId;
  readonly before: number;
  readonly after: number;
}

/** Rows that are fetched at once. */
export const PAGE = 100;
/** Pages fetched at the same time: what is asked for beyond waits, and is forgotten where it is no longer in sight. */
const MOST_ASKED = 2;
/** Pages kept: some thousand rows around those in sight. */
export const MOST_PAGES = 48;

/** Fetches pages of rows: the newest wish counts, older ones that are not under way are dropped. */
export interface PageFetcher {
  /** Fetches these pages, the first ones first; those wished for before and not asked for yet are dropped. */
  readonly want: (pages: readonly number[]) => Promise<void>;
}

/** A fetcher; `has` tells which pages are here, `take` gets those that come. */
export function createPageFetcher(options: {
  readonly fetch: (page: number) => Promise<readonly RecordRow[]>;
  readonly has: (page: number) => boolean;
  readonly take: (page: number, rows: readonly RecordRow[]) => void;
}): PageFetcher {
  let wanted: readonly number[] = [];
  const asked = new Set<number>();
  const work = async (): Promise<void> => {
    for (;;) {
      const page = wanted.find((one) => !asked.has(one) && !options.has(one));
      if (page === undefined) return;
      asked.add(page);
      try {
        options.take(page, await options.fetch(page));
      } finally {
        asked.delete(page);
      }
    }
  };
  return {
    want: async (pages) => {
      wanted = pages;
      const free = Math.max(0, MOST_ASKED - asked.size);
      await Promise.all(Array.from({ length: free }, work));
    },
  };
}

/** The pages that hold these rows, in the order of the rows. */
export function pagesOf(spans: readonly Span[]): readonly number[] {
  const pages = new Set<number>();
  for (const [from, to] of spans) {
    for (let page = Math.floor(from / PAGE); page * PAGE < to; page += 1) pages.add(page);
  }
  return [...pages];
}

/** The pages without those farthest from `near`, where there are more than are kept. */
export function nearestPages(
  pages: ReadonlyMap<number, readonly RecordRow[]>,
  near: readonly number[],
): ReadonlyMap<number, readonly RecordRow[]> {
  if (pages.size <= MOST_PAGES) return pages;
  const distance = (page: number): number => Math.min(...near.map((other) => Math.abs(other - page)));
  const kept = [...pages].sort(([a], [b]) => distance(a) - distance(b)).slice(0, MOST_PAGES);
  return new Map(kept);
}

/** The spans as far up or down as the first kept record went. */
export function movedWith(spans: readonly Span[], kept: readonly KeptRow[]): readonly Span[] {
  const first = kept.find(({ after }) => after >= 0);
  const by = first ? first.after - first.before : 0;
  return spans.map(([from, to]) => [from + by, to + by]);
}

/** What to fetch before a view is shown: these spans as far as there are rows, and where the kept records are. */
export function spansToShow(
  spans: readonly Span[],
  kept: readonly KeptRow[],
  total: number,
): readonly Span[] {
  const within = (row: number): number => Math.max(0, Math.min(total, row));
  const around = kept.filter(({ after }) => after >= 0).map(({ after }): Span => [after, after + 1]);
  const wanted = [...spans.map(([from, to]): Span => [within(from), within(to)]), ...around];
  const filled = wanted.filter(([from, to]) => to > from);
  return filled.length > 0 || total === 0 ? filled : [[within(total - PAGE), total]];
}

/** The pages with a record as it is now, where one of them holds it. */
export function patchedPages(
  pages: ReadonlyMap<number, readonly RecordRow[]>,
  record: RecordRow,
): ReadonlyMap<number, readonly RecordRow[]> {
  const found = [...pages].find(([, rows]) => rows.some(({ id }) => id === record.id));
  if (!found) return pages;
  const [page, rows] = found;
  const changed = rows.map((row) => (row.id === record.id ? { ...row, ...record } : row));
  return new Map(pages).set(page, changed);
}
