import { IMPORTED_ENDINGS } from '../preload/model.ts';
import { bridge, client } from './client.ts';
import { startImport } from './import/import-store.ts';
import { appStore } from './state.ts';
import { pickFiles } from './ui/pick-files.ts';

/** Lets the person choose files and starts reading them; nothing is written before the review is accepted. */
export async function chooseAndImport(): Promise<void> {
  if (appStore.get()?.mode === 'desktop') {
    const files = await client.chooseFiles({});
    if (files.length > 0) await startImport(files.map((file) => file.ticket));
    return;
  }
  await importFiles(await pickFiles({ endings: IMPORTED_ENDINGS }));
}

/** Starts reading files that were dropped or picked in this window. */
export async function importFiles(files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  const tickets = await bridge.ticketsFor(files);
  if (tickets.length > 0) await startImport(tickets.map(({ ticket }) => ticket));
}
