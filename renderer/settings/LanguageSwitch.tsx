import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { LOCALES, type Locale } from '../../preload/model.ts';
import { changeSettings } from '../archives.ts';
import { start } from '../attempt.ts';
import { useText } from '../i18n.ts';
import { useApp } from '../state.ts';
import './LanguageSwitch.css';

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
    <ToggleButtonGroup
      className="segments"
      aria-label={t('settings.language')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[locale]}
      onSelectionChange={(keys) => {
        const [chosen] = [...keys];
        if (chosen !== undefined) start(() => changeSettings({ locale: chosen as Locale }));
      }}
    >
      {LOCALES.map((code) => (
        <ToggleButton key={code} id={code} className="segment">
          <span lang={code}>{OWN_NAMES[code]}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
