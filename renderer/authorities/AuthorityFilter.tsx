import type { ReactNode } from 'react';
import { AUTHORITY_KINDS, type AuthorityKind } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import './AuthorityFilter.css';

interface AuthorityFilterProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly kind: AuthorityKind | null;
  readonly onKind: (kind: AuthorityKind | null) => void;
}

/** Narrows the list of names by what is typed and by kind. */
export function AuthorityFilter({ text, onText, kind, onKind }: AuthorityFilterProps): ReactNode {
  const t = useText();
  return (
    <search className="authority-filter">
      <TextField
        label={t('authority.search')}
        isLabelHidden
        placeholder={t('authority.search')}
        value={text}
        onChange={onText}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onText('');
        }}
      />
      <Select
        label={t('authority.kind')}
        isLabelHidden
        value={kind ?? 'all'}
        onChange={(id) => onKind(id === 'all' ? null : id)}
        options={[
          { id: 'all' as const, label: t('authority.allKinds') },
          ...AUTHORITY_KINDS.map((id) => ({ id, label: t(`authority.plural.${id}`) })),
        ]}
      />
    </search>
  );
}
