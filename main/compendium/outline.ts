import type {
  CompendiumDefinition,
  FieldDefinition,
  FieldValue,
  RecordTypeDefinition,
  Section,
} from '../../preload/model.ts';
import { type Block, parseStructuredText } from '../../preload/structured-text.ts';
import { textIn } from '../texts.ts';
import type { Book, BookBlock } from './book.ts';
import { outlineFields } from './outline-fields.ts';

/** A record as the book needs it: its values as the archive keeps them, by field name. */
export interface CompendiumEntry {
  readonly uuid: string;
  readonly type: string;
  readonly title: string;
  readonly fields: Readonly<Record<string, readonly FieldValue[]>>;
}

interface OutlineInput {
  readonly definition: CompendiumDefinition;
  readonly entries: readonly CompendiumEntry[];
  readonly types: readonly RecordTypeDefinition[];
  readonly commonFields: readonly FieldDefinition[];
}

/**
 * The book of a definition and its entries: sections before, entries laid out as their type says, sections
 * after. What has no value leaves nothing behind, headings included.
 */
export function outlineBook({ definition, entries, types, commonFields }: OutlineInput): Book {
  const { title, subtitle, institution, year, language } = definition;
  const blocks = [
    ...definition.before.flatMap((section) => outlineSection(section, 1)),
    ...outlineEntries(definition, entries, types, commonFields),
    ...definition.after.flatMap((section) => outlineSection(section, 1)),
  ];
  const contentsTitle = textIn(language, 'print.contents');
  const book = { title, subtitle, institution, year, language, contentsTitle, entries: entries.length };
  return { ...book, blocks: closeLevels(blocks) };
}

const SECTION_STYLES = ['chapter', 'section', 'subsection'] as const;

function heading(text: string, level: number): readonly BookBlock[] {
  const style = SECTION_STYLES[Math.min(level, SECTION_STYLES.length) - 1] ?? 'subsection';
  return text.trim() === '' ? [] : [{ kind: 'heading', style, level, text: text.trim(), isListed: true }];
}

function outlineSection(section: Section, level: number): readonly BookBlock[] {
  const body: readonly Block[] = parseStructuredText(section.body);
  const inner = section.sections.flatMap((part) => outlineSection(part, level + 1));
  return [...heading(section.title, level), ...body, ...inner];
}

function outlineEntries(
  { entries: part, language }: CompendiumDefinition,
  entries: readonly CompendiumEntry[],
  types: readonly RecordTypeDefinition[],
  commonFields: readonly FieldDefinition[],
): readonly BookBlock[] {
  if (entries.length === 0) return [];
  const chapter = heading(part.title, 1);
  const level = chapter.length === 0 ? 1 : 2;
  const byName = new Map(types.map((type) => [type.name, type]));
  const blocks = entries.flatMap((entry, index): readonly BookBlock[] => {
    const number = part.isNumbered ? `${index + 1}. ` : '';
    const type = byName.get(entry.type);
    return [
      { kind: 'heading', style: 'section', level, text: `${number}${entry.title.trim()}`, isListed: true },
      ...(type ? outlineFields(entry, type, commonFields, language, level + 1) : []),
    ];
  });
  return [...chapter, ...blocks];
}

/** Heading levels never skip one (ISO 14289-1, 7.4.2). */
function closeLevels(blocks: readonly BookBlock[]): readonly BookBlock[] {
  let last = 0;
  return blocks.map((block) => {
    if (block.kind !== 'heading') return block;
    last = Math.min(block.level, last + 1);
    return last === block.level ? block : { ...block, level: last };
  });
}
