import { useEffect, useState } from 'react';
import type { BatchId, ChangeId, RestoreLine, StepRestorePlan } from '../../preload/model.ts';
import { attempt, start } from '../attempt.ts';
import { client } from '../client.ts';

const PAGE = 100;

/** What taking a step back would do, page by page, and what of it is chosen. */
export interface StepRestore {
  readonly plan: StepRestorePlan | null;
  readonly lines: readonly RestoreLine[];
  readonly showMore: () => void;
  /** True where conflicts are taken back too, but for those left out. */
  readonly withConflicts: boolean;
  readonly setWithConflicts: (isWith: boolean) => void;
  readonly isTaken: (line: RestoreLine) => boolean;
  readonly take: (line: RestoreLine, isTaken: boolean) => void;
  /** How many changes will be taken back. */
  readonly count: number;
  readonly chosen: 'all' | ChangeId[];
  readonly excluded: ChangeId[];
}

/** The preview of taking a step back; `onFail` where the archive cannot answer. */
export function useStepRestore(batch: BatchId, onFail: () => void): StepRestore {
  const [plan, setPlan] = useState<StepRestorePlan | null>(null);
  const [lines, setLines] = useState<readonly RestoreLine[]>([]);
  const [withConflicts, setWithConflicts] = useState(false);
  const [others, setOthers] = useState<ReadonlyMap<ChangeId, RestoreLine>>(new Map());
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for a step
  useEffect(() => {
    void attempt(() => client.previewRestoreStep({ batch, from: 0, limit: PAGE })).then((answer) => {
      if (!answer) return onFail();
      setPlan(answer);
      setLines(answer.lines);
    });
  }, [batch]);
  const isUsual = ({ obstacle }: RestoreLine): boolean =>
    obstacle === null || (obstacle === 'changed' && withConflicts);
  const isTaken = (line: RestoreLine): boolean => isUsual(line) !== others.has(line.change);
  const different = [...others.values()];
  const excluded = different.filter(isUsual).map(({ change }) => change);
  const added = different.filter((line) => !isUsual(line)).map(({ change }) => change);
  const usual = (plan?.ready ?? 0) + (withConflicts ? (plan?.conflicts ?? 0) : 0);
  return {
    plan,
    lines,
    showMore: () =>
      start(async () => {
        const page = await client.previewRestoreStep({ batch, from: lines.length, limit: PAGE });
        setLines([...lines, ...page.lines]);
      }),
    withConflicts,
    setWithConflicts: (isWith) => {
      setWithConflicts(isWith);
      setOthers(
        new Map(different.filter(({ obstacle }) => obstacle === null).map((line) => [line.change, line])),
      );
    },
    isTaken,
    take: (line, isWanted) => {
      const next = new Map(others);
      if (isWanted === isUsual(line)) next.delete(line.change);
      else next.set(line.change, line);
      setOthers(next);
    },
    count: usual - excluded.length + added.length,
    chosen: withConflicts ? 'all' : added,
    excluded,
  };
}
