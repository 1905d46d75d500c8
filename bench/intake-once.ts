import { closeArchive, createArchive, openArchive } from '../main/archive.ts';
import { importPaths } from '../main/imports/import-paths.ts';

/** Takes a folder into a new archive, in a process of its own, and says seconds, records and peak memory as JSON. */
const [folder = '', source = ''] = process.argv.slice(2);
await createArchive(folder);
const archive = await openArchive(folder);
const started = performance.now();
const { imported, skipped } = await importPaths(archive, [source], {
  isTree: true,
  acceptsSuggestions: false,
  isDryRun: false,
});
const seconds = (performance.now() - started) / 1000;
closeArchive(archive);
if (skipped.length > 0) throw new Error(JSON.stringify(skipped[0]));
const memory = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ seconds, files: imported.length, memory }));
