import { type ReactNode, useMemo } from 'react';
import type { RecordId } from '../../preload/model.ts';
import { HistoryList } from './HistoryList.tsx';

interface RecordHistoryProps {
  readonly id: RecordId;
  readonly onOpen: (id: RecordId) => void;
}

/** What happened to one record; each value it had, and the record as it was, can be put back. */
export function RecordHistory({ id, onOpen }: RecordHistoryProps): ReactNode {
  const filter = useMemo(() => ({ id }), [id]);
  return (
    <div className="history-of-record">
      <HistoryList filter={filter} isOfRecord onOpen={onOpen} />
    </div>
  );
}
