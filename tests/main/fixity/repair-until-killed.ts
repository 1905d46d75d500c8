import { copyFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { repairOriginals } from '../../../main/fixity/repair.ts';
import { originalsByName } from '../../../main/fixity/stored-files.ts';

/** Repairs the only original of an archive from a copy over and over; a rename damages it again in between. */
const [, , folder = '', copy = '', damaged = ''] = process.argv;
const [original] = [...originalsByName(folder)];
if (!original) throw new Error('no original');
process.stdout.write('started\n');
for (;;) {
  if (repairOriginals(folder, [original], [copy]).unrepaired.length > 0) throw new Error('not repaired');
  copyFileSync(damaged, join(folder, 'again'));
  renameSync(join(folder, 'again'), join(folder, original.path));
}
