import { readFileSync } from 'node:fs';
import type { CompendiumEntry } from '../../../main/compendium/entry-language.ts';
import type { CompendiumInput } from '../../../main/compendium/make-compendium.ts';
import { readText } from '../../../main/reading/read-text.ts';
import type {
  CompendiumDefinition,
  FieldDefinition,
  RecordTypeDefinition,
  Section,
} from '../../../preload/model.ts';

const resource = (path: string) => new URL(`../../../resources/${path}`, import.meta.url);
const json = <T>(path: string) => JSON.parse(readFileSync(resource(path), 'utf8')) as T;

export const types = ['memorandum', 'conference', 'project', 'document'].map((name) =>
  json<RecordTypeDefinition>(`record-types/${name}.json`),
);
export const commonFields = json<readonly FieldDefinition[]>('record-types/common-fields.json');
export const sampleSource = readFileSync(resource('samples/002_5e24328368864911.txt'), 'utf8');

/** A definition with nothing in it but what is given. */
export function definition(given: Partial<CompendiumDefinition>): CompendiumDefinition {
  return {
    title: 'Külliyyat',
    subtitle: '',
    institution: '',
    year: '',
    language: 'az',
    before: [],
    entries: { title: 'Layihələr', isNumbered: true, selection: { records: [] } },
    after: [],
    ...given,
  };
}

export function input(
  given: Partial<CompendiumDefinition>,
  entries: readonly CompendiumEntry[] = [],
): CompendiumInput {
  const createdAt = '2024-05-06T07:08:09.123Z';
  return {
    definition: definition(given),
    entries,
    types,
    commonFields,
    createdAt,
    generator: 'Kulliyyat 0.1.0',
  };
}

export const section = (title: string, body = '', sections: readonly Section[] = []): Section => ({
  title,
  body,
  sections: [...sections],
});

export function entry(title: string, fields: Readonly<Record<string, readonly string[]>>): CompendiumEntry {
  const values = Object.entries(fields).map(([name, texts]) => [name, texts.map((text) => ({ text }))]);
  return { uuid: title, type: 'project', title, fields: Object.fromEntries(values) };
}

/** The sample compendium as it is read: front and back matter, six projects. */
export function sampleInput(): CompendiumInput {
  const { compendium, drafts } = readText(sampleSource, { name: '002.txt', types, commonFields });
  if (!compendium) throw new Error('the sample holds no compendium');
  const byKey = new Map(drafts.map((draft) => [draft.key, draft]));
  const entries = compendium.entries.flatMap((key) => {
    const draft = byKey.get(key);
    if (!draft) return [];
    const values = Object.entries(draft.fields).map(([name, texts]) => [
      name,
      texts.map(({ text, url }) => (url === undefined ? { text } : { text, url })),
    ]);
    return [{ uuid: key, type: draft.type, title: draft.title, fields: Object.fromEntries(values) }];
  });
  const chosen = { title: compendium.entriesTitle, isNumbered: true, selection: { records: [] } };
  return input({ ...compendium, entries: chosen }, entries);
}

/** The same with all that was understood of its values, and what the archive makes at the end. */
export function fullSampleInput(): CompendiumInput {
  const { drafts } = readText(sampleSource, { name: '002.txt', types, commonFields });
  const sample = sampleInput();
  const roles = new Map(
    types.flatMap((type) => type.fields.flatMap(({ name, role }) => (role ? [[name, role] as const] : []))),
  );
  const entries = sample.entries.map((entry) => {
    const draft = drafts.find(({ key }) => key === entry.uuid);
    const fields = Object.entries(draft?.fields ?? {}).map(([name, values]) => {
      const role = roles.get(name);
      return [name, values.map((value) => ({ ...value, ...(role ? { role } : {}) }))] as const;
    });
    return { ...entry, fields: Object.fromEntries(fields) };
  });
  return {
    ...sample,
    entries,
    definition: {
      ...sample.definition,
      back: ['projects', 'organisations', 'timeline', 'abbreviations', 'index'],
    },
  };
}

/** Numbers that look random and are the same in every run (xorshift32). */
export function randomNumbers(seed: number): (below: number) => number {
  let state = (seed * 2654435761) >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const WORDS =
  'və Azərbaycan təhsil müəssisələrinin beynəlmiləlləşdirilməsi ATM-lər 2022-2024-cü il, layihə; üçün (CBHE) əməkdaşlığı: институт საქართველო https://engage.edu.az/proqram "dırnaq" 17%-lik'.split(
    ' ',
  );

/** A book of odd shape: chapters, lists three deep, entries with many and with no fields. */
export function randomInput(seed: number): CompendiumInput {
  const next = randomNumbers(seed);
  const words = (longest: number) =>
    Array.from({ length: 1 + next(longest) }, () => WORDS[next(WORDS.length)]).join(' ');
  const list = (depth: number): string =>
    Array.from({ length: 1 + next(5) }, (_, index) => {
      const mark = depth % 2 === 0 ? '- ' : `${index + 1}. `;
      const inner = depth < 2 && next(3) === 0 ? `\n${list(depth + 1)}` : '';
      return (mark + words(60) + inner).replace(/\n/g, `\n${' '.repeat(mark.length)}`);
    }).join('\n');
  const body = () =>
    Array.from({ length: next(6) }, () => (next(2) === 0 ? words(150) : list(0))).join('\n\n');
  const chapter = (depth: number): Section =>
    section(next(9) === 0 ? '' : words(14), body(), depth < 3 && next(2) === 0 ? [chapter(depth + 1)] : []);
  const entries = Array.from({ length: next(6) }, () =>
    entry(words(25), {
      ...(next(2) === 0 ? { projectId: [words(2)] } : {}),
      ...(next(2) === 0 ? { aim: [words(80)], summary: [body()] } : {}),
      ...(next(2) === 0 ? { coordinator: [words(6)] } : {}),
      ...(next(2) === 0 ? { partners: Array.from({ length: 1 + next(20) }, () => words(8)) } : {}),
      ...(next(3) === 0 ? { website: ['TBA'] } : {}),
    }),
  );
  const chapters = (count: number) => Array.from({ length: count }, () => chapter(0));
  return input({ title: words(20), before: chapters(next(4)), after: chapters(next(4)) }, entries);
}
