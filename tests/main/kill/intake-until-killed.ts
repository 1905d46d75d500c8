import { writeSync } from 'node:fs';
import { openArchive } from '../../../main/archive.ts';
import { findFiles } from '../../../main/intake/find-files.ts';
import { listIntakes } from '../../../main/intake/intake-log.ts';
import { runIntake, startIntake } from '../../../main/intake/run-intake.ts';

/** Takes a folder in as a tree, or goes on with what was broken off, and says so once it was acknowledged. */
const archive = await openArchive(process.argv[2] ?? '');
const [begun] = listIntakes(archive.db);
const id =
  begun?.id ??
  startIntake(archive, findFiles([process.argv[3] ?? '']), {
    isTree: true,
    nameRule: '{referenceCode}_{page}',
    known: 'skip',
    type: 'document',
    parent: null,
    acceptsSuggestions: false,
  });
writeSync(1, 'started\n');
await runIntake(archive, id, { onSettled: () => writeSync(1, 'settled\n') });
writeSync(1, 'done\n');
