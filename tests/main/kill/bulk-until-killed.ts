import { writeSync } from 'node:fs';
import { openArchive } from '../../../main/archive.ts';
import { makePlan } from '../../../main/bulk/make-plan.ts';
import { createPlan } from '../../../main/bulk/plan.ts';
import { writePlan } from '../../../main/bulk/write-plan.ts';

/** Sets a field of every record and says so once it was acknowledged. */
const archive = await openArchive(process.argv[2] ?? '');
const plan = createPlan();
const values = [{ text: 'Yoxlanılıb' }];
await makePlan(archive, plan, { query: {} }, { kind: 'set', field: 'note', values }, {});
writeSync(1, 'started\n');
const { changes } = await writePlan(archive, plan, new Set(), {});
writeSync(1, `changed ${changes}\n`);
