import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RecordId } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { useStore } from '../ui/store.ts';
import type { GridPlace } from './grid-keys.ts';
import type { RangeKind, RangeStart } from './grid-range.ts';
import type { LineSource } from './line-source.ts';
import type { KeptRow } from './row-pages.ts';
import type { RowWindow } from './use-row-window.ts';

/** The cursor of the table and where the selection of cells began; both stay on their records whatever happens. */
export interface GridCursor {
  readonly place: GridPlace;
  /** Where the selection of cells began; null where the cursor alone is selected. */
  readonly start: RangeStart | null;
  /** Moves the cursor and brings it into sight; the selection of cells ends. */
  readonly move: (place: GridPlace) => void;
  /** Moves the cursor and selects what is between it and where the selection began, or the cursor was. */
  readonly extend: (place: GridPlace, kind?: RangeKind) => void;
  /** Selects from one place to another, where the cursor goes without scrolling. */
  readonly select: (start: RangeStart, place: GridPlace) => void;
}

interface CursorOptions {
  readonly source: LineSource;
  /** The record that the window shows beside the table: the cursor goes there when another one is opened. */
  readonly openId: RecordId | null;
  readonly window: Pick<RowWindow, 'scrollTo' | 'shiftBy' | 'inSight'>;
}

interface CursorState {
  readonly place: GridPlace;
  readonly start: RangeStart | null;
}

/** What was in sight when a view was asked for, to be put in the same place when it comes. */
interface Anchors {
  readonly cursor: RecordId | null;
  readonly cursorLine: number;
  readonly start: RecordId | null;
  readonly top: RecordId | null;
  readonly topLine: number;
  readonly isCursorInSight: boolean;
}

/** The cursor of a table over its lines. */
export function useGridCursor(options: CursorOptions): GridCursor {
  const { source, openId } = options;
  const [state, setState] = useState<CursorState>({ place: { row: 0, column: 1 }, start: null });
  const id = useRef<RecordId | null>(null);
  const newest = useRef({ ...options, state });
  newest.current = { ...options, state };

  const put = useCallback((place: GridPlace, begin: RangeStart | null, isScrolled: boolean): void => {
    id.current = newest.current.source.rowAt(place.row)?.id ?? null;
    newest.current.state = { place, start: begin };
    setState({ place, start: begin });
    if (isScrolled && place.row >= 0) newest.current.window.scrollTo(place.row);
  }, []);
  const move = useCallback((place: GridPlace) => put(place, null, true), [put]);
  const extend = useCallback(
    (place: GridPlace, kind: RangeKind = 'cells') => {
      const now = newest.current.state;
      const anchor = now.start?.anchor ?? now.place;
      const isHead = place.row < 0 || anchor.row < 0;
      put(place, isHead ? null : { anchor, kind }, true);
    },
    [put],
  );
  const select = useCallback((begin: RangeStart, place: GridPlace) => put(place, begin, false), [put]);

  useStayInPlace(newest, id, setState);
  useFollowOpened(newest, openId, id, move);
  useEffect(() => {
    if (id.current === null) id.current = source.rowAt(state.place.row)?.id ?? null;
  });
  return { ...state, move, extend, select };
}

type Newest = { readonly current: CursorOptions & { state: CursorState } };
type IdRef = { current: RecordId | null };

