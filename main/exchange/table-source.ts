import type { Grouping, Locale, RecordTypeDefinition, TableExport, ViewGroup } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { groupRows } from '../catalogue/groups.ts';
import { listRecordTypes } from '../record-types.ts';
import { choose, orderChosen } from '../records/query.ts';
import { type TextKey, textIn } from '../texts.ts';

/** Rows that stand together under one name. */
export interface SourceGroup {
  readonly from: number;
  readonly name: string;
}
/** What a table is written from: the records in their order, and their groups in a column of its own. */
export interface TableSource {
  readonly ids: Int32Array;
  readonly groups: { readonly label: string; readonly of: readonly SourceGroup[] } | null;
}

const GROUP_LABELS: Readonly<Record<Grouping, TextKey>> = {
  type: 'records.type',
  year: 'export.year',
  parent: 'export.parent',
};

/** The rows of a table in the order in which it is shown; a group that no column tells gets a column. */
export function tableSource(
  archive: Archive,
  { query, only, columns, language }: Pick<TableExport, 'query' | 'only' | 'columns' | 'language'>,
): TableSource {
  const ordered = orderChosen(archive, query, choose(archive, query));
  const wanted = only && new Set<number>(only);
  const ids = wanted ? ordered.filter((id) => wanted.has(id)) : ordered.slice();
  const { groupBy } = query;
  if (groupBy === undefined) return { ids, groups: null };
  const grouped = groupRows(archive.catalogue, ids, groupBy);
  if (columns.some(({ field }) => field === groupBy)) return { ids: grouped.ids, groups: null };
  const types = listRecordTypes(archive.db);
  const of = grouped.groups.map((group) => ({ from: group.from, name: groupName(group, types, language) }));
  return { ids: grouped.ids, groups: { label: textIn(language, GROUP_LABELS[groupBy]), of } };
}

function groupName(
  { key, title }: ViewGroup,
  types: readonly RecordTypeDefinition[],
  language: Locale,
): string {
  if (title !== null) return title;
  return types.find(({ name }) => name === key)?.labels[language] ?? (key === null ? '' : String(key));
}
