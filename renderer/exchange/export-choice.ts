import type { Delimiter, Locale, RecordId, TableExport, TableFormat } from '../../preload/model.ts';
import { createStore } from '../ui/store.ts';
import type { ShownTable } from './shown-table.ts';

/** What a person chose for the file of a table; kept while the window is open. */
export interface ExportChoice {
  readonly format: TableFormat;
  /** Null: the one that the spreadsheets of the language expect. */
  readonly delimiter: Delimiter | null;
  readonly rows: 'all' | 'selected';
  readonly columns: 'shown' | 'all';
  readonly hasEdtf: boolean;
}

/** The choice made last. */
export const exportChoiceStore = createStore<ExportChoice>({
  format: 'xlsx',
  delimiter: null,
  rows: 'all',
  columns: 'shown',
  hasEdtf: false,
});

/** Above this number of records a selection is no list of records any more. */
export const MOST_CHOSEN = 100_000;

/** The table as the archive shall write it; all columns are the shown ones, then the others. */
export function exportOf(
  { query, layout, possible }: ShownTable,
  choice: ExportChoice,
  selected: readonly RecordId[],
  language: Locale,
  usualDelimiter: Delimiter,
): TableExport {
  const shown = layout.columns.map(({ field, width }) => ({ field, width }));
  const others = possible.filter(({ field }) => shown.every((column) => column.field !== field));
  const rest = choice.columns === 'all' ? others.map(({ field, width }) => ({ field, width })) : [];
  return {
    query,
    only: choice.rows === 'selected' && selected.length > 0 ? [...selected] : null,
    columns: [...shown, ...rest],
    language,
    format: choice.format,
    delimiter: choice.delimiter ?? usualDelimiter,
    hasEdtf: choice.hasEdtf,
  };
}
