import { closeArchive, openArchive } from '../../../main/archive.ts';

closeArchive(await openArchive(process.argv[2] ?? ''));
