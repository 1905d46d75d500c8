import { parallelOf } from '../../preload/book-parallel.ts';
import { languageName } from '../../preload/format.ts';
import type {
  BookFinding,
  BookSource,
  CompendiumDefinition,
  FieldDefinition,
  FieldValue,
  RecordTypeDefinition,
  Section,
} from '../../preload/model.ts';
import type { CompendiumEntry } from './entry-language.ts';
import { textsOfEntry } from './entry-language.ts';
import { layOutTypes } from './entry-layouts.ts';
import { findFigureFlaws } from './figures.ts';
import type { CompendiumInput, PlacedScan } from './make-compendium.ts';
import { languagesOf } from './parallel.ts';
import { findScanFlaws } from './scans/find-scan-flaws.ts';

/** Words that stand where something is still to come, as whole value or in an address. */
const PLACEHOLDER =
  /^\W*(?:t\.?b\.?[acd]\.?|to be (?:announced|confirmed|defined|determined)|n\/a|xxx+|təyin (?:olunacaq|ediləcək)|dəqiqləşdiriləcək|elan (?:olunacaq|ediləcək)|уточняется|будет (?:объявлено|уточнено|определено))\W*$/iu;
const PLACEHOLDER_ADDRESS = /(?:^|[\s/.])(?:tb[acd]|example\.(?:com|org)|xxx+)(?:$|[\s/.])/iu;
/** Placeholders that running text names: `Website: TBA`. */
const IN_TEXT = /(?<![\p{L}\p{N}])TB[ACD](?![\p{L}\p{N}])/u;

/**
 * What to look at before a book is printed: entries without money or text that their layout asks for, words that
 * stand for something still to come, sections without text, characters that no font has, pages of originals that
 * cannot be shown or are too coarse where they stand.
 */
export function findFlaws(
  input: CompendiumInput,
  missing: readonly string[],
  placed: readonly PlacedScan[] = [],
): readonly BookFinding[] {
  const { definition, entries, types, commonFields } = input;
  const { language } = definition;
  const byName = new Map(layOutTypes(types, definition).map((type) => [type.name, type]));
  const flaws: BookFinding[] = [];
  walkSections(definition.before, 'before', (section, part) =>
    flaws.push(...flawsOf(section, part, missing), ...flawsOfSecond(section, part, definition)),
  );
  for (const entry of entries) {
    const type = byName.get(entry.type);
    const source = { record: entry.uuid };
    const note = (kind: BookFinding['kind'], detail: string) =>
      flaws.push({ kind, source, title: entry.title, detail });
    const fields = type ? printedFields(type, commonFields) : [];
    const filled = fields.filter(({ name }) => hasText(entry.fields[name]));
    if (filled.length === 0) note('withoutText', '');
    const translated = (entry.translations ?? []).map(({ text }) => text);
    const lacking = lackingTexts(entry, fields, definition);
    if (lacking !== null) note('untranslated', lacking);
    for (const field of fields) {
      if (field.datatype === 'money' && !filled.includes(field)) note('missingMoney', field.labels[language]);
      for (const { text, url } of entry.fields[field.name] ?? [])
        if (isPlaceholder(field, text, url))
          note('placeholderText', `${field.labels[language]}: ${cut(text)}`);
    }
    noteMissing(missing, [entry.title, ...textsOf(fields, entry), ...translated], (character) =>
      note('missingGlyph', character),
    );
  }
  walkSections(definition.after, 'after', (section, part) =>
    flaws.push(...flawsOf(section, part, missing), ...flawsOfSecond(section, part, definition)),
  );
  flaws.push(...findFigureFlaws(definition, input.figures ?? [], placed), ...findScanFlaws(input, placed));
  const { title, subtitle, institution } = definition;
  const parallel = parallelOf(definition);
  const second = parallel ? [parallel.title, parallel.subtitle, parallel.institution] : [];
  const cover = [title, subtitle, institution, definition.year, ...second];
  noteMissing(missing, cover, (detail) =>
    flaws.push({ kind: 'missingGlyph', source: { part: 'cover' }, title: definition.title, detail }),
  );
  return flaws;
}

