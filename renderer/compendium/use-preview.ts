import { useEffect, useRef, useState } from 'react';
import type { CompendiumDefinition, CompendiumOutput, JobId } from '../../preload/model.ts';
import { client, useEvent } from '../client.ts';
import { codeText, failureText } from '../i18n.ts';

/** The shortest pause in editing after which the pages are set anew, in ms: that of a book that is set quickly. */
const PAUSE = 60;
/** The longest; a book that takes long to be set is not begun anew with every key. */
const LONGEST_PAUSE = 700;

/** The pages that were set last, and whether newer ones are being set. */
export interface Preview {
  readonly output: CompendiumOutput | null;
  /** From the first key of an edit on: what is shown is not what would be printed. */
  readonly isSetting: boolean;
  /** The sentence of why the pages could not be set; empty where they could. */
  readonly failure: string;
}

/** True where a definition has nothing to print. */
export function isEmptyDefinition({ before, after, entries }: CompendiumDefinition): boolean {
  const { selection } = entries;
  return before.length + after.length === 0 && 'records' in selection && selection.records.length === 0;
}

/**
 * Sets a definition into pages whenever it or its records have changed and a person pauses. One job at a time:
 * what comes while it runs is set after it.
 */
export function usePreview(definition: CompendiumDefinition): Preview {
  const [output, setOutput] = useState<CompendiumOutput | null>(null);
  const [failure, setFailure] = useState('');
  const [isSetting, setIsSetting] = useState(false);
  const [round, setRound] = useState(0);
  const wanted = JSON.stringify(definition);
  const run = useRef(createRun());
  const begunAt = useRef(0);
  const pause = useRef(PAUSE);
  /** Whether an edit waits for a pause. */
  const isPausing = useRef(false);
  const rest = (): void => {
    const isWaiting = run.current.takeWaiting();
    setIsSetting(isWaiting || isPausing.current);
    if (isWaiting) setRound((count) => count + 1);
  };
  const finish = (job: JobId, end: JobEnd): void => {
    if (!run.current.end(job, end)) return;
    pause.current = Math.min(LONGEST_PAUSE, Math.max(PAUSE, (performance.now() - begunAt.current) / 4));
    if ('output' in end) setOutput(end.output);
    setFailure('failure' in end ? end.failure : '');
    rest();
  };
  const begin = async (text: string): Promise<void> => {
    if (!run.current.begin()) return;
    begunAt.current = performance.now();
    try {
      const job = await client.startCompendium({ definition: JSON.parse(text) as CompendiumDefinition });
      const early = run.current.named(job);
      if (early) finish(job, early);
    } catch (error) {
      run.current.drop();
      setFailure(failureText(error));
      rest();
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: set anew for other words or another round
  useEffect(() => {
    if (isEmptyDefinition(JSON.parse(wanted) as CompendiumDefinition)) {
      setOutput(null);
      setIsSetting(false);
      return;
    }
    setIsSetting(true);
    isPausing.current = true;
    const timer = setTimeout(() => {
      isPausing.current = false;
      void begin(wanted);
    }, pause.current);
    return () => {
      isPausing.current = false;
      clearTimeout(timer);
    };
  }, [wanted, round]);
  useEvent('compendiumReady', (ready) => finish(ready.job, { output: ready }));
  useEvent('jobFailed', ({ job, error }) => finish(job, { failure: codeText(error.code, error.detail) }));
  useEvent('recordsChanged', ({ ids }) => {
    // Subtle: a step on records only; our own saving names none and needs no second round.
    if (ids === null || ids.length > 0) setRound((count) => count + 1);
  });
  return { output, isSetting, failure };
}

type JobEnd = { readonly output: CompendiumOutput } | { readonly failure: string };

/** One job at a time; an end may be told before the archive has answered which job it is. */
function createRun() {
  let state: 'free' | 'starting' | JobId = 'free';
  let isWaiting = false;
  const early = new Map<JobId, JobEnd>();
  return {
    begin: (): boolean => {
      isWaiting = state !== 'free';
      if (!isWaiting) state = 'starting';
      return !isWaiting;
    },
    named: (job: JobId): JobEnd | undefined => {
      state = job;
      const end = early.get(job);
      early.clear();
      return end;
    },
    end: (job: JobId, end: JobEnd): boolean => {
      if (state === 'starting') early.set(job, end);
      if (state !== job) return false;
      state = 'free';
      return true;
    },
    drop: (): void => {
      state = 'free';
    },
    takeWaiting: (): boolean => {
      const was = isWaiting;
      isWaiting = false;
      return was;
    },
  };
}
