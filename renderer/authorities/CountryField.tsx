import { X } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { countryName, countryNames } from '../../preload/format.ts';
import type { Locale } from '../../preload/model.ts';
import { useLocale, useText } from '../i18n.ts';
import { IconButton } from '../ui/Button.tsx';
import { ComboBox } from '../ui/ComboBox.tsx';
import type { Option } from '../ui/Select.tsx';

interface CountryFieldProps {
  readonly country: string | null;
  readonly isReadOnly: boolean;
  readonly onKeep: (country: string | null) => void;
}

/** The country of a name, chosen by its name or its code; none where it is not known. */
export function CountryField({ country, isReadOnly, onKeep }: CountryFieldProps): ReactNode {
  const t = useText();
  const locale = useLocale();
  const [typed, setTyped] = useState<string | null>(null);
  const shown = country === null ? '' : countryName(country, locale);
  const countries = useMemo(() => listCountries(locale), [locale]);
  const wanted = (typed ?? '').trim().toLocaleLowerCase(locale);
  const options = countries.filter(
    ({ id, label }) => id.toLowerCase() === wanted || label.toLocaleLowerCase(locale).includes(wanted),
  );
  return (
    <section className="authority-part" aria-label={t('authority.country')}>
      <h3>{t('authority.country')}</h3>
      <div className="agent-line">
        <ComboBox
          label={t('authority.country')}
          isLabelHidden
          text={typed ?? shown}
          onTextChange={(text) => setTyped(text === shown ? null : text)}
          options={options}
          onPick={(code) => {
            setTyped(null);
            onKeep(code);
          }}
          emptyText={t('authority.noCountry')}
          placeholder={t('value.none')}
          isDisabled={isReadOnly}
          onBlur={() => {
            if (typed?.trim() === '') onKeep(null);
            setTyped(null);
          }}
        />
        {country !== null && !isReadOnly && (
          <IconButton size="small" icon={X} label={t('action.clear')} onPress={() => onKeep(null)} />
        )}
      </div>
    </section>
  );
}

/** Countries in the order of the reader's alphabet; the archive's own country first. */
function listCountries(locale: Locale): readonly Option[] {
  const named = countryNames(locale).map(({ code, name }) => ({ id: code, label: name, description: code }));
  return [...named.filter(({ id }) => id === 'AZ'), ...named.filter(({ id }) => id !== 'AZ')];
}
