import { type ReactNode, useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { applySettings, leaveArchive } from './archives.ts';
import { bridge, useEvent } from './client.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { FrameDialogs } from './FrameDialogs.tsx';
import { codeText, failureText, useLocale, useText } from './i18n.ts';
import { runMenuCommand, useShortcuts } from './shortcuts.ts';
import { StartScreen } from './start/StartScreen.tsx';
import { appStore, archiveStore, refreshApp } from './state.ts';
import { useTheme } from './theme.ts';
import { Button } from './ui/Button.tsx';
import { useStore } from './ui/store.ts';
import { ToastRegion } from './ui/ToastRegion.tsx';
import { showToast } from './ui/toasts.ts';
import { Workspace } from './Workspace.tsx';
import './App.css';

/** The whole window: the first screen, or the workspace of the open archive. */
export function App(): ReactNode {
  const locale = useLocale();
  const t = useText();
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return (
    <I18nProvider locale={locale}>
      <ErrorBoundary title={t('crash.title')} next={t('crash.next')} reloadLabel={t('crash.reload')}>
        <Screen />
      </ErrorBoundary>
      <ToastRegion label={t('toasts.label')} closeLabel={t('action.close')} />
    </I18nProvider>
  );
}

function Screen(): ReactNode {
  const app = useStore(appStore);
  const archive = useStore(archiveStore);
  const [failure, setFailure] = useState('');
  useTheme(app?.settings.theme ?? 'system');
  useShortcuts();
  useEvent('menuCommand', ({ command }) => runMenuCommand(command));
  useEvent('settingsChanged', applySettings);
  useEvent('archiveClosed', ({ error }) => {
    leaveArchive();
    if (error) showToast(codeText(error.code, error.detail), { tone: 'danger' });
  });
  const load = (): void => {
    setFailure('');
    refreshApp().catch((error: unknown) => setFailure(failureText(error)));
  };
  useEffect(load, []);
  useTitle(archive?.name ?? null);
  if (failure) return <LoadFailure text={failure} onRetry={load} />;
  if (app === null) return <div className="app-waiting" aria-busy="true" />;
  return (
    <>
      {archive === null ? <StartScreen /> : <Workspace key={archive.uuid} />}
      <FrameDialogs />
    </>
  );
}

function useTitle(archive: string | null): void {
  useEffect(() => {
    document.title = archive === null ? 'Kulliyyat' : `${archive} – Kulliyyat`;
  }, [archive]);
}

function LoadFailure({ text, onRetry }: { readonly text: string; readonly onRetry: () => void }): ReactNode {
  const t = useText();
  return (
    <main
      className="app-failure"
      role="alert"
      data-mode={bridge === window.kulliyyat ? 'desktop' : 'browser'}
    >
      <p>{text}</p>
      <Button variant="primary" onPress={onRetry}>
        {t('action.retry')}
      </Button>
    </main>
  );
}