/** Keeps cursor, selection and scroll bar with their records when another view comes; a new search begins at its top. */
function useStayInPlace(newest: Newest, id: IdRef, setState: (state: CursorState) => void): void {
  const { source } = newest.current;
  const anchors = useRef<Anchors | null>(null);
  useEffect(() => {
    source.rows.keep(() => {
      const found = findAnchors(newest.current, id.current);
      anchors.current = found;
      return keptRows(newest.current.source, found);
    });
  }, [source, newest, id]);
  const { view } = useStore(source.rows.store);
  const lastText = useRef('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for every view that comes
  useLayoutEffect(() => {
    const { kept, isSameQuery, query } = source.rows.store.get();
    const was = anchors.current;
    const { state, window } = newest.current;
    const { text = '' } = query;
    const isNewSearch = text.trim() !== '' && text !== lastText.current;
    lastText.current = text;
    if (isNewSearch) {
      id.current = null;
      setState({ place: { ...state.place, row: Math.min(state.place.row, 0) }, start: null });
      window.scrollTo(0);
      return;
    }
    const lineNow = (one: RecordId | null | undefined): number => {
      const row = one == null ? undefined : kept.find((candidate) => candidate.id === one);
      return row === undefined || row.after < 0 ? -1 : source.lines.lineOf(row.after);
    };
    const { place } = state;
    const line = lineNow(id.current);
    const row = place.row < 0 ? place.row : line >= 0 ? line : clamped(place.row, source.lines.count);
    const isKnown = kept.some((candidate) => candidate.id === id.current);
    if (isKnown && line < 0) id.current = null;
    if (!isKnown && id.current !== null) findLater(newest, id, setState);
    const anchorLine = lineNow(was?.start);
    const start =
      state.start !== null && anchorLine >= 0 && line >= 0
        ? { ...state.start, anchor: { ...state.start.anchor, row: anchorLine } }
        : null;
    if (row !== place.row || start !== state.start) setState({ place: { ...place, row }, start });
    if (was === null) return;
    if (!isSameQuery) {
      if (row >= 0 && row !== place.row) window.scrollTo(row);
      return;
    }
    const isWithCursor = was.isCursorInSight && was.cursor === id.current && line >= 0;
    const topLine = lineNow(was.top);
    if (isWithCursor) window.shiftBy(line - was.cursorLine);
    else if (topLine >= 0) window.shiftBy(topLine - was.topLine);
  }, [view]);
}

/** Finds the record to which the cursor went while the view was on its way. */
function findLater(newest: Newest, id: IdRef, setState: (state: CursorState) => void): void {
  const wanted = id.current;
  start(async () => {
    const line = wanted === null ? -1 : await newest.current.source.lineOf(wanted);
    const { state } = newest.current;
    if (id.current !== wanted || state.place.row < 0 || line === state.place.row) return;
    if (line < 0) id.current = null;
    else setState({ ...state, place: { ...state.place, row: line } });
  });
}

const clamped = (line: number, count: number): number => Math.max(0, Math.min(line, count - 1));

function findAnchors({ source, state, window }: Newest['current'], cursor: RecordId | null): Anchors {
  const [from, to] = window.inSight();
  const { place, start } = state;
  return {
    cursor,
    cursorLine: place.row,
    start: (start && source.rowAt(start.anchor.row)?.id) ?? null,
    top: source.rowAt(from)?.id ?? null,
    topLine: from,
    isCursorInSight: place.row >= from && place.row < to,
  };
}

/** The records to find again; the one that stays where it is on the screen comes first. */
function keptRows(source: LineSource, anchors: Anchors): readonly Pick<KeptRow, 'id' | 'before'>[] {
  const { cursor, top, start, isCursorInSight } = anchors;
  const ids = isCursorInSight ? [cursor, top, start] : [top, cursor, start];
  const known = [...new Set(ids)].filter((one) => one !== null);
  return known.map((one) => ({ id: one, before: rowOfKept(source, anchors, one) }));
}

function rowOfKept(source: LineSource, anchors: Anchors, id: RecordId): number {
  const line = id === anchors.cursor ? anchors.cursorLine : anchors.topLine;
  return Math.max(0, source.lines.rowOf(line));
}

/** Takes the cursor to a record that was opened elsewhere, such as in the tree. */
function useFollowOpened(
  newest: Newest,
  openId: RecordId | null,
  id: IdRef,
  move: (place: GridPlace) => void,
): void {
  const lastOpenId = useRef<RecordId | null>(null);
  const { view } = useStore(newest.current.source.rows.store);
  useEffect(() => {
    if (view === null || openId === lastOpenId.current) return;
    lastOpenId.current = openId;
    if (openId === null || openId === id.current) return;
    start(async () => {
      const line = await newest.current.source.lineOf(openId);
      const isWanted = openId === lastOpenId.current && line >= 0;
      if (isWanted) move({ ...newest.current.state.place, row: line });
    });
  }, [newest, view, openId, id, move]);
}
