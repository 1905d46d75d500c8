import { formatDate } from '../../../preload/format-date.ts';
import { edtfRange } from '../../reading/edtf.ts';
import { textIn } from '../../texts.ts';
import type { BookBlock } from '../book.ts';
import { type BackInput, fieldsOfEntry, nameOfValue } from './back-input.ts';

/** What happened on a day or in a time: conferences and memoranda, the earliest first. Empty where none is dated. */
export function outlineTimeline(input: BackInput): readonly BookBlock[] {
  const { language, types } = input;
  const events = input.entries.flatMap((entry) => {
    const type = types.get(entry.type);
    if (!EVENTS.has(entry.type) || !type) return [];
    const edtf = entry.fields[type.dateField]?.[0]?.edtf;
    const range = edtf === undefined ? null : edtfRange(edtf);
    if (edtf === undefined || !range) return [];
    const places = fieldsOfEntry(input, entry).flatMap(({ field, values }) =>
      field.datatype === 'place' ? values.map(nameOfValue) : [],
    );
    const cells = [formatDate(edtf, language), entry.title.trim(), type.labels[language], places.join('; ')];
    return [{ ...range, cells }];
  });
  if (events.length === 0) return [];
  events.sort((one, other) => one.from - other.from || one.to - other.to);
  return [
    {
      kind: 'table',
      columns: [
        { label: textIn(language, 'print.date'), share: 0.2, isNumber: false },
        { label: textIn(language, 'print.event'), share: 0.44, isNumber: false },
        { label: textIn(language, 'print.kind'), share: 0.16, isNumber: false },
        { label: textIn(language, 'print.place'), share: 0.2, isNumber: false },
      ],
      rows: events.map(({ cells }) => ({ cells, isTotal: false })),
    },
  ];
}

const EVENTS: ReadonlySet<string> = new Set(['conference', 'memorandum']);
