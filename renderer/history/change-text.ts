import type { ArchiveState } from '../../preload/api.ts';
import { languageName } from '../../preload/format.ts';
import type { FieldDefinition, FieldValue, HistoryChange, Locale } from '../../preload/model.ts';
import { plainText } from '../../preload/structured-text.ts';
import type { Translate } from '../i18n.ts';
import { valueText } from '../records/cell-text.ts';

/** What words of the interface a change is told in. */
export interface ChangeWords {
  readonly archive: ArchiveState;
  readonly locale: Locale;
  readonly t: Translate;
}

/** What of a change is told in words. */
export type ToldChange = Pick<HistoryChange, 'entity' | 'field' | 'before' | 'after'>;

/** The definition of a changed field, whichever type has it. */
export function findField(archive: ArchiveState, name: string | null): FieldDefinition | null {
  if (name === null) return null;
  const fields = [...archive.types.flatMap((type) => type.fields), ...archive.commonFields];
  return fields.find((field) => field.name === name) ?? null;
}

/** What changed: the label of a field, or a word for what the change was about. */
export function subjectText(change: ToldChange, { archive, locale, t }: ChangeWords): string {
  const field = findField(archive, change.field);
  if (change.entity === 'recordType' && change.field !== null)
    return t('history.typeField', { type: typeText(change.after ?? change.before, archive, locale) });
  if (change.entity === 'translation') return translatedField(change, archive, locale, t);
  if (change.entity !== 'record') return t(`history.entity.${change.entity}`);
  if (change.field === null) return t('history.entity.record');
  if (change.field === '@place') return t('history.place');
  if (change.field === '@bin') return t('nav.bin');
  return field ? field.labels[locale] : change.field;
}

/** The field that a text in another language is of, and the language: "Title (English)". */
function translatedField(
  { before, after }: ToldChange,
  archive: ArchiveState,
  locale: Locale,
  t: Translate,
): string {
  const [{ name = '', term = '' } = {}] = after ?? before ?? [];
  const field = findField(archive, name)?.labels[locale] ?? name;
  return t('translation.fieldIn', { field, language: languageName(term, locale) });
}

/** A text in another language: what stands in its lines as several values. */
function translatedWords([value]: readonly FieldValue[], archive: ArchiveState): string {
  const { text = '', name = '' } = value ?? {};
  if (findField(archive, name)?.datatype === 'structuredText') return plainText(text);
  return text.replace(/\s*\n\s*/g, '; ');
}

/** The label of the type that a change is of, by its name; its own words where the type is gone. */
function typeText(values: readonly FieldValue[] | null, { types }: ArchiveState, locale: Locale): string {
  const [value] = values ?? [];
  return types.find(({ name }) => name === value?.name)?.labels[locale] ?? value?.name ?? '';
}

/** One side of a change as words; null where there is no such side. */
export function sideText(
  change: ToldChange,
  values: readonly FieldValue[] | null,
  words: ChangeWords,
): string | null {
  if (values === null) return null;
  const { archive, locale, t } = words;
  if (change.field === '@bin') return t(values[0]?.text ? 'history.inBin' : 'history.notInBin');
  if (change.field === '@place') return values[0]?.text || t('history.top');
  if (change.entity === 'relation') {
    const type = archive.relationTypes.find(({ name }) => name === values[0]?.text);
    return type ? type.labels[locale] : (values[0]?.text ?? '');
  }
  if (change.entity === 'translation') return translatedWords(values, archive);
  if (change.entity === 'recordType') return typeSide(change, values, words);
  const field = findField(archive, change.field);
  if (values.length === 0) return t('history.empty');
  return values.map((value) => shownValue(value, field, words)).join('; ');
}

/** The label of a type, or of its field, in the reader's language; as it was kept where it is gone. */
function typeSide(
  { field }: ToldChange,
  [value]: readonly FieldValue[],
  { archive, locale }: ChangeWords,
): string {
  const type = archive.types.find(({ name }) => name === value?.name);
  const found = field === null ? type : type?.fields.find(({ name }) => name === field);
  return found?.labels[locale] ?? value?.text ?? '';
}

function shownValue(value: FieldValue, field: FieldDefinition | null, { locale, t }: ChangeWords): string {
  if (field?.datatype === 'structuredText') return plainText(value.text);
  return valueText(value, field, locale, t('value.yes'), t('value.no'));
}
