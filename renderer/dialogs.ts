import { createStore } from './ui/store.ts';

/** The dialogs of the frame; at most one is open. */
export type DialogName =
  | 'newArchive'
  | 'newRecord'
  | 'settings'
  | 'recordTypes'
  | 'guide'
  | 'about'
  | 'emptyBin'
  | 'bulk'
  | 'exportTable'
  | 'fixity'
  | 'importFolder'
  | 'intakes';

/** Which dialog is open. */
export const dialogStore = createStore<DialogName | null>(null);

/** Opens a dialog in place of any other. */
export function openDialog(name: DialogName): void {
  dialogStore.set(name);
}

/** Closes the dialog that is open. */
export function closeDialog(): void {
  dialogStore.set(null);
}
