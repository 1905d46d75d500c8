import type { RecordQuery } from '../../preload/model.ts';
import type { TableQuery } from './RecordTable.tsx';

/** What the archive is asked for: the search box, the filters and the order of the table. */
export function narrowedQuery(text: string, { sorting, filters }: TableQuery): RecordQuery {
  const [sort] = sorting;
  const filled = Object.entries(filters).filter(([, value]) => value.trim() !== '');
  return {
    ...(text.trim() === '' ? {} : { text }),
    ...(filled.length === 0 ? {} : { filters: filled.map(([field, value]) => ({ field, value })) }),
    ...(sort ? { sort: { field: sort.id, direction: sort.desc ? 'desc' : 'asc' } } : {}),
  };
}

/** True where the search box or a filter keeps records out of sight. */
export function isNarrowing(text: string, { filters }: TableQuery): boolean {
  return text.trim() !== '' || Object.values(filters).some((value) => value.trim() !== '');
}
