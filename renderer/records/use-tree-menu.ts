import { type MouseEvent, useState } from 'react';
import type { RecordId } from '../../preload/model.ts';
import { recordOfKey } from './tree-lines.ts';
import type { RecordTreeModel } from './use-record-tree.ts';

/** The context menu of the tree: where it stands and which record it is about. */
export interface TreeMenuState {
  readonly at: { readonly x: number; readonly y: number; readonly id: RecordId } | null;
  readonly close: () => void;
  readonly onContextMenu: (event: MouseEvent) => void;
}

/** Opens the menu at a right click or the menu key. */
export function useTreeMenu(tree: RecordTreeModel): TreeMenuState {
  const [at, setAt] = useState<TreeMenuState['at']>(null);
  const onContextMenu = (event: MouseEvent): void => {
    const line = (event.target as HTMLElement).closest<HTMLElement>('[data-key]');
    const id = recordOfKey(line?.dataset['key'] ?? '');
    if (line === null || id === null) return;
    event.preventDefault();
    if (!tree.selected.has(id)) tree.select(new Set([String(id)]));
    // Subtle: a menu key gives no place of its own, or that of the whole page.
    const { left, bottom, top } = line.getBoundingClientRect();
    const isByMouse = event.button === 2 && event.clientY >= top && event.clientY <= bottom;
    setAt({ id, x: isByMouse ? event.clientX : left + 24, y: isByMouse ? event.clientY : bottom });
  };
  return { at, close: () => setAt(null), onContextMenu };
}
