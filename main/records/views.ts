import type {
  MoneyTotal,
  RecordId,
  RecordQuery,
  RecordRow,
  ViewFacets,
  ViewGroup,
  ViewId,
  ViewState,
} from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { ArchiveError } from '../errors.ts';
import { countFacets, sumMoney } from './facets.ts';
import { listIds } from './query.ts';
import { listRows } from './read.ts';

/** Views kept for the windows; the one used longest ago goes first. */
const KEPT_VIEWS = 24;
const MOST_ROWS = 500;

/** Ordered snapshots of record ids: a window of any place of a million rows is a slice of one. */
export interface Views {
  readonly create: (query: RecordQuery) => ViewState;
  readonly rows: (view: ViewId, from: number, to: number, columns: readonly string[]) => readonly RecordRow[];
  readonly ids: (view: ViewId, from: number, to: number) => readonly RecordId[];
  /** Where a record stands, -1 if it is not in the view. */
  readonly find: (view: ViewId, id: RecordId) => number;
  readonly facets: (view: ViewId) => ViewFacets;
  readonly groups: (view: ViewId) => readonly ViewGroup[];
  readonly totals: (view: ViewId, fields: readonly string[]) => readonly MoneyTotal[];
}

/** The views of one open archive; all throw `viewExpired` for a view that is no longer kept. */
export function createViews(archive: Archive): Views {
  const kept = new Map<ViewId, Int32Array>();
  let last = 0;
  const use = (view: ViewId): Int32Array => {
    const ids = kept.get(view);
    if (!ids) throw new ArchiveError('viewExpired', String(view));
    kept.delete(view);
    kept.set(view, ids);
    return ids;
  };
  return {
    create: (query) => {
      const ids = Int32Array.from(listIds(archive, query));
      last += 1;
      const view = last as ViewId;
      kept.set(view, ids);
      for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - KEPT_VIEWS)))
        kept.delete(oldest);
      return { view, total: ids.length, isComplete: true };
    },
    rows: (view, from, to, columns) =>
      listRows(archive.db, [...use(view).subarray(from, Math.min(to, from + MOST_ROWS))], columns),
    ids: (view, from, to) => [...use(view).subarray(from, to)] as RecordId[],
    find: (view, id) => use(view).indexOf(id),
    facets: (view) => countFacets(archive.db, use(view)),
    groups: () => [],
    totals: (view, fields) => sumMoney(archive.db, use(view), fields),
  };
}
