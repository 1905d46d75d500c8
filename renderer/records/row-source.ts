import type { Client } from '../../preload/api.ts';
import type { RecordId, RecordQuery, RecordRow, ViewGroup, ViewId, ViewState } from '../../preload/model.ts';
import { createStore, type Store } from '../ui/store.ts';
import {
  createPageFetcher,
  type KeptRow,
  movedWith,
  nearestPages,
  PAGE,
  type PageFetcher,
  pagesOf,
  patchedPages,
  type Span,
  spansToShow,
} from './row-pages.ts';

/** What the table shows: an ordered view of the archive and the pages of it that have come. */
export interface Rows {
  readonly view: ViewId | null;
  readonly total: number;
  /** False while the archive has told its first rows only. */
  readonly isComplete: boolean;
  readonly pages: ReadonlyMap<number, readonly RecordRow[]>;
  /** The query that these rows answer. */
  readonly query: RecordQuery;
  readonly groups: readonly ViewGroup[];
  /** The records that were to be kept in place when this view came. */
  readonly kept: readonly KeptRow[];
  /** True where the view answers the query that the one before it answered: nothing may jump. */
  readonly isSameQuery: boolean;
}

/** Rows of a query by place; the newest query wins, whatever order the answers come in. */
export interface RowSource {
  readonly store: Store<Rows>;
  /** Shows a query from its beginning; the rows before stay in sight until the new ones are here. */
  readonly show: (query: RecordQuery, columns: readonly string[]) => Promise<void>;
  /** Asks for the same query anew, with the rows in sight. */
  readonly refresh: () => Promise<void>;
  /** Takes over that a view is complete now; nothing where it is not the one that is shown. */
  readonly complete: (state: ViewState) => Promise<void>;
  /** Fetches rows that are not here yet, spans [from, to); what was asked for before is dropped where it can be. */
  readonly ensure: (spans: readonly Span[]) => Promise<void>;
  /** Shows a record that has changed in its place, before the view that follows from it. */
  readonly patch: (record: RecordRow) => void;
  /** Says which records to find again in the next view, and where they stand now. */
  readonly keep: (rows: () => readonly Pick<KeptRow, 'id' | 'before'>[]) => void;
  readonly rowAt: (index: number) => RecordRow | undefined;
  readonly indexOf: (id: RecordId) => Promise<number>;
  readonly idsBetween: (from: number, to: number) => Promise<readonly RecordId[]>;
  /** All rows [from, to), fetched where they are not here, and not kept. */
  readonly rowsBetween: (from: number, to: number) => Promise<readonly RecordRow[]>;
}

/** The calls of the archive that rows come from. */
export type RowCalls = Pick<Client, 'createView' | 'getRows' | 'getGroups' | 'getRowIds' | 'findRow'>;

const NO_ROWS: Rows = {
  view: null,
  total: 0,
  isComplete: true,
  pages: new Map(),
  query: {},
  groups: [],
  kept: [],
  isSameQuery: false,
};
const FIRST: readonly Span[] = [[0, PAGE]];
/** Rows that one call answers with at most. */
const MOST_ROWS = 500;

