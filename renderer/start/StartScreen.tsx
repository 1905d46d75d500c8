import { BookOpen, FolderOpen, FolderPlus, Library } from 'lucide-react';
import type { ReactNode } from 'react';
import { runCommand } from '../commands.ts';
import { useText } from '../i18n.ts';
import { LanguageSwitch } from '../settings/LanguageSwitch.tsx';
import { useApp } from '../state.ts';
import { Button } from '../ui/Button.tsx';
import { ActionCard } from './ActionCard.tsx';
import { Mark } from './Mark.tsx';
import { RecentArchives } from './RecentArchives.tsx';
import './StartScreen.css';

/** The first screen: make, open or try an archive; never an empty grid without a word. */
export function StartScreen(): ReactNode {
  const t = useText();
  const { recentArchives } = useApp();
  return (
    <div className="start">
      <header className="start-top">
        <Button variant="quiet" icon={BookOpen} onPress={() => runCommand('guide')}>
          {t('start.guide')}
        </Button>
        <LanguageSwitch />
      </header>
      <main className="start-main">
        <div className="start-brand">
          <Mark size={64} />
          <h1 className="start-title">Kulliyyat</h1>
          <p className="start-lead">{t('start.lead')}</p>
        </div>
        <div className="start-actions">
          <ActionCard
            icon={FolderPlus}
            title={t('start.new')}
            text={t('start.newText')}
            onPress={() => runCommand('newArchive')}
            isPrimary={recentArchives.length === 0}
          />
          <ActionCard
            icon={FolderOpen}
            title={t('start.open')}
            text={t('start.openText')}
            onPress={() => runCommand('openArchive')}
          />
          <ActionCard
            icon={Library}
            title={t('start.sample')}
            text={t('start.sampleText')}
            onPress={() => runCommand('openSample')}
          />
        </div>
        <RecentArchives />
      </main>
    </div>
  );
}
