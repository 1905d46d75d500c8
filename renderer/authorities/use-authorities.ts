import { useEffect, useState } from 'react';
import type { Authority, AuthorityKind } from '../../preload/model.ts';
import { attempt } from '../attempt.ts';
import { client, useEvent } from '../client.ts';
import { useDebounced } from '../records/use-debounced.ts';

/** As many names as a list shows; the others are found by typing. */
const MOST = 1000;
/** A pause in typing after which the archive is asked, in ms. */
const PAUSE = 100;

/** Names of the authority file; null until they have come. */
export interface AuthorityPage {
  readonly total: number;
  readonly authorities: readonly Authority[];
}

/** The names that hold what is typed, of one kind or of all; the list follows what changes in the archive. */
export function useAuthorities(text: string, kind: AuthorityKind | null): AuthorityPage | null {
  const [page, setPage] = useState<AuthorityPage | null>(null);
  const [changes, setChanges] = useState(0);
  const wanted = useDebounced(text, PAUSE);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again after every change of the archive
  useEffect(() => {
    let isCurrent = true;
    const query = { text: wanted.slice(0, 1000), limit: MOST, ...(kind === null ? {} : { kinds: [kind] }) };
    void attempt(() => client.listAuthorities(query)).then((answer) => {
      if (isCurrent && answer) setPage(answer);
    });
    return () => {
      isCurrent = false;
    };
  }, [wanted, kind, changes]);
  useEvent('recordsChanged', () => setChanges((count) => count + 1));
  return page;
}

/** One name as it stands now, which its own words find again; null where it is gone. */
export async function findAuthority({ id, name }: Authority): Promise<Authority | null> {
  const { authorities } = await client.listAuthorities({ text: name.slice(0, 1000), limit: MOST });
  return authorities.find((authority) => authority.id === id) ?? null;
}
