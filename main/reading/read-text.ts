import type {
  FieldDefinition,
  Reading,
  RecordDraft,
  RecordTypeDefinition,
  ValueDraft,
} from '../../preload/model.ts';
import { writeStructuredText } from '../../preload/structured-text.ts';
import { draftEntry } from './entry-draft.ts';
import { type Entry, findEntries } from './find-entries.ts';
import { findLabel, indexLabels } from './labels.ts';
import { detectLanguage } from './language.ts';
import { readDate } from './read-date.ts';
import { readCover, readSections } from './read-matter.ts';
import { readLines } from './source-lines.ts';
import { warnOfSource } from './source-warnings.ts';
import { suggestRecords } from './suggest.ts';
import { shorten } from './suggest-title.ts';
import { blocksOf } from './unit-blocks.ts';
import { readUnits, type Unit } from './units.ts';

/** What reading needs to know besides the text: the file's name, and the types whose labels it may carry. */
export interface ReadTextOptions {
  readonly name: string;
  readonly types: readonly RecordTypeDefinition[];
  readonly commonFields: readonly FieldDefinition[];
  /** The text was read from pictures, with wrong letters here and there. */
  readonly isFromPictures?: boolean;
}
const LONGEST_TITLE = 250;

/** Units without the second and third time that the first one is said. */
function withoutRepeatedTitle(units: readonly Unit[]): readonly Unit[] {
  const first = units[0];
  if (!first) return units;
  let from = 1;
  while (units[from]?.text === first.text) from += 1;
  return from === 1 ? units : [{ ...first, to: units[from - 1]?.to ?? first.to }, ...units.slice(from)];
}

/** A date alone at the head of a document. */
function takeDate(units: readonly Unit[]): {
  readonly date: ValueDraft | null;
  readonly units: readonly Unit[];
} {
  const at = units
    .slice(0, 2)
    .findIndex((unit) => unit.text.length <= 60 && /\d/.test(unit.text) && readDate(unit.text).edtf !== null);
  const { text } = units[at] ?? { text: '' };
  const edtf = at < 0 ? null : readDate(text).edtf;
  return edtf === null
    ? { date: null, units }
    : { date: { text, edtf }, units: units.filter((_, index) => index !== at) };
}

const nameWithoutEnding = (name: string) => name.replace(/\.[^.]{1,5}$/, '');

/** The record of the source itself: its title, its date, and its whole text repaired. */
function draftDocument(
  units: readonly Unit[],
  date: ValueDraft | null,
  options: ReadTextOptions,
  lineCount: number,
  entryTitle: string | null,
): RecordDraft {
  const [first, ...others] = units;
  const isTitle =
    entryTitle === null &&
    first !== undefined &&
    first.text.length <= LONGEST_TITLE &&
    first.kind !== 'bullet';
  const title = entryTitle ?? (first ? shorten(first.text, LONGEST_TITLE) : nameWithoutEnding(options.name));
  const rest = isTitle ? others : units;
  const type = options.types.find((candidate) => candidate.name === 'document');
  const fields = {
    ...(date ? { [type?.dateField ?? 'date']: [date] } : {}),
    ...(rest.length > 0 ? { text: [{ text: writeStructuredText(blocksOf(rest)) }] } : {}),
  };
  return {
    key: 'document',
    type: 'document',
    origin: 'document',
    title,
    fields,
    lines: { from: 1, to: lineCount },
  };
}

function outsideEntries(units: readonly Unit[], entries: readonly Entry[]): readonly Unit[] {
  const outside: Unit[] = [];
  let at = 0;
  for (const entry of entries) {
    outside.push(...units.slice(at, entry.from));
    at = entry.to;
  }
  return [...outside, ...units.slice(at)];
}

/** Front and back matter around the entries; null where there is none. */
function readCompendium(
  units: readonly Unit[],
  entries: readonly Entry[],
  keys: readonly string[],
  language: Reading['language'],
): Reading['compendium'] {
  const [first] = entries;
  const last = entries[entries.length - 1];
  if (!first || !last) return null;
  const front = units.slice(0, first.from);
  const back = units.slice(last.to);
  if (front.length + back.length === 0) return null;
  const { rest, ...cover } = readCover(front);
  return {
    ...cover,
    language,
    before: [...readSections(rest)],
    entries: keys,
    after: [...readSections(back)],
  };
}

/**
 * Reads a document's text: the document itself, the records whose labels it carries, the compendium around them,
 * and records that its prose suggests. Pure and total: any text gives a reading, in time linear in its length.
 */
export function readText(source: string, options: ReadTextOptions): Reading {
  const text = source.replace(/\r\n?/g, '\n');
  const index = indexLabels(options.types, options.commonFields, {
    isForgiving: options.isFromPictures ?? false,
  });
  const isMarkdown = /\.(?:md|markdown)$/i.test(options.name);
  const isLabelled = (line: string) => findLabel(line.replace(/^[*_]+/, ''), index) !== null;
  const read = withoutRepeatedTitle(readUnits(readLines(text), { isMarkdown, isLabelled }));
  const { date, units } = takeDate(read);
  const entries = findEntries(units, index);
  const language = detectLanguage(text);
  const labelled = entries.map((entry, at) => draftEntry(entry, units, `entry-${at + 1}`));
  const lineCount = text.split('\n').length;
  // A document that begins with a label has no title but that of its first record.
  const isTitleless = entries[0]?.from === 0 && entries[0].title === null;
  const drafts = [
    draftDocument(units, date, options, lineCount, isTitleless ? (labelled[0]?.draft.title ?? null) : null),
    ...labelled.map(({ draft }) => draft),
    ...suggestRecords(outsideEntries(units, entries), options.types),
  ];
  const keys = labelled.map(({ draft }) => draft.key);
  return {
    language,
    source: text,
    drafts,
    compendium: readCompendium(units, entries, keys, language),
    warnings: [...warnOfSource(text), ...labelled.flatMap(({ warnings }) => warnings)].sort(
      (a, b) => a.line - b.line,
    ),
  };
}
