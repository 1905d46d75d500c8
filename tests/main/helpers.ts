import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { type Archive, closeArchive, createArchive, openArchive } from '../../main/archive.ts';

const folders: string[] = [];
const archives: Archive[] = [];

afterEach(() => {
  for (const archive of archives.splice(0)) if (archive.db.open) closeArchive(archive);
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kulliyyat-test-'));
  folders.push(folder);
  return folder;
}

/** Opens an archive and closes it after the test. */
export async function openForTest(folder: string, options: { isReadOnly?: boolean } = {}): Promise<Archive> {
  const archive = await openArchive(folder, options);
  archives.push(archive);
  return archive;
}

/** A new, open archive in a folder of its own. */
export async function newArchive(): Promise<Archive> {
  const folder = join(temporaryFolder(), 'arxiv');
  await createArchive(folder, { name: 'Sınaq arxivi' });
  return openForTest(folder);
}

/** The code of the failure that a function ends in; fails where it does not fail. */
export async function failureOf(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
  return 'no failure';
}
