import { createStore } from '../ui/store.ts';

const NAME = 'pane.record.isOpen';

/** Whether the record stands beside the table; this machine remembers it. */
export const recordPaneStore = createStore(localStorage.getItem(NAME) !== 'no');

/** Shows or hides the pane of the record. */
export function setRecordPane(isOpen: boolean): void {
  localStorage.setItem(NAME, isOpen ? 'yes' : 'no');
  recordPaneStore.set(isOpen);
}
