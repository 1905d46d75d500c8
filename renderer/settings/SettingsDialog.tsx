import { Monitor, Moon, Sun } from 'lucide-react';
import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { Settings } from '../../preload/api.ts';
import { changeSettings } from '../archives.ts';
import { start } from '../attempt.ts';
import { closeDialog } from '../dialogs.ts';
import { useText } from '../i18n.ts';
import { useApp } from '../state.ts';
import { Dialog } from '../ui/Dialog.tsx';
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
    <ToggleButtonGroup
      className="segments"
      aria-label={t('settings.theme')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[theme]}
      onSelectionChange={(keys) => {
        const [chosen] = [...keys];
        if (chosen !== undefined) start(() => changeSettings({ theme: chosen as Settings['theme'] }));
      }}
    >
      {THEMES.map(({ id, icon: Icon }) => (
        <ToggleButton key={id} id={id} className="segment">
          <Icon size={15} strokeWidth={1.75} aria-hidden />
          {t(`settings.theme.${id}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
