import type { BulkTarget } from '../../preload/model.ts';
import { createStore } from '../ui/store.ts';

/** The records that the dialog is about, by the scope that is chosen there; null while none can be. */
export const bulkTargetStore = createStore<BulkTarget | null>(null);
