import type { RecordId } from '../../preload/model.ts';
import { createStore } from '../ui/store.ts';

/** A record as the dialogs of the tree name it. */
export interface NamedNode {
  readonly id: RecordId;
  readonly title: string;
}
/** The dialogs of the tree and what each begins with. */
export type TreeDialog =
  | { readonly kind: 'new'; readonly below: NamedNode | null }
  | { readonly kind: 'rename'; readonly record: NamedNode }
  | { readonly kind: 'move'; readonly ids: readonly RecordId[] }
  | { readonly kind: 'renumber'; readonly below: NamedNode | null };

/** Which dialog of the tree is open. */
export const treeDialogStore = createStore<TreeDialog | null>(null);

/** Opens a dialog of the tree. */
export function openTreeDialog(dialog: TreeDialog): void {
  treeDialogStore.set(dialog);
}

/** Closes it. */
export function closeTreeDialog(): void {
  treeDialogStore.set(null);
}

/** Asks where records shall go. */
export function askWhereTo(ids: readonly RecordId[]): void {
  if (ids.length > 0) openTreeDialog({ kind: 'move', ids });
}
