import type { CompendiumId, JobId, PrintedFormat } from '../../preload/model.ts';
import { client } from '../client.ts';
import { archiveStore } from '../state.ts';

/** Keeps what the book of a job was made from, where the archive can be written. */
export async function keepVersion(id: CompendiumId, job: JobId, format: PrintedFormat): Promise<void> {
  if (archiveStore.get()?.isReadOnly === false) await client.keepVersion({ id, job, format });
}
