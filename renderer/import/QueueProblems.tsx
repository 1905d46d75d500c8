import { type ReactNode, useEffect, useState } from 'react';
import type { IntakeId, IntakeProblem } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client } from '../client.ts';
import { useText } from '../i18n.ts';
import { sentenceOf } from './sentence-of.ts';

/** Problems shown at once; the rest is counted. */
const SHOWN = 100;

/** The files of a pile that were not taken in: which, why, and what to do next. */
export function QueueProblems({ id, count }: { readonly id: IntakeId; readonly count: number }): ReactNode {
  const t = useText();
  const [problems, setProblems] = useState<readonly IntakeProblem[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new count means that there are others now
  useEffect(() => {
    start(async () => setProblems(await client.getIntakeProblems({ id, from: 0, to: SHOWN })));
  }, [id, count]);
  return (
    <ul className="queue-problems" aria-label={t('queue.problems')}>
      {problems.map(({ name, place, state, code, detail }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: names come twice, and the list is read anew as a whole
        <li key={at} data-state={state}>
          <span className="queue-name">
            {place === '' ? name : `${place.replaceAll('/', ' › ')} › ${name}`}
          </span>
          <span className="queue-reason">{sentenceOf(code, detail)}</span>
        </li>
      ))}
      {count > problems.length && problems.length > 0 && (
        <li className="queue-more">{t('intake.more', { count: count - problems.length })}</li>
      )}
    </ul>
  );
}
