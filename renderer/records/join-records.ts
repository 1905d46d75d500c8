import type { RecordId } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client } from '../client.ts';
import { text } from '../i18n.ts';
import { openRecord } from '../navigation.ts';
import { showToast } from '../ui/toasts.ts';
import { clearSelection } from './selection.ts';

/** Makes one record of several and opens it; asks nothing, for undo makes them several again. */
export async function joinRecords(ids: readonly RecordId[]): Promise<void> {
  const { id } = await client.joinRecords({ ids: [...ids] });
  clearSelection();
  openRecord(id);
  showToast(text('join.done', { count: ids.length }), {
    tone: 'success',
    action: { label: text('action.undo'), run: () => start(() => client.undo({})) },
  });
}
