import type { RecordId, RestoredRecords } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client } from '../client.ts';
import { text } from '../i18n.ts';
import { openRecord, placeStore } from '../navigation.ts';
import { showToast } from '../ui/toasts.ts';
import { clearSelection } from './selection.ts';

/** Moves records to the bin and offers to take it back; asks nothing, for nothing is lost. */
export async function deleteRecords(ids: readonly RecordId[]): Promise<void> {
  if (ids.length === 0) return;
  await client.deleteRecords({ ids: [...ids] });
  clearSelection();
  const { record } = placeStore.get();
  if (record !== null && ids.includes(record)) openRecord(null);
  showToast(text('bin.moved', { count: ids.length }), {
    action: { label: text('action.undo'), run: () => start(() => restoreRecords(ids)) },
  });
}

/** Takes records out of the bin, and tells where records above them came along. */
export async function restoreRecords(ids: readonly RecordId[]): Promise<void> {
  if (ids.length === 0) return;
  tellRestored(await client.restoreRecords({ ids: [...ids] }));
}

/** Takes all that is in the bin out of it. */
export async function restoreBin(): Promise<void> {
  tellRestored(await client.restoreBin({}));
}

function tellRestored({ records, above }: RestoredRecords): void {
  clearSelection();
  const told = text('bin.restored', { count: records });
  showToast(above === 0 ? told : `${told}, ${text('bin.withAbove', { count: above })}`, {
    tone: 'success',
    action: { label: text('action.undo'), run: () => start(() => client.undo({})) },
  });
}

/** Removes for good what is in the bin; the caller has asked the person. */
export async function emptyBin(): Promise<void> {
  const { removed } = await client.emptyBin({});
  clearSelection();
  showToast(text('bin.emptied', { count: removed }));
}
