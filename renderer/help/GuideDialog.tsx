import { BookOpen } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { closeDialog } from '../dialogs.ts';
import { useLocale, useText } from '../i18n.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { GuideText } from './GuideText.tsx';
import { guidePageStore } from './guide-page.ts';
import { GUIDE } from './guide-pages.ts';
import './GuideDialog.css';

/** The user's guide inside the program: pages on the left, the chosen one on the right. */
export function GuideDialog(): ReactNode {
  const t = useText();
  const pages = GUIDE[useLocale()];
  const [name, setName] = useState(() => guidePageStore.get());
  useEffect(() => () => guidePageStore.set(''), []);
  const page = pages.find((candidate) => candidate.name === name) ?? pages[0];
  return (
    <Dialog title={t('guide.title')} isOpen onClose={closeDialog} closeLabel={t('action.close')} size="full">
      {page === undefined ? (
        <EmptyState icon={BookOpen} title={t('guide.none')} />
      ) : (
        <div className="guide">
          <nav className="guide-pages" aria-label={t('guide.pages')}>
            {pages.map((other) => (
              <button
                key={other.name}
                type="button"
                className="guide-page"
                aria-current={other === page ? 'page' : undefined}
                onClick={() => setName(other.name)}
              >
                {other.title}
              </button>
            ))}
          </nav>
          <article className="guide-text" key={page.name}>
            <GuideText source={page.source} onPage={setName} />
          </article>
        </div>
      )}
    </Dialog>
  );
}
