import { BookMarked, BookUser, History, type LucideIcon, Redo2, Table2, Trash2, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatNumber } from '../preload/format.ts';
import { AppMenu } from './AppMenu.tsx';
import { runCommand } from './commands.ts';
import { useLocale, useText } from './i18n.ts';
import { PAGES, type Page, placeStore, showPage } from './navigation.ts';
import { SearchBox } from './search/SearchBox.tsx';
import { Mark } from './start/Mark.tsx';
import { useApp, useArchive } from './state.ts';
import { IconButton } from './ui/Button.tsx';
import { useStore } from './ui/store.ts';
import './Header.css';

const ICONS: Readonly<Record<Page, LucideIcon>> = {
  records: Table2,
  authorities: BookUser,
  compendium: BookMarked,
  history: History,
  bin: Trash2,
};

/** The top of the window: which archive, its pages, the search box, undo and redo. */
export function Header(): ReactNode {
  const { name } = useArchive();
  const { mode } = useApp();
  return (
    <header className="header">
      {mode === 'browser' && <AppMenu />}
      <div className="header-archive" title={name}>
        <Mark size={24} />
        <span className="header-name">{name}</span>
      </div>
      <Navigation />
      <div className="header-space" />
      <SearchBox />
      <UndoButtons />
    </header>
  );
}

function Navigation(): ReactNode {
  const t = useText();
  const page = useStore(placeStore, (place) => place.page);
  const { counts } = useArchive();
  const locale = useLocale();
  return (
    <nav className="header-pages" aria-label={t('nav.label')}>
      {PAGES.map((name) => {
        const Icon = ICONS[name];
        return (
          <button
            key={name}
            type="button"
            className="header-page"
            aria-current={name === page ? 'page' : undefined}
            onClick={() => showPage(name)}
          >
            <Icon size={16} strokeWidth={1.75} aria-hidden />
            {t(`nav.${name}`)}
            {name === 'bin' && counts.bin > 0 && (
              <span className="header-count">{formatNumber(counts.bin, locale)}</span>
            )}
          </button>
        );
      })}
    </nav>
  );
}

function UndoButtons(): ReactNode {
  const t = useText();
  const { undo, isReadOnly } = useArchive();
  const labelOf = (way: 'undo' | 'redo'): string => {
    const step = undo[way];
    return step === null ? t(`${way}.nothing`) : t(`${way}.step`, { kind: t(`history.kind.${step.kind}`) });
  };
  return (
    <div className="header-undo">
      <IconButton
        label={labelOf('undo')}
        icon={Undo2}
        shortcut="Ctrl+Z"
        isDisabled={isReadOnly || undo.undo === null}
        onPress={() => runCommand('undo')}
      />
      <IconButton
        label={labelOf('redo')}
        icon={Redo2}
        shortcut="Ctrl+Y"
        isDisabled={isReadOnly || undo.redo === null}
        onPress={() => runCommand('redo')}
      />
    </div>
  );
}
