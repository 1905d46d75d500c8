import { X } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useText } from '../i18n.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import './VariantList.css';

interface VariantListProps {
  readonly variants: readonly string[];
  readonly isReadOnly: boolean;
  readonly onKeep: (variants: readonly string[]) => Promise<boolean>;
}

/** Other spellings and languages of a name: all of them find its records. */
export function VariantList({ variants, isReadOnly, onKeep }: VariantListProps): ReactNode {
  const t = useText();
  const [added, setAdded] = useState('');
  const add = (event: FormEvent): void => {
    event.preventDefault();
    const variant = added.trim();
    if (variant === '') return;
    void onKeep([...variants, variant]).then((isKept) => isKept && setAdded(''));
  };
  return (
    <section className="authority-part" aria-label={t('authority.variants')}>
      <h3>{t('authority.variants')}</h3>
      {variants.length === 0 && isReadOnly && <p>{t('authority.noVariants')}</p>}
      {variants.length > 0 && (
        <ul className="variants">
          {variants.map((variant) => (
            <li key={variant}>
              <span>{variant}</span>
              {!isReadOnly && (
                <IconButton
                  size="small"
                  icon={X}
                  label={`${t('action.remove')}: ${variant}`}
                  onPress={() => void onKeep(variants.filter((other) => other !== variant))}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {!isReadOnly && (
        <form className="variant-form" onSubmit={add}>
          <TextField
            label={t('authority.addVariant')}
            isLabelHidden
            placeholder={t('authority.addVariant')}
            value={added}
            onChange={setAdded}
          />
          <Button type="submit" isDisabled={added.trim() === ''}>
            {t('action.add')}
          </Button>
        </form>
      )}
    </section>
  );
}
