import { useEffect, useRef, useState } from 'react';
import type { CodeChange, Renumbering, RenumberPlan } from '../../preload/model.ts';
import { CallError, client } from '../client.ts';
import { failureText } from '../i18n.ts';

/** A pause in typing after which the archive is asked, in ms. */
const PAUSE = 250;
const PAGE = 100;

/** What renumbering would do, page by page. */
export interface RenumberPreview {
  readonly plan: RenumberPlan | null;
  readonly changes: readonly CodeChange[];
  /** What is wrong with the pattern; empty where nothing is. */
  readonly error: string;
  readonly showMore: () => void;
}

/** Asks the archive again whenever something is typed; the last question counts. */
export function useRenumber(asked: Renumbering): RenumberPreview {
  const [plan, setPlan] = useState<RenumberPlan | null>(null);
  const [changes, setChanges] = useState<readonly CodeChange[]>([]);
  const [error, setError] = useState('');
  const turn = useRef(0);
  const { parent, pattern, start, step, isDeep } = asked;
  const fetchPage = async (from: number): Promise<void> => {
    turn.current += 1;
    const own = turn.current;
    try {
      const answer = await client.previewRenumber({
        parent,
        pattern,
        start,
        step,
        isDeep,
        from,
        limit: PAGE,
      });
      if (own !== turn.current) return;
      setPlan(answer);
      setError('');
      setChanges((known) => [...known.slice(0, from), ...answer.changes]);
    } catch (failure) {
      // The form shows what is wrong with what was typed.
      if (!(failure instanceof CallError)) throw failure;
      if (own !== turn.current) return;
      setPlan(null);
      setChanges([]);
      setError(failureText(failure));
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew for what is typed only
  useEffect(() => {
    const timer = setTimeout(() => void fetchPage(0), PAUSE);
    return () => clearTimeout(timer);
  }, [parent, pattern, start, step, isDeep]);
  return { plan, changes, error, showMore: () => void fetchPage(changes.length) };
}
