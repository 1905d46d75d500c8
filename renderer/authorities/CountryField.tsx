import { X } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { COUNTRY_CODES, countryName } from '../../preload/format.ts';
import type { Locale } from '../../preload/model.ts';
import { useLocale, useText } from '../i18n.ts';
import { PickBox } from '../record/PickBox.tsx';
import { IconButton } from '../ui/Button.tsx';

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
        <PickBox
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

/** Countries in the order of their names; the interface's own countries first. */
function listCountries(locale: Locale): readonly { id: string; label: string; description: string }[] {
  const named = COUNTRY_CODES.map((id) => ({ id, label: countryName(id, locale), description: id }));
  return [...named].sort((a, b) => (a.id === 'AZ' ? -1 : b.id === 'AZ' ? 1 : a.label < b.label ? -1 : 1));
}
