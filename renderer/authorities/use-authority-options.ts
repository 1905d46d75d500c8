import { useEffect, useState } from 'react';
import { countryName } from '../../preload/format.ts';
import type { Authority, AuthorityId, AuthorityKind } from '../../preload/model.ts';
import { attempt } from '../attempt.ts';
import { client } from '../client.ts';
import { type TextKey, useLocale, useText } from '../i18n.ts';
import type { Option } from '../ui/Select.tsx';
import { newKey } from './create-authority.ts';

/** A pause in typing after which the archive is asked, in ms. */
const PAUSE = 120;
const MOST_OPTIONS = 20;
const ADD_TEXTS = {
  organisation: 'authority.addOrganisation',
  person: 'authority.addPerson',
  place: 'authority.addPlace',
} as const satisfies Record<AuthorityKind, TextKey>;

/** The lines of a list of names, and the authority record behind each. */
export interface AuthorityOptions {
  readonly options: readonly Option[];
  readonly find: (id: AuthorityId) => Authority | undefined;
}

/** Names of the authority file that hold what is typed, and lines that add it where no name is the same. */
export function useAuthorityOptions(
  typed: string,
  kinds: readonly AuthorityKind[],
  canAdd: boolean,
): AuthorityOptions {
  const t = useText();
  const locale = useLocale();
  const [found, setFound] = useState<readonly Authority[]>([]);
  const text = typed.trim();
  const wanted = kinds.join(' ');
  useEffect(() => {
    if (text === '') return setFound([]);
    let isCurrent = true;
    const timer = setTimeout(() => {
      const query = {
        text: text.slice(0, 1000),
        kinds: wanted.split(' ') as AuthorityKind[],
        limit: MOST_OPTIONS,
      };
      void attempt(() => client.listAuthorities(query)).then((answer) => {
        if (isCurrent && answer) setFound(answer.authorities);
      });
    }, PAUSE);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [text, wanted]);
  const known = found.map((authority) => ({
    id: String(authority.id),
    label: authority.name,
    description: authority.country === null ? '' : countryName(authority.country, locale),
  }));
  const isKnown = found.some(({ name }) => name === text);
  const added =
    canAdd && text !== '' && !isKnown
      ? kinds.map((kind) => ({ id: newKey(kind), label: t(ADD_TEXTS[kind], { name: text }) }))
      : [];
  return { options: [...known, ...added], find: (id) => found.find((authority) => authority.id === id) };
}
