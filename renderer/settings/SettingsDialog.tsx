import { Monitor, Moon, Sun } from 'lucide-react';
import type { ReactNode } from 'react';
import { changeSettings } from '../archives.ts';
import { start } from '../attempt.ts';
import { closeDialog } from '../dialogs.ts';
import { useText } from '../i18n.ts';
import { useApp } from '../state.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Segments } from '../ui/Segments.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import './SettingsDialog.css';

const THEMES = [
  { id: 'system', icon: Monitor },
  { id: 'light', icon: Sun },
  { id: 'dark', icon: Moon },
] as const;

/** Language and theme; what is chosen holds at once. */
export function SettingsDialog(): ReactNode {
  const t = useText();
  return (
    <Dialog title={t('settings.title')} isOpen onClose={closeDialog} closeLabel={t('action.close')}>
      <div className="settings-row">
        <div className="settings-name">{t('settings.language')}</div>
        <LanguageSwitch />
      </div>
      <div className="settings-row">
        <div className="settings-name">{t('settings.theme')}</div>
        <ThemeSwitch />
      </div>
      <p className="settings-note">{t('settings.note')}</p>
    </Dialog>
  );
}

function ThemeSwitch(): ReactNode {
  const t = useText();
  const { theme } = useApp().settings;
  return (
    <Segments
      label={t('settings.theme')}
      value={theme}
      options={THEMES.map(({ id, icon }) => ({ id, icon, label: t(`settings.theme.${id}`) }))}
      onChange={(chosen) => start(() => changeSettings({ theme: chosen }))}
    />
  );
}
