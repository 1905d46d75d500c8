import type { Authority, AuthorityKind } from '../../preload/model.ts';
import { client } from '../client.ts';
import type { Option } from '../ui/Select.tsx';

const PREFIX = 'new:';

/** The key of the line of a list that adds a name to the authority file. */
export function newKey(kind: AuthorityKind): Option['id'] {
  return `${PREFIX}${kind}`;
}

/** Adds a name to the authority file under the kind that the chosen line stands for. */
export async function createAuthority(key: string, name: string): Promise<Authority> {
  return client.createAuthority({ kind: key.slice(PREFIX.length) as AuthorityKind, name, country: null });
}
