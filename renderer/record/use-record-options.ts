import { useEffect, useState } from 'react';
import type { RecordId, SearchHit } from '../../preload/model.ts';
import { attempt } from '../attempt.ts';
import { client } from '../client.ts';
import { useLabel } from '../i18n.ts';
import { findType, useArchive } from '../state.ts';
import type { Option } from '../ui/Select.tsx';

/** A pause in typing after which the archive is asked, in ms. */
const PAUSE = 120;
const MOST_OPTIONS = 20;

/** Records found by what is typed, as lines of a list; `without` are left out. */
export function useRecordOptions(typed: string, without: readonly RecordId[]): readonly Option[] {
  const label = useLabel();
  const archive = useArchive();
  const [hits, setHits] = useState<readonly SearchHit[]>([]);
  const text = typed.trim();
  useEffect(() => {
    if (text === '') return setHits([]);
    let isCurrent = true;
    const timer = setTimeout(() => {
      void attempt(() => client.search({ text, limit: MOST_OPTIONS })).then((answer) => {
        if (isCurrent && answer) setHits(answer.hits);
      });
    }, PAUSE);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [text]);
  return hits
    .filter(({ id }) => !without.includes(id))
    .map(({ id, title, type }) => {
      const definition = findType(archive, type);
      return { id: String(id), label: title, description: definition ? label(definition.labels) : type };
    });
}