function walkSections(
  sections: readonly Section[],
  place: string,
  visit: (section: Section, part: string) => void,
): void {
  for (const [index, section] of sections.entries()) {
    visit(section, `${place}/${index}`);
    walkSections(section.sections, `${place}/${index}`, visit);
  }
}

function flawsOf(section: Section, part: string, missing: readonly string[]): readonly BookFinding[] {
  const { title, body, sections, parallel } = section;
  const source: BookSource = { part };
  const flaws: BookFinding[] = [];
  if (body.trim() === '' && sections.length === 0)
    flaws.push({ kind: 'emptySection', source, title, detail: '' });
  const placeholder = IN_TEXT.exec(body)?.[0];
  if (placeholder) flaws.push({ kind: 'placeholderText', source, title, detail: placeholder });
  const second = parallel ? [parallel.title, parallel.body] : [];
  noteMissing(missing, [title, body, ...second], (detail) =>
    flaws.push({ kind: 'missingGlyph', source, title, detail }),
  );
  return flaws;
}

/** A section that stands in one language of a book in two. */
function flawsOfSecond(
  section: Section,
  part: string,
  definition: CompendiumDefinition,
): readonly BookFinding[] {
  const parallel = parallelOf(definition);
  if (!parallel) return [];
  const other = section.parallel?.body.trim() ?? '';
  const own = section.body.trim();
  if ((own === '') === (other === '')) return [];
  const detail = languageName(other === '' ? parallel.language : definition.language, definition.language);
  return [{ kind: 'untranslated', source: { part }, title: section.title, detail }];
}

/** What an entry of a book in two languages lacks in one of them, in words; null where nothing. */
function lackingTexts(
  entry: CompendiumEntry,
  fields: readonly FieldDefinition[],
  definition: CompendiumDefinition,
): string | null {
  if (!parallelOf(definition)) return null;
  const { language } = definition;
  const languages = languagesOf(definition);
  const texts = textsOfEntry(entry, languages, new Map(fields.map((field) => [field.name, field])));
  const lacking = languages.filter((one) => !texts.some((text) => text.language === one));
  if (lacking.length > 0) return lacking.map((one) => languageName(one, language)).join(', ');
  const left = texts.flatMap((text) => [...(text.entry.untranslated?.fields ?? [])]);
  const labels = fields.filter(
    ({ name, datatype }) =>
      left.includes(name) &&
      (datatype === 'text' || datatype === 'structuredText') &&
      hasText(entry.fields[name]),
  );
  return labels.length === 0 ? null : labels.map(({ labels: named }) => named[language]).join(', ');
}

/** The fields that the layout of a type prints. */
function printedFields(
  type: RecordTypeDefinition,
  commonFields: readonly FieldDefinition[],
): readonly FieldDefinition[] {
  const known = new Map([...commonFields, ...type.fields].map((field) => [field.name, field]));
  return type.layout
    .flatMap((step) => ('field' in step ? [step] : step.fields))
    .flatMap(({ field }) => known.get(field) ?? []);
}

const hasText = (values: readonly FieldValue[] | undefined): boolean =>
  (values ?? []).some(({ text, term, name, edtf, url }) =>
    [text, term, name, edtf, url].some((shown) => (shown ?? '').trim() !== ''),
  );

function isPlaceholder(field: FieldDefinition, text: string, url: string | undefined): boolean {
  if (PLACEHOLDER.test(text)) return true;
  if (field.datatype === 'link') return PLACEHOLDER_ADDRESS.test(url ?? text);
  return IN_TEXT.test(text);
}

function textsOf(fields: readonly FieldDefinition[], entry: CompendiumEntry): readonly string[] {
  return fields.flatMap(({ name }) => (entry.fields[name] ?? []).map(({ text }) => text));
}

function noteMissing(
  missing: readonly string[],
  texts: readonly string[],
  note: (character: string) => void,
): void {
  for (const character of missing) if (texts.some((text) => text.includes(character))) note(character);
}

const LONGEST = 80;
const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
