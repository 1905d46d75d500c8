import { readFileSync } from 'node:fs';
import { readText } from '../../../main/reading/read-text.ts';
import { builtInTypes, listCommonFields } from '../../../main/record-types.ts';
import { resourcePath } from '../../../main/resources.ts';
import type { Reading, RecordDraft } from '../../../preload/model.ts';

const types = builtInTypes();
const commonFields = listCommonFields();

/** Reads a text with the built-in types. */
export const read = (source: string, name = 'source.txt'): Reading =>
  readText(source, { name, types, commonFields });

/** The text of a sample document by the beginning of its name. */
export const sampleText = (name: string): string => readFileSync(resourcePath('samples', name), 'utf8');

export const COMPENDIUM = '002_5e24328368864911.txt';
/** The sample documents, by what they are about. */
export const SAMPLES = {
  cooperation: '000_9ac61606489cdaa3.txt',
  seminar: '001_efaead3a3b890b9d.txt',
  compendium: COMPENDIUM,
  cities: '003_a7a0aa9fac0e874f.txt',
  department: '004_42a06812040af14c.txt',
} as const;

export const labelled = (reading: Reading): readonly RecordDraft[] =>
  reading.drafts.filter((draft) => draft.origin === 'labelled');
export const suggested = (reading: Reading): readonly RecordDraft[] =>
  reading.drafts.filter((draft) => draft.origin === 'suggested');
/** The texts of a field. */
export const texts = (draft: RecordDraft | undefined, field: string): readonly string[] =>
  (draft?.fields[field] ?? []).map((value) => value.text);
