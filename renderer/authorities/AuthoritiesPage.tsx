import { BookUser, MousePointerClick, Plus } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { Authority, AuthorityKind } from '../../preload/model.ts';
import { attempt } from '../attempt.ts';
import { useText } from '../i18n.ts';
import { useArchive } from '../state.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useRemembered } from '../ui/remembered.ts';
import { SplitHandle } from '../ui/SplitHandle.tsx';
import { AuthorityDetail } from './AuthorityDetail.tsx';
import { AuthorityFilter } from './AuthorityFilter.tsx';
import { AuthorityList } from './AuthorityList.tsx';
import { NewAuthorityDialog } from './NewAuthorityDialog.tsx';
import { type AuthorityPage, findAuthority, useAuthorities } from './use-authorities.ts';
import './AuthoritiesPage.css';

/** The authority file: organisations, persons and places, each once, with all its spellings. */
export function AuthoritiesPage(): ReactNode {
  const t = useText();
  const { isReadOnly } = useArchive();
  const [text, setText] = useState('');
  const [kind, setKind] = useState<AuthorityKind | null>(null);
  const [isNewOpen, setIsNewOpen] = useState(false);
  const [width, setWidth] = useRemembered('pane.authorities', 420);
  const page = useAuthorities(text, kind);
  const [chosen, setChosen] = useChosen(page);
  return (
    <div className="authorities">
      <section className="authorities-side" style={{ width }} aria-label={t('nav.authorities')}>
        <AuthorityFilter text={text} onText={setText} kind={kind} onKind={setKind} />
        <div className="authorities-bar">
          <span>{page && t('authority.count', { count: page.total })}</span>
          {!isReadOnly && (
            <Button variant="quiet" icon={Plus} onPress={() => setIsNewOpen(true)}>
              {t('authority.new')}
            </Button>
          )}
        </div>
        <AuthorityList
          page={page}
          chosen={chosen?.id ?? null}
          onChoose={setChosen}
          isFiltered={text !== '' || kind !== null}
        />
      </section>
      <SplitHandle
        label={t('authority.listWidth')}
        size={width}
        min={260}
        max={700}
        onResize={setWidth}
        pane="before"
      />
      <section className="authorities-detail" aria-label={chosen?.name ?? t('authority.noneChosen')}>
        {chosen === null ? (
          <EmptyState
            icon={page?.total === 0 ? BookUser : MousePointerClick}
            title={t('authority.noneChosen')}
          >
            {t('authority.noneChosenText')}
          </EmptyState>
        ) : (
          <AuthorityDetail key={chosen.id} authority={chosen} isReadOnly={isReadOnly} onChange={setChosen} />
        )}
      </section>
      {isNewOpen && (
        <NewAuthorityDialog
          kind={kind ?? 'organisation'}
          name={text}
          onClose={() => setIsNewOpen(false)}
          onCreated={setChosen}
        />
      )}
    </div>
  );
}

/** The chosen name as it stands now: it follows changes even where the filter no longer shows it. */
function useChosen(
  page: AuthorityPage | null,
): readonly [Authority | null, (next: Authority | null) => void] {
  const [chosen, setChosen] = useState<Authority | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked up when the list has come anew
  useEffect(() => {
    if (!page || !chosen) return;
    const listed = page.authorities.find(({ id }) => id === chosen.id);
    if (listed) return setChosen(listed);
    let isCurrent = true;
    void attempt(() => findAuthority(chosen)).then((found) => {
      if (isCurrent && found !== undefined) setChosen(found);
    });
    return () => {
      isCurrent = false;
    };
  }, [page]);
  return [chosen, setChosen];
}
