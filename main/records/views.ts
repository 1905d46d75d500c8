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
import { firstOfBest } from '../search/find.ts';
import { choose, orderChosen } from './query.ts';
import { listRows } from './read.ts';
import { sumMoney } from './totals.ts';

/** Views kept for the windows; the one used longest ago goes first. */
const KEPT_VIEWS = 24;
const MOST_ROWS = 500;
/** Rows of a search that finds very many, answered before the others are known. */
const FIRST_ROWS = 200;

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

interface Whole {
  readonly ids: Int32Array;
  readonly set: Bitset;
  readonly groups: readonly ViewGroup[];
}
/** A view of which only the first rows are known yet, and how the whole is made. */
interface Begun {
  readonly first: Int32Array;
  readonly query: RecordQuery;
}

/**
 * The views of one open archive; all throw `viewExpired` for a view that is no longer kept. Where `tell` is given,
 * a search by relevance that finds very many is answered by its first rows, and told when it is whole.
 */
export function createViews(archive: Archive, tell: ((state: ViewState) => void) | null = null): Views {
  const { db } = archive.catalogue;
  const kept = new Map<ViewId, Whole | Begun>();
  let last = 0;
  const keep = (view: ViewId, made: Whole | Begun): void => {
    kept.delete(view);
    kept.set(view, made);
  };
  /** The whole view; one that was only begun is made now. */
  const use = (view: ViewId): Whole => {
    const known = kept.get(view);
    if (!known) throw new ArchiveError('viewExpired', String(view));
    const whole = 'first' in known ? makeView(archive, known.query) : known;
    keep(view, whole);
    if (whole !== known) tell?.({ view, total: whole.ids.length, isComplete: true });
    return whole;
  };
  const rowsOf = (view: ViewId, to: number): Int32Array => {
    const known = kept.get(view);
    return known && 'first' in known && to <= known.first.length ? known.first : use(view).ids;
  };
  return {
    create: (query) => {
      const first = tell && firstRows(archive, query);
      const made = first ? { first, query } : makeView(archive, query);
      last += 1;
      const view = last as ViewId;
      keep(view, made);
      for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - KEPT_VIEWS)))
        kept.delete(oldest);
      if (!('first' in made)) return { view, total: made.ids.length, isComplete: true };
      // Subtle: after the calls for its first rows, which are on their way.
      setTimeout(() => kept.has(view) && db.open && use(view), WHOLE_AFTER);
      return { view, total: made.first.length, isComplete: false };
    },
    rows: (view, from, to, columns) =>
      listRows(db, [...rowsOf(view, to).subarray(from, Math.min(to, from + MOST_ROWS))], columns),
    ids: (view, from, to) => [...use(view).ids.subarray(from, to)] as RecordId[],
    find: (view, id) => use(view).ids.indexOf(id),
    facets: (view) => countFacets(archive.catalogue, use(view).set),
    groups: (view) => use(view).groups,
    totals: (view, fields) => sumMoney(db, use(view).set, fields),
  };
}

/** Milliseconds between the first rows of a view and the work for the others. */
const WHOLE_AFTER = 30;

function firstRows(archive: Archive, query: RecordQuery): Int32Array | null {
  const { text, ...others } = query;
  if (text === undefined || query.sort?.field !== 'relevance' || query.groupBy !== undefined) return null;
  return firstOfBest(archive, text, choose(archive, others).set, FIRST_ROWS);
}

function makeView(archive: Archive, query: RecordQuery): Whole {
  const chosen = choose(archive, query);
  const ids = orderChosen(archive, query, chosen);
  // The sets of the catalogue change with the archive; a view does not.
  const set = chosen.set.slice();
  if (query.groupBy === undefined) return { ids, set, groups: [] };
  return { set, ...groupRows(archive.catalogue, ids, query.groupBy) };
}
