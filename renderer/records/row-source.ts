import type { RecordId, RecordQuery, RecordRow, ViewId, ViewState } from '../../preload/model.ts';
import { CallError, client } from '../client.ts';
import { createStore, type Store } from '../ui/store.ts';

/** Rows that are fetched at once. */
const PAGE = 100;

/** What the table shows: an ordered view of the archive and the pages of it that have come. */
export interface Rows {
  readonly view: ViewId | null;
  readonly total: number;
  /** False while the archive still counts: there are at least `total` rows. */
  readonly isComplete: boolean;
  readonly pages: ReadonlyMap<number, readonly RecordRow[]>;
  /** The query that these rows answer. */
  readonly query: RecordQuery;
}

/** Rows of a query by place; the newest query wins, whatever order the answers come in. */
export interface RowSource {
  readonly store: Store<Rows>;
  /** Shows a query from its beginning; the rows before stay in sight until the new ones are here. */
  readonly show: (query: RecordQuery, columns: readonly string[]) => Promise<void>;
  /** Asks for the same query anew, with the rows in sight. */
  readonly refresh: () => Promise<void>;
  /** Takes over that the archive has found all rows of a view. */
  readonly complete: (state: ViewState) => void;
  /** Fetches the rows [from, to) that are not here yet. */
  readonly ensure: (from: number, to: number) => Promise<void>;
  readonly rowAt: (index: number) => RecordRow | undefined;
  readonly indexOf: (id: RecordId) => Promise<number>;
  readonly idsBetween: (from: number, to: number) => Promise<readonly RecordId[]>;
}

const NO_ROWS: Rows = { view: null, total: 0, isComplete: true, pages: new Map(), query: {} };

/** Makes a source of rows over the archive. */
export function createRowSource(): RowSource {
  const store = createStore<Rows>(NO_ROWS);
  let generation = 0;
  let columns: readonly string[] = [];
  let seen = { from: 0, to: PAGE };
  const asked = new Set<number>();
  // Subtle: a view can be complete before the answer that names it is here.
  let completed: ViewState | null = null;

  const fetchPage = (view: ViewId, page: number): Promise<readonly RecordRow[]> =>
    client.getRows({ view, from: page * PAGE, to: (page + 1) * PAGE, columns: [...columns] });

  const complete = (state: ViewState): void => {
    completed = state;
    const { view, total } = state;
    store.update((now) => (now.view === view ? { ...now, total, isComplete: true } : now));
  };

  const load = async (query: RecordQuery): Promise<void> => {
    generation += 1;
    const mine = generation;
    const made = await client.createView({ query });
    if (mine !== generation) return;
    const { view, total, isComplete } = completed?.view === made.view ? completed : made;
    const wanted = pagesBetween(seen.from, Math.min(seen.to, total));
    const rows = await Promise.all(wanted.map((page) => fetchPage(view, page)));
    if (mine !== generation) return;
    asked.clear();
    for (const page of wanted) asked.add(page);
    const pages = new Map(wanted.map((page, index) => [page, rows[index] ?? []]));
    store.set({ view, total, isComplete, query, pages });
    if (completed?.view === view) complete(completed);
  };

  const ensure = async (from: number, to: number): Promise<void> => {
    seen = { from, to };
    const { view, total } = store.get();
    if (view === null) return;
    const missing = pagesBetween(from, Math.min(to, total)).filter((page) => !asked.has(page));
    const mine = generation;
    for (const page of missing) asked.add(page);
    try {
      await Promise.all(
        missing.map(async (page) => {
          const rows = await fetchPage(view, page);
          if (mine === generation)
            store.update((now) => ({ ...now, pages: new Map(now.pages).set(page, rows) }));
        }),
      );
    } catch (error) {
      for (const page of missing) asked.delete(page);
      if (!(error instanceof CallError) || error.code !== 'viewExpired') throw error;
      await load(store.get().query);
    }
  };

  return {
    store,
    show: (query, newColumns) => {
      columns = newColumns;
      seen = { from: 0, to: PAGE };
      return load(query);
    },
    refresh: () => load(store.get().query),
    complete,
    ensure,
    rowAt: (index) => store.get().pages.get(Math.floor(index / PAGE))?.[index % PAGE],
    indexOf: async (id) => {
      const { view } = store.get();
      return view === null ? -1 : client.findRow({ view, id });
    },
    idsBetween: async (from, to) => {
      const { view } = store.get();
      return view === null ? [] : client.getRowIds({ view, from, to });
    },
  };
}

function pagesBetween(from: number, to: number): readonly number[] {
  const pages: number[] = [];
  for (let page = Math.floor(from / PAGE); page * PAGE < to; page += 1) pages.push(page);
  return pages;
}
