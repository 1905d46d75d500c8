import { useMemo } from 'react';
import { useEvent } from '../client.ts';
import type { RowSource } from '../records/row-source.ts';
import { useStore } from '../ui/store.ts';
import { createMarkSource, type MarkSource } from './search-marks.ts';

/** The marks of the search that the rows in sight answer; null where they answer none. */
export function useMarkSource(source: RowSource): MarkSource | null {
  const text = useStore(source.store, ({ query }) => query.text ?? '');
  const marks = useMemo(() => (text.trim() === '' ? null : createMarkSource(text)), [text]);
  useEvent('recordsChanged', () => marks?.forget());
  return marks;
}
