import { writeSync } from 'node:fs';
import { openArchive } from '../../../main/archive.ts';
import { setField } from '../../../main/records/edit.ts';
import type { RecordId } from '../../../preload/model.ts';

/** Edits one record for ever and says each number only after its edit was acknowledged. */
const archive = await openArchive(process.argv[2] ?? '');
const id = archive.db.prepare('SELECT id FROM record').pluck().get() as RecordId;
const first = Number(process.argv[3]);
for (let number = first; ; number++) {
  setField(archive, id, 'title', [{ text: `Başlıq ${number}` }]);
  writeSync(1, `${number}\n`);
}
