import { useEffect, useState } from 'react';
import type { Compendium } from '../../preload/model.ts';
import { attempt } from '../attempt.ts';
import { client, useEvent } from '../client.ts';

/** The saved compendia, which follow what is done and undone; null until they have come. */
export function useCompendia(): readonly Compendium[] | null {
  const [compendia, setCompendia] = useState<readonly Compendium[] | null>(null);
  const load = (): void => {
    void attempt(() => client.listCompendia({})).then((answer) => answer && setCompendia(answer));
  };
  useEffect(load, []);
  useEvent('recordsChanged', load);
  return compendia;
}
