import { formatDate, formatMoney } from '../../preload/format.ts';
import type { FieldDefinition, FieldValue, Locale } from '../../preload/model.ts';
import { diffTexts, type Piece } from './diff-text.ts';

/** One value on one side of a change. */
export interface ShownValue {
  readonly pieces: readonly Piece[];
  /** What its words were understood as, where that says more. */
  readonly reading: string;
  /** True for a name that will be added to the authority file. */
  readonly isNewName: boolean;
}
/** The words of the interface that values need. */
export interface ValueWords {
  readonly locale: Locale;
  readonly yes: string;
  readonly no: string;
}

/** Both sides of a change, value by value, with what differs marked. */
export function differingValues(
  before: readonly FieldValue[],
  after: readonly FieldValue[],
  field: FieldDefinition | null,
  words: ValueWords,
): { readonly before: readonly ShownValue[]; readonly after: readonly ShownValue[] } {
  const [old, fresh] = [before, after].map((values) => values.map((value) => textOf(value, field, words)));
  if (!old || !fresh) throw new Error('there are two sides');
  const show = (value: FieldValue, pieces: readonly Piece[]): ShownValue => ({
    pieces,
    reading: readingOf(value, words.locale),
    isNewName: isNameField(field) && value.authority === undefined && value.name !== undefined,
  });
  if (old.length === fresh.length) {
    const pairs = old.map((text, index) => diffTexts(text, fresh[index] ?? ''));
    return {
      before: before.map((value, index) => show(value, pairs[index]?.before ?? [])),
      after: after.map((value, index) => show(value, pairs[index]?.after ?? [])),
    };
  }
  const mark = (value: FieldValue, text: string, others: readonly string[]): ShownValue =>
    show(value, [{ text, isChanged: !others.includes(text) }]);
  return {
    before: before.map((value, index) => mark(value, old[index] ?? '', fresh)),
    after: after.map((value, index) => mark(value, fresh[index] ?? '', old)),
  };
}

const isNameField = (field: FieldDefinition | null): boolean =>
  field?.datatype === 'agent' || field?.datatype === 'place';

/** The words of the source, or the name, term or answer that they stand for. */
function textOf(value: FieldValue, field: FieldDefinition | null, words: ValueWords): string {
  if (isNameField(field)) return value.name ?? value.text;
  if (value.term !== undefined) {
    const term = field?.terms?.find(({ code }) => code === value.term);
    return term?.labels[words.locale] ?? value.text;
  }
  if (value.isTrue !== undefined) return value.isTrue ? words.yes : words.no;
  return value.text;
}

function readingOf({ text, edtf, amount, currency, country }: FieldValue, locale: Locale): string {
  const reading =
    edtf !== undefined
      ? formatDate(edtf, locale)
      : amount !== undefined && currency !== undefined
        ? formatMoney(amount, currency, locale)
        : (country ?? '');
  return reading === text ? '' : reading;
}
