import { closeArchive, openArchive } from '../../../main/archive.ts';
import { runOcr } from '../../../main/ocr/ocr-command.ts';

const archive = await openArchive(process.argv[2] ?? '');
process.stdout.write('begun\n');
await runOcr(archive, [], { json: true });
closeArchive(archive);
process.stdout.write('done\n');
