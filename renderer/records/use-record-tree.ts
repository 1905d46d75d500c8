import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { Key, Selection } from 'react-aria-components';
import type { RecordId } from '../../preload/model.ts';
import { openRecord, placeStore, showScope } from '../navigation.ts';
import { useStore } from '../ui/store.ts';
import { findNode, inTreeOrder, linesOf, recordOfKey, restOfKey } from './tree-lines.ts';
import { type Branches, type TreeNodes, useTreeNodes } from './tree-nodes.ts';

/** The state of the tree that the library keeps: here only which line has the focus. */
interface FocusState {
  readonly selectionManager: {
    readonly focusedKey: Key | null;
    readonly setFocused: (isFocused: boolean) => void;
    readonly setFocusedKey: (key: Key | null) => void;
  };
}

/** The tree as its parts use it: what is loaded, opened, selected and has the focus. */
export interface RecordTreeModel {
  readonly nodes: TreeNodes;
  readonly expanded: ReadonlySet<RecordId>;
  readonly selected: ReadonlySet<RecordId>;
  /** Keys of the lines that are no records. */
  readonly restKeys: readonly string[];
  readonly expand: (keys: ReadonlySet<Key>) => void;
  readonly select: (keys: Selection) => void;
  readonly act: (key: Key) => void;
  readonly keepState: (state: FocusState) => void;
  /** The record whose line has the focus. */
  readonly focused: () => RecordId | null;
  /** What a command at a record is about: the selected ones where it is one of them, else itself. */
  readonly chosenAt: (id: RecordId) => readonly RecordId[];
  /** Opens a branch, brings a record of it into sight and gives it the focus; `index` is its place there. */
  readonly show: (parent: RecordId | null, index: number, id: RecordId) => Promise<void>;
}

/** What the tree shows and what has been chosen in it. */
export function useRecordTree(frame: RefObject<HTMLElement | null>): RecordTreeModel {
  const [expanded, setExpanded] = useState<ReadonlySet<RecordId>>(new Set());
  const nodes = useTreeNodes(expanded);
  const { branches } = nodes;
  const [selected, setSelected] = useSelected();
  const state = useRef<FocusState | null>(null);
  const focusSoon = useFocusSoon(state, frame);
  const open = (keys: ReadonlySet<RecordId>): void => {
    for (const id of keys) if (!expanded.has(id)) void nodes.load(id);
    setExpanded(keys);
  };
  const restKeys = useMemo(() => listRestKeys(branches), [branches]);
  const showRest = async (key: string): Promise<void> => {
    const rest = restOfKey(key);
    if (rest === null) return;
    const edge = branches.get(rest.parent)?.nodes.at(rest.kind === 'earlier' ? 0 : -1);
    await (rest.kind === 'earlier' ? nodes.showEarlier(rest.parent) : nodes.showLater(rest.parent));
    if (edge) focusSoon(edge.id);
  };
  return {
    nodes,
    expanded,
    selected,
    restKeys,
    expand: (keys) => open(new Set([...keys].map((key) => Number(key) as RecordId))),
    select: (keys) => {
      const ids =
        keys === 'all' ? allLoaded(nodes) : [...keys].flatMap((key) => recordOfKey(String(key)) ?? []);
      setSelected(new Set(ids));
      if (ids.length === 1 && ids[0] !== undefined) follow(nodes, ids[0]);
    },
    act: (key) => {
      const id = recordOfKey(String(key));
      if (id === null) void showRest(String(key));
      else follow(nodes, id);
    },
    keepState: (next) => {
      state.current = next;
    },
    focused: () => recordOfKey(String(state.current?.selectionManager.focusedKey ?? '')),
    chosenAt: (id) => (selected.has(id) ? inTreeOrder(branches, selected) : [id]),
    show: async (parent, index, id) => {
      if (parent !== null) setExpanded((ids) => (ids.has(parent) ? ids : new Set([...ids, parent])));
      await nodes.refresh();
      await nodes.show(parent, index);
      focusSoon(id);
    },
  };
}

function listRestKeys(branches: Branches): readonly string[] {
  return [...branches].flatMap(([parent, branch]) => [
    ...linesOf(branch, parent).flatMap((line) => (line.kind === 'record' ? [] : [line.key])),
    ...branch.nodes.flatMap(({ id, childCount }) =>
      linesOf(branches.get(id), id, childCount).flatMap((line) =>
        line.kind === 'waiting' ? [line.key] : [],
      ),
    ),
  ]);
}

const allLoaded = ({ branches }: TreeNodes): readonly RecordId[] =>
  [...branches.values()].flatMap((branch) => branch.nodes.map(({ id }) => id));

/** Opens a record; one with children also narrows the table to what stands below it. */
function follow({ branches }: TreeNodes, id: RecordId): void {
  const node = findNode(branches, id)?.node;
  if (!node) return;
  if (node.childCount > 0) showScope({ type: null, within: { id, title: node.title } });
  openRecord(id);
}

/** What is selected in the tree; another record opened elsewhere is the selection from then on. */
function useSelected(): readonly [ReadonlySet<RecordId>, (ids: ReadonlySet<RecordId>) => void] {
  const current = useStore(placeStore, (place) => place.record ?? place.scope.within?.id ?? null);
  const [selected, setSelected] = useState<ReadonlySet<RecordId>>(new Set());
  useEffect(() => {
    setSelected((ids) => {
      if (current !== null && ids.has(current)) return ids;
      return new Set(current === null ? [] : [current]);
    });
  }, [current]);
  return [selected, setSelected];
}

/** Turns of the screen in which a line must have come. */
const MOST_TURNS = 30;

/** Gives a line the focus as soon as it is there: a line that has moved in the page has lost it. */
function useFocusSoon(
  state: RefObject<FocusState | null>,
  frame: RefObject<HTMLElement | null>,
): (id: RecordId) => void {
  const turn = useRef(0);
  useEffect(() => () => cancelAnimationFrame(turn.current), []);
  return (id) => {
    cancelAnimationFrame(turn.current);
    const attemptFocus = (left: number): void => {
      const line = frame.current?.querySelector<HTMLElement>(`[data-key="${id}"]`);
      state.current?.selectionManager.setFocused(true);
      state.current?.selectionManager.setFocusedKey(String(id));
      if (line) line.focus();
      if (document.activeElement !== line && left > 0)
        turn.current = requestAnimationFrame(() => attemptFocus(left - 1));
    };
    turn.current = requestAnimationFrame(() => attemptFocus(MOST_TURNS));
  };
}
