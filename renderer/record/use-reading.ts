import { useEffect, useState } from 'react';
import type { AnswerOf } from '../../preload/api.ts';
import type { Datatype } from '../../preload/model.ts';
import { attempt } from '../attempt.ts';
import { client } from '../client.ts';

/** How the archive would read a text. */
export type Reading = AnswerOf<'readValue'>;

/** A pause in typing after which the archive is asked, in ms. */
const PAUSE = 150;

/** How a text is read, live as it is typed; null until the archive has answered or where nobody asks. */
export function useReading(datatype: Datatype, text: string, isAsked: boolean): Reading | null {
  const [answer, setAnswer] = useState<{ readonly text: string; readonly reading: Reading } | null>(null);
  useEffect(() => {
    if (!isAsked || text.trim() === '') return;
    let isCurrent = true;
    const timer = setTimeout(() => {
      void attempt(() => client.readValue({ datatype, text })).then((reading) => {
        if (isCurrent && reading) setAnswer({ text, reading });
      });
    }, PAUSE);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [datatype, text, isAsked]);
  return isAsked && answer?.text === text ? answer.reading : null;
}
