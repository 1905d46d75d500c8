import type { ReactNode } from 'react';
import type { RecordId } from '../../preload/model.ts';
import { HistoryList } from './HistoryList.tsx';

interface RecordHistoryProps {
  readonly id: RecordId;
  readonly onOpen: (id: RecordId) => void;
}

/** What happened to one record; each value it had can be put back. */
export function RecordHistory({ id, onOpen }: RecordHistoryProps): ReactNode {
  return (
    <div className="history-of-record">
      <HistoryList id={id} onOpen={onOpen} />
    </div>
  );
}
