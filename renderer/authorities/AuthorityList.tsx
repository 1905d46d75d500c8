import { BookUser, SearchX } from 'lucide-react';
import type { ReactNode } from 'react';
import { ListBox, ListBoxItem, ListLayout, Virtualizer } from 'react-aria-components';
import type { Authority, AuthorityId } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { AuthorityIcon } from './AuthorityIcon.tsx';
import { CountryChip } from './CountryChip.tsx';
import type { AuthorityPage } from './use-authorities.ts';
import './AuthorityList.css';

interface AuthorityListProps {
  readonly page: AuthorityPage | null;
  readonly chosen: AuthorityId | null;
  readonly onChoose: (authority: Authority) => void;
  readonly isFiltered: boolean;
}
const LINE_HEIGHT = 34;

/** Names in the order of the alphabet; only those in sight are in the page. */
export function AuthorityList({ page, chosen, onChoose, isFiltered }: AuthorityListProps): ReactNode {
  const t = useText();
  if (page === null) return <div className="authority-list" aria-busy="true" />;
  if (page.authorities.length === 0) {
    return (
      <EmptyState
        icon={isFiltered ? SearchX : BookUser}
        title={t(isFiltered ? 'authority.noneFound' : 'authority.noneTitle')}
      >
        {t(isFiltered ? 'records.notFoundText' : 'authority.noneText')}
      </EmptyState>
    );
  }
  const choose = (key: number): void => {
    const authority = page.authorities.find(({ id }) => id === key);
    if (authority) onChoose(authority);
  };
  return (
    <>
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: LINE_HEIGHT }}>
        <ListBox
          className="authority-list"
          aria-label={t('nav.authorities')}
          items={page.authorities}
          selectionMode="single"
          selectionBehavior="replace"
          selectedKeys={chosen === null ? [] : [chosen]}
          onSelectionChange={(keys) => {
            if (keys !== 'all') for (const key of keys) choose(Number(key));
          }}
        >
          {(authority) => (
            <ListBoxItem id={authority.id} textValue={authority.name} className="authority-line">
              <AuthorityIcon kind={authority.kind} size={15} />
              <span className="authority-line-name">{authority.name}</span>
              {authority.country && <CountryChip code={authority.country} />}
              <span
                className="authority-line-count"
                title={t('authority.records', { count: authority.records })}
              >
                {authority.records}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Virtualizer>
      {page.total > page.authorities.length && (
        <p className="authority-more">
          {t('authority.more', { shown: page.authorities.length, total: page.total })}
        </p>
      )}
    </>
  );
}
