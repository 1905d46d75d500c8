import { type ReactNode, useState } from 'react';
import type { Authority, AuthorityId, AuthorityKind } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { ComboBox } from '../ui/ComboBox.tsx';
import { useAuthorityOptions } from './use-authority-options.ts';

interface PickAuthorityProps {
  readonly label: string;
  readonly kind: AuthorityKind;
  /** Names that cannot be picked. */
  readonly hidden: readonly Authority[];
  readonly picked: Authority | null;
  /** Null where the words no longer are the picked name. */
  readonly onPick: (authority: Authority | null) => void;
  readonly autoFocus?: boolean;
}

/** A name of the authority file, found as it is typed: a place, or an organisation or person. */
export function PickAuthority(props: PickAuthorityProps): ReactNode {
  const { label, kind, hidden, picked, onPick, autoFocus = false } = props;
  const t = useText();
  const [typed, setTyped] = useState('');
  const kinds = kind === 'place' ? (['place'] as const) : (['organisation', 'person'] as const);
  const { options, find } = useAuthorityOptions(picked?.name === typed ? '' : typed, kinds, false);
  return (
    <ComboBox
      label={label}
      text={typed}
      onTextChange={(next) => {
        setTyped(next);
        if (picked && next !== picked.name) onPick(null);
      }}
      options={options.filter(({ id }) => !hidden.some((authority) => String(authority.id) === id))}
      onPick={(id) => {
        const authority = find(Number(id) as AuthorityId);
        if (!authority) return;
        onPick(authority);
        setTyped(authority.name);
      }}
      emptyText={t('authority.noneFound')}
      placeholder={t('authority.search')}
      autoFocus={autoFocus}
    />
  );
}