/** Makes a source of rows over the archive. */
export function createRowSource(calls: RowCalls): RowSource {
  const store = createStore<Rows>(NO_ROWS);
  let generation = 0;
  // Subtle: a view can be complete before the answer that names it is here.
  let completed: ViewState | null = null;
  let columns: readonly string[] = [];
  let seen = FIRST;
  let keptRows: () => readonly Pick<KeptRow, 'id' | 'before'>[] = () => [];
  let fetcher = fetcherOf(0);

  const fetchRows = (view: ViewId, from: number, to: number): Promise<readonly RecordRow[]> =>
    calls.getRows({ view, from, to, columns: [...columns] });
  const fetchPage = (view: ViewId, page: number) => fetchRows(view, page * PAGE, (page + 1) * PAGE);

  /** Subtle: what an older view asked for comes to nothing, since its fetcher has another generation. */
  function fetcherOf(mine: number): PageFetcher {
    return createPageFetcher({
      fetch: (page) => fetchPage(store.get().view as ViewId, page),
      has: (page) => mine !== generation || store.get().pages.has(page),
      take: (page, rows) => {
        if (mine !== generation) return;
        store.update((now) => ({
          ...now,
          pages: nearestPages(new Map(now.pages).set(page, rows), pagesOf(seen)),
        }));
      },
    });
  }

  const load = async (query: RecordQuery, isSameQuery: boolean): Promise<void> => {
    generation += 1;
    const mine = generation;
    const made = await calls.createView({ query });
    if (mine !== generation) return;
    const { view, total, isComplete } = completed?.view === made.view ? completed : made;
    const groups = query.groupBy === undefined ? [] : await calls.getGroups({ view });
    const kept = await Promise.all(
      keptRows().map(async (row) => ({ ...row, after: await calls.findRow({ view, id: row.id }) })),
    );
    if (mine !== generation) return;
    const wanted = pagesOf(spansToShow(isSameQuery ? movedWith(seen, kept) : FIRST, kept, total));
    const rows = await Promise.all(wanted.map((page) => fetchPage(view, page)));
    if (mine !== generation) return;
    const pages = new Map(wanted.map((page, index) => [page, rows[index] ?? []]));
    fetcher = fetcherOf(mine);
    store.set({ view, total, isComplete, query, pages, groups, kept, isSameQuery });
    if (completed?.view === view && !isComplete) await complete(completed);
  };

  /** Does work with the view in sight; where the archive keeps it no longer, asks for it anew. */
  const orRefresh = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!isExpired(error)) throw error;
      await load(store.get().query, true);
    }
  };

  const complete = async (state: ViewState): Promise<void> => {
    completed = state;
    const { view, total } = state;
    const { view: shown, query } = store.get();
    if (view !== shown) return;
    const groups = query.groupBy === undefined ? [] : await calls.getGroups({ view });
    if (store.get().view !== view) return;
    // Subtle: the last page that came may have had fewer rows than there are now.
    store.update((now) => {
      const whole = new Map([...now.pages].filter(([, rows]) => rows.length === PAGE));
      return { ...now, total, groups, pages: whole, isComplete: true };
    });
    await orRefresh(() => fetcher.want(pagesOf(seen)));
  };

  const reloadPages = async (): Promise<void> => {
    generation += 1;
    const mine = generation;
    const view = store.get().view as ViewId;
    const wanted = pagesOf(spansToShow(seen, [], store.get().total));
    const rows = await Promise.all(wanted.map((page) => fetchPage(view, page)));
    if (mine !== generation) return;
    fetcher = fetcherOf(mine);
    store.update((now) => ({ ...now, pages: new Map(wanted.map((page, at) => [page, rows[at] ?? []])) }));
    await fetcher.want(pagesOf(seen));
  };

  return {
    store,
    show: (query, newColumns) => {
      const hasView = store.get().view !== null && store.get().query === query;
      columns = newColumns;
      if (hasView) return orRefresh(reloadPages);
      seen = FIRST;
      return load(query, false);
    },
    refresh: () => load(store.get().query, true),
    complete,
    ensure: (spans) => {
      seen = spans;
      const { view, total } = store.get();
      if (view === null) return Promise.resolve();
      const within = spans.map(([from, to]) => [Math.max(0, from), Math.min(to, total)] as const);
      return orRefresh(() => fetcher.want(pagesOf(within)));
    },
    patch: (record) => store.update((now) => ({ ...now, pages: patchedPages(now.pages, record) })),
    keep: (rows) => {
      keptRows = rows;
    },
    rowAt: (index) => store.get().pages.get(Math.floor(index / PAGE))?.[index % PAGE],
    indexOf: async (id) => {
      const { view } = store.get();
      return view === null ? -1 : calls.findRow({ view, id });
    },
    idsBetween: async (from, to) => {
      const { view } = store.get();
      return view === null ? [] : calls.getRowIds({ view, from, to });
    },
    rowsBetween: async (from, to) => {
      const { view } = store.get();
      const rows: RecordRow[] = [];
      for (let at = from; view !== null && at < to; at += MOST_ROWS)
        rows.push(...(await fetchRows(view, at, Math.min(to, at + MOST_ROWS))));
      return rows;
    },
  };
}

const isExpired = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'viewExpired';
