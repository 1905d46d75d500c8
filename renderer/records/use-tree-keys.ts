import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { RecordId } from '../../preload/model.ts';
import { attempt, start } from '../attempt.ts';
import { client } from '../client.ts';
import { keyName } from '../key-name.ts';
import { deleteRecords } from './delete-records.ts';
import { cutRecords, cutStore, moveAndTell } from './move-records.ts';
import { openTreeDialog } from './tree-dialogs.ts';
import { findNode } from './tree-lines.ts';
import { AT_THE_END, moveOfStep, type TreeStep } from './tree-moves.ts';
import type { RecordTreeModel } from './use-record-tree.ts';

const STEPS: Readonly<Record<string, TreeStep>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
};

/** What keys do to the records of the tree, beside moving in it. */
export function useTreeKeys(tree: RecordTreeModel, isReadOnly: boolean): (event: KeyboardEvent) => void {
  const moveByStep = useSteps(tree);
  const commands: Readonly<Record<string, (id: RecordId) => void>> = {
    'Ctrl+X': (id) => cutRecords(tree.chosenAt(id)),
    'Ctrl+V': (id) => pasteInto(tree, id),
    Delete: (id) => start(() => deleteRecords(tree.chosenAt(id))),
    'Ctrl+Delete': (id) => start(() => deleteRecords(tree.chosenAt(id))),
    F2: (id) => renameAt(tree, id),
  };
  return (event) => {
    // Subtle: keys of the menu and the dialogs come here too, for they are children of the tree's part of the page.
    if (!(event.target instanceof HTMLElement) || !event.target.closest('.tree')) return;
    const id = tree.focused();
    const step = event.altKey && !event.ctrlKey && !event.metaKey ? STEPS[event.key] : undefined;
    const command = step ? undefined : commands[keyName(event)];
    if (step === undefined && command === undefined) {
      if (event.key === 'Escape' && cutStore.get().size > 0) cutStore.set(new Set());
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (isReadOnly || id === null) return;
    if (step) moveByStep(id, step);
    else command?.(id);
  };
}

/** Moves by steps, one after the other: a key pressed before the last move was shown begins where that one ended. */
function useSteps(tree: RecordTreeModel): (id: RecordId, step: TreeStep) => void {
  const newest = useRef(tree);
  useEffect(() => {
    newest.current = tree;
  });
  const last = useRef(Promise.resolve<unknown>(undefined));
  return (id, step) => {
    const ids = tree.chosenAt(id);
    last.current = last.current.then(() => attempt(() => moveByStep(newest.current, ids, id, step)));
  };
}

async function moveByStep(
  tree: RecordTreeModel,
  ids: readonly RecordId[],
  id: RecordId,
  step: TreeStep,
): Promise<void> {
  const move = moveOfStep(tree.nodes.latest(), ids, step);
  if (move === null) return;
  await client.moveRecords({ ids: [...ids], ...move });
  await tree.show(move.parent, move.position + ids.indexOf(id), id);
}

/** Moves what was cut to the end of what stands below a record. */
export function pasteInto(tree: RecordTreeModel, parent: RecordId): void {
  const ids = [...cutStore.get()];
  const [first] = ids;
  if (first === undefined) return;
  const count = findNode(tree.nodes.branches, parent)?.node.childCount ?? 0;
  start(async () => {
    await moveAndTell(ids, { parent, position: AT_THE_END });
    await tree.show(parent, count, first);
  });
}

/** Asks for another title of a record. */
export function renameAt(tree: RecordTreeModel, id: RecordId): void {
  const node = findNode(tree.nodes.branches, id)?.node;
  if (node) openTreeDialog({ kind: 'rename', record: { id, title: node.title } });
}
