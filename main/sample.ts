import { readdirSync } from 'node:fs';
import { closeArchive, createArchive, openArchive } from './archive.ts';
import { importPaths } from './imports/import-paths.ts';
import { resourcePath } from './resources.ts';

/** Makes the sample archive in `folder`: the documents of resources/samples, read into records, suggestions accepted. */
export async function createSampleArchive(folder: string, name: string): Promise<void> {
  await createArchive(folder, { name });
  const archive = await openArchive(folder);
  try {
    const documents = readdirSync(resourcePath('samples')).filter((file) => /\.(txt|md|pdf)$/.test(file));
    await importPaths(
      archive,
      documents.map((file) => resourcePath('samples', file)),
      { acceptsSuggestions: true, isDryRun: false },
    );
  } finally {
    closeArchive(archive);
  }
}
