import { X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Authority } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { IconButton } from '../ui/Button.tsx';
import { PickAuthority } from './PickAuthority.tsx';

interface MergeNamesProps {
  readonly names: readonly Authority[];
  readonly into: Authority | null;
  readonly onChange: (names: readonly Authority[]) => void;
}

/** The names that are merged; more can be added, all but the last one taken off. */
export function MergeNames({ names, into, onChange }: MergeNamesProps): ReactNode {
  const t = useText();
  const [additions, setAdditions] = useState(0);
  const [first] = names;
  return (
    <div className="merge-names">
      <span className="field-label">{t('authority.mergeFrom')}</span>
      <ul aria-label={t('authority.mergeFrom')}>
        {names.map((authority) => (
          <li key={authority.id}>
            {authority.name}
            {names.length > 1 && (
              <IconButton
                label={t('authority.mergeLeaveOut', { name: authority.name })}
                icon={X}
                size="small"
                onPress={() => onChange(names.filter(({ id }) => id !== authority.id))}
              />
            )}
          </li>
        ))}
      </ul>
      {first && (
        <PickAuthority
          // Subtle: a box that begins anew is empty again after each name.
          key={additions}
          label={t('authority.mergeAlso')}
          kind={first.kind}
          hidden={into ? [...names, into] : names}
          picked={null}
          onPick={(authority) => {
            if (!authority) return;
            onChange([...names, authority]);
            setAdditions(additions + 1);
          }}
          autoFocus={additions > 0}
        />
      )}
    </div>
  );
}
