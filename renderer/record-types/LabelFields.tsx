import type { ReactNode } from 'react';
import { type Labels, LOCALES } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { OWN_NAMES } from '../settings/LanguageSwitch.tsx';
import { TextField } from '../ui/TextField.tsx';

interface LabelFieldsProps {
  readonly labels: Labels;
  readonly onChange: (labels: Labels) => void;
}

/** One name in every language, the languages side by side. */
export function LabelFields({ labels, onChange }: LabelFieldsProps): ReactNode {
  const t = useText();
  return (
    <fieldset className="type-labels">
      <legend className="field-label">{t('recordTypes.labels')}</legend>
      <div className="type-languages">
        {LOCALES.map((locale, at) => (
          <TextField
            key={locale}
            label={OWN_NAMES[locale]}
            value={labels[locale]}
            onChange={(label) => onChange({ ...labels, [locale]: label })}
            lang={locale}
            autoFocus={at === 0}
          />
        ))}
      </div>
      <p className="field-description">{t('recordTypes.labelsHint')}</p>
    </fieldset>
  );
}
