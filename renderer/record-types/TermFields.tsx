// biome-ignore-all lint/suspicious/noArrayIndexKey: a choice has nothing but its words and its place
import type { ReactNode } from 'react';
import { type Labels, LOCALES } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { OWN_NAMES } from '../settings/LanguageSwitch.tsx';
import { TextField } from '../ui/TextField.tsx';
import { isLabelled, NO_LABELS } from './field-draft.ts';

interface TermFieldsProps {
  readonly terms: readonly Labels[];
  readonly onChange: (terms: readonly Labels[]) => void;
}

/** The choices of a field, one on each line; an empty line always waits at the end. */
export function TermFields({ terms, onChange }: TermFieldsProps): ReactNode {
  const t = useText();
  const lines = [...terms.filter(isLabelled), NO_LABELS];
  return (
    <fieldset className="type-labels">
      <legend className="field-label">{t('recordTypes.terms')}</legend>
      {lines.map((line, at) => (
        <div key={at} className="type-languages">
          {LOCALES.map((locale) => (
            <TextField
              key={locale}
              label={t('recordTypes.term', { number: at + 1, language: OWN_NAMES[locale] })}
              isLabelHidden
              placeholder={OWN_NAMES[locale]}
              value={line[locale]}
              onChange={(label) =>
                onChange(lines.map((other, place) => (place === at ? { ...line, [locale]: label } : other)))
              }
              lang={locale}
            />
          ))}
        </div>
      ))}
      <p className="field-description">{t('recordTypes.termsHint')}</p>
    </fieldset>
  );
}
