import { type ReactNode, useState } from 'react';
import type { HistoryChange, HistoryStep, RecordId } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client } from '../client.ts';
import { useText } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { ChangeLine } from './ChangeLine.tsx';

/** Changes asked for at a time; a step can have very many. */
const PAGE = 50;

interface StepChangesProps {
  readonly id: string;
  readonly step: HistoryStep;
  readonly record: RecordId | null;
  readonly isOfRecord: boolean;
  readonly onOpen: (id: RecordId) => void;
}

/** The changes of a step in the order in which they were made: the first ones, and others as they are asked for. */
export function StepChanges({ id, step, record, isOfRecord, onOpen }: StepChangesProps): ReactNode {
  const t = useText();
  const [others, setOthers] = useState<readonly HistoryChange[]>([]);
  const shown = [...step.first, ...others];
  const hidden = step.changes - shown.length;
  const showMore = (): void =>
    start(async () => {
      const after = shown.at(-1)?.id;
      const page = await client.listHistory({
        batch: step.batch,
        limit: PAGE,
        ...(record === null ? {} : { id: record }),
        ...(after === undefined ? {} : { after }),
      });
      setOthers([...others, ...page]);
    });
  return (
    <>
      <ul className="history-changes" id={id}>
        {shown.map((change) => (
          <ChangeLine key={change.id} change={change} isOfRecord={isOfRecord} onOpen={onOpen} />
        ))}
      </ul>
      {hidden > 0 && (
        <Button variant="quiet" className="history-more" onPress={showMore}>
          {t('history.showMore', { count: hidden })}
        </Button>
      )}
    </>
  );
}
