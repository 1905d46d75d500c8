import type { Events } from '../../preload/api.ts';
import type { JobId, TableExport } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { jobEnd } from '../bulk/job-end.ts';
import { bridge, client } from '../client.ts';
import { closeDialog, dialogStore } from '../dialogs.ts';
import { text } from '../i18n.ts';
import { appStore } from '../state.ts';
import { createStore } from '../ui/store.ts';
import { showToast } from '../ui/toasts.ts';

/** The export of this window: null while nothing is written, `job` null until the archive has named it. */
export const exportStore = createStore<{ readonly job: JobId | null } | null>(null);

/** Writes a table and saves it where the person says; in a browser it is downloaded. Throws CallError. */
export async function exportTable(table: TableExport, name: string): Promise<void> {
  exportStore.set({ job: null });
  try {
    const written = await jobEnd(
      'exportReady',
      () => client.startExport({ table }),
      (job) => (exportStore.get() === null ? cancelJob(job) : exportStore.set({ job })),
    );
    const isWanted = exportStore.get() !== null;
    exportStore.set(null);
    if (written === null || !isWanted) return;
    if (dialogStore.get() === 'exportTable') closeDialog();
    await save(written, table, name);
  } finally {
    exportStore.set(null);
  }
}

/** Stops what is being written; nothing of it stays. */
export function cancelExport(): void {
  const writing = exportStore.get();
  exportStore.set(null);
  if (writing?.job != null) cancelJob(writing.job);
}

function cancelJob(job: JobId): void {
  start(() => client.cancelJob({ job }));
}

async function save(
  { job, rows, cut }: Events['exportReady'],
  { format }: TableExport,
  name: string,
): Promise<void> {
  const file = fileName(name);
  if (appStore.get()?.mode === 'desktop') {
    const saved = await client.saveTable({ job, name: file, format });
    if (saved === null) return;
    showToast(text('export.saved', { count: rows, location: saved.location }), { tone: 'success' });
  } else {
    download(bridge.address(`table/${job}`), `${file}.${format}`);
    showToast(text('export.downloaded', { count: rows }), { tone: 'success' });
  }
  if (cut > 0) showToast(text('export.cut', { count: cut }));
}

function download(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}

/** A name that every file system takes. */
function fileName(name: string): string {
  const plain = name
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.slice(0, 150) || 'kulliyyat';
}
