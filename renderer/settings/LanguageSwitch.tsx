import type { ReactNode } from 'react';
import { LOCALES, type Locale } from '../../preload/model.ts';
import { changeSettings } from '../archives.ts';
import { start } from '../attempt.ts';
import { useText } from '../i18n.ts';
import { useApp } from '../state.ts';
import { Segments } from '../ui/Segments.tsx';

/** The languages by their own names, so that everybody finds theirs. */
export const OWN_NAMES: Readonly<Record<Locale, string>> = {
  az: 'Azərbaycanca',
  en: 'English',
  ru: 'Русский',
};

/** Switches the language of the interface at once. */
export function LanguageSwitch(): ReactNode {
  const t = useText();
  const { locale } = useApp().settings;
  return (
    <Segments
      label={t('settings.language')}
      value={locale}
      options={LOCALES.map((code) => ({ id: code, label: OWN_NAMES[code], lang: code }))}
      onChange={(chosen) => start(() => changeSettings({ locale: chosen }))}
    />
  );
}
