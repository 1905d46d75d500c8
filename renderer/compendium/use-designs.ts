import { useEffect, useState } from 'react';
import type { BookDesign, SavedDesign } from '../../preload/model.ts';
import { attempt } from '../attempt.ts';
import { client, useEvent } from '../client.ts';

/** The finished designs, the first one that of a book that names none, and a person's own. */
export interface Designs {
  readonly finished: readonly BookDesign[];
  readonly own: readonly SavedDesign[];
}

/** The designs of the archive, which follow what is done and undone; null until they have come. */
export function useDesigns(): Designs | null {
  const [designs, setDesigns] = useState<Designs | null>(null);
  const load = (): void => {
    void attempt(() => client.listDesigns({})).then((answer) => answer && setDesigns(answer));
  };
  useEffect(load, []);
  useEvent('recordsChanged', load);
  return designs;
}

/** What is the same in two designs whatever they are called. */
export const isSameDesign = (one: BookDesign, other: BookDesign): boolean =>
  JSON.stringify([one.style, one.layouts ?? {}]) === JSON.stringify([other.style, other.layouts ?? {}]);
