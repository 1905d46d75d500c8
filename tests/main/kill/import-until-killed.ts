import { writeSync } from 'node:fs';
import { openArchive } from '../../../main/archive.ts';
import { importPaths } from '../../../main/imports/import-paths.ts';

/** Imports one file and says so once it was acknowledged. */
const archive = await openArchive(process.argv[2] ?? '');
writeSync(1, 'started\n');
const result = await importPaths(archive, [process.argv[3] ?? ''], {
  acceptsSuggestions: true,
  isDryRun: false,
});
writeSync(1, `imported ${result.imported[0]?.records.length}\n`);
