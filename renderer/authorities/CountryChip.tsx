import type { ReactNode } from 'react';
import { countryName } from '../../preload/format.ts';
import { useLocale } from '../i18n.ts';
import './CountryChip.css';

/** A country beside a name: its code, the whole name when pointed at and when read aloud. */
export function CountryChip({ code }: { readonly code: string }): ReactNode {
  const locale = useLocale();
  const name = countryName(code, locale);
  return (
    <span className="country-chip" title={name}>
      <span aria-hidden>{code}</span>
      <span className="country-chip-name">{name}</span>
    </span>
  );
}
