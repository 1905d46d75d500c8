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
import type { Bitset } from '../catalogue/bitset.ts';
import { countFacets } from '../catalogue/facets.ts';
import { groupRows } from '../catalogue/groups.ts';
import { ArchiveError } from '../errors.ts';
import { choose, orderChosen } from './query.ts';
import { listRows } from './read.ts';
import { sumMoney } from './totals.ts';

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

interface Kept {
  readonly ids: Int32Array;
  readonly set: Bitset;
  readonly groups: readonly ViewGroup[];
}

/** The views of one open archive; all throw `viewExpired` for a view that is no longer kept. */
export function createViews(archive: Archive): Views {
  const { db } = archive.catalogue;
  const kept = new Map<ViewId, Kept>();
  let last = 0;
  const use = (view: ViewId): Kept => {
    const known = kept.get(view);
    if (!known) throw new ArchiveError('viewExpired', String(view));
    kept.delete(view);
    kept.set(view, known);
    return known;
  };
  return {
    create: (query) => {
      const made = makeView(archive, query);
      last += 1;
      const view = last as ViewId;
      kept.set(view, made);
      for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - KEPT_VIEWS)))
        kept.delete(oldest);
      return { view, total: made.ids.length, isComplete: true };
    },
    rows: (view, from, to, columns) =>
      listRows(db, [...use(view).ids.subarray(from, Math.min(to, from + MOST_ROWS))], columns),
    ids: (view, from, to) => [...use(view).ids.subarray(from, to)] as RecordId[],
    find: (view, id) => use(view).ids.indexOf(id),
    facets: (view) => countFacets(archive.catalogue, use(view).set),
    groups: (view) => use(view).groups,
    totals: (view, fields) => sumMoney(db, use(view).set, fields),
  };
}

function makeView(archive: Archive, query: RecordQuery): Kept {
  const chosen = choose(archive, query);
  const ids = orderChosen(archive, query, chosen);
  // The sets of the catalogue change with the archive; a view does not.
  const set = chosen.set.slice();
  if (query.groupBy === undefined) return { ids, set, groups: [] };
  return { set, ...groupRows(archive.catalogue, ids, query.groupBy) };
}
