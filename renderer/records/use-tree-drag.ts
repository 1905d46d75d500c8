import { type DragAndDropHooks, useDragAndDrop } from 'react-aria-components';
import type { RecordId } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { moveAndTell } from './move-records.ts';
import { findNode, inTreeOrder, recordOfKey } from './tree-lines.ts';
import { moveOfDrop } from './tree-moves.ts';
import type { RecordTreeModel } from './use-record-tree.ts';

/** Dragging in the tree, by mouse, touch and keyboard: before, after and into other records. */
export function useTreeDrag(tree: RecordTreeModel, isReadOnly: boolean): DragAndDropHooks {
  const { branches } = tree.nodes;
  const recordsOf = (keys: Iterable<unknown>): readonly RecordId[] =>
    inTreeOrder(branches, new Set([...keys].flatMap((key) => recordOfKey(String(key)) ?? [])));
  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: isReadOnly,
    getItems: (keys) =>
      recordsOf(keys).map((id) => ({ 'text/plain': findNode(branches, id)?.node.title ?? String(id) })),
    getDropOperation: (target) =>
      target.type === 'item' && recordOfKey(String(target.key)) === null ? 'cancel' : 'move',
    onMove: ({ keys, target }) => {
      const ids = recordsOf(keys);
      const at = recordOfKey(String(target.key));
      const move = at === null ? null : moveOfDrop(branches, ids, at, target.dropPosition);
      const [first] = ids;
      if (move === null || first === undefined) return;
      start(async () => {
        await moveAndTell(ids, move);
        // Subtle: after the last child means as the last one; how many there are is known then only.
        const total =
          branches.get(move.parent)?.total ?? findNode(branches, at as RecordId)?.node.childCount ?? 0;
        await tree.show(move.parent, Math.min(move.position, total), first);
      });
    },
  });
  return dragAndDropHooks;
}
