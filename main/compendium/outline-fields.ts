import type { FieldDefinition, FieldValue, LayoutStep, Locale } from '../../preload/model.ts';
import { type Block, type Inline, parseStructuredText } from '../../preload/structured-text.ts';
import { mentionOf } from './back/back-input.ts';
import type { BookBlock } from './book.ts';
import type { CompendiumEntry, Fields } from './entry-language.ts';
import { spokenIn } from './parallel.ts';

type LayoutField = Extract<LayoutStep, { readonly field: string }>;

/** How the fields of an entry are read: their labels are in `language`. */
interface Setting {
  readonly entry: CompendiumEntry;
  readonly fields: Fields;
  readonly language: Locale;
  /** Level of a heading over a field. */
  readonly level: number;
}

/** The fields of an entry by the steps of a layout; a step without a value has no blocks. */
export function outlineSteps(
  setting: Setting,
  layout: readonly LayoutStep[],
): readonly (readonly BookBlock[])[] {
  const { language, level } = setting;
  return layout.map((step) => {
    if ('field' in step) return outlineField(step, setting, false);
    const inner = step.fields.flatMap((field) =>
      outlineField(field, setting, isOnlyLabel(step, field, setting)),
    );
    return inner.length === 0 ? [] : [labelHeading(step.labels[language], level), ...inner];
  });
}

/** Whether a group's heading already says what the label of its field would say again. */
function isOnlyLabel(
  group: Extract<LayoutStep, { readonly labels: unknown }>,
  { field }: LayoutField,
  { fields, language }: Setting,
): boolean {
  return group.fields.length === 1 && fields.get(field)?.labels[language] === group.labels[language];
}

function outlineField(step: LayoutField, setting: Setting, isUnlabelled: boolean): readonly BookBlock[] {
  const field = setting.fields.get(step.field);
  const values = (setting.entry.fields[step.field] ?? []).filter(
    (value) => field !== undefined && shownText(value, field, setting.language).trim() !== '',
  );
  if (!field || values.length === 0) return [];
  const label = withColon(field.labels[setting.language]);
  if (step.form === 'list') {
    const items = values.map((value) => blocksOf(value, field, setting));
    const list: Block = { kind: 'list', isOrdered: false, start: 1, items };
    return isUnlabelled ? [list] : [{ kind: 'field', label, inlines: [] }, list];
  }
  const blocks = blocksOfAll(values, field, setting);
  if (isUnlabelled || step.form === 'prose') return blocks;
  const row = step.form === 'table' ? rowOf(values, field, setting) : undefined;
  if (row) return [row];
  if (step.form === 'block') return [labelHeading(field.labels[setting.language], setting.level), ...blocks];
  const [first, ...rest] = blocks;
  if (first?.kind === 'paragraph') return [{ kind: 'field', label, inlines: first.inlines }, ...rest];
  return [{ kind: 'field', label, inlines: [] }, ...blocks];
}

/** A row of a table; nothing where a text of several paragraphs is no cell. */
function rowOf(
  values: readonly FieldValue[],
  field: FieldDefinition,
  setting: Setting,
): BookBlock | undefined {
  const [first, ...others] = blocksOfAll(values, field, setting);
  if (field.datatype === 'structuredText' || first?.kind !== 'paragraph' || others.length > 0) return;
  return {
    kind: 'table',
    columns: [
      { label: '', share: 0.32, isNumber: false },
      { label: '', share: 0.68, isNumber: false },
    ],
    rows: [{ cells: [field.labels[setting.language], first.inlines], isTotal: false }],
    isLabelled: true,
  };
}

const withColon = (label: string) => `${label}:`;

function labelHeading(label: string, level: number): BookBlock {
  return { kind: 'heading', style: 'label', level, text: withColon(label), isListed: false };
}

/** All values of a field; short ones stand in one paragraph, parted by semicolons. */
function blocksOfAll(
  values: readonly FieldValue[],
  field: FieldDefinition,
  setting: Setting,
): readonly Block[] {
  const blocks = values.map((value) => blocksOf(value, field, setting));
  if (field.datatype === 'structuredText' || blocks.length === 1) return blocks.flat();
  const inlines: Inline[] = [];
  for (const block of blocks.flat()) {
    if (block.kind !== 'paragraph') continue;
    if (inlines.length > 0) inlines.push({ text: '; ' });
    inlines.push(...block.inlines);
  }
  return [{ kind: 'paragraph', inlines }];
}

function blocksOf(value: FieldValue, field: FieldDefinition, setting: Setting): readonly Block[] {
  const blocks = ownBlocksOf(value, field, setting);
  const { untranslated } = setting.entry;
  return untranslated?.fields.has(field.name)
    ? blocks.map((block) => spokenIn(block, untranslated.language))
    : blocks;
}

function ownBlocksOf(value: FieldValue, field: FieldDefinition, setting: Setting): readonly Block[] {
  const text = shownText(value, field, setting.language);
  if (field.datatype === 'structuredText') return parseStructuredText(text);
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  const link = value.url === undefined ? {} : { url: value.url };
  // An index names the page of each; a list of its items parts them, a paragraph keeps them in one line or two.
  const mention = isNamed(field) ? { mention: mentionOf(setting.entry.uuid, value) } : {};
  return lines.map((line) => ({ kind: 'paragraph', inlines: [{ text: line.trim(), ...link, ...mention }] }));
}

/** Whether values of a field may stand in an index or in the list of organisations. */
const isNamed = ({ datatype }: FieldDefinition): boolean =>
  datatype === 'agent' || datatype === 'place' || datatype === 'text';

/** What the source says; where it says nothing, what the archive knows. */
function shownText(value: FieldValue, field: FieldDefinition, language: Locale): string {
  if (value.text !== '') return value.text;
  const term = field.terms?.find(({ code }) => code === value.term);
  return term?.labels[language] ?? value.name ?? value.edtf ?? value.url ?? '';
}
