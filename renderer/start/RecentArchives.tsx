import { Archive, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { RecentArchive } from '../../preload/api.ts';
import { forgetRecentArchive, openRecentArchive } from '../archives.ts';
import { start } from '../attempt.ts';
import { openForReading } from '../commands.ts';
import { useText } from '../i18n.ts';
import { useApp } from '../state.ts';
import { IconButton } from '../ui/Button.tsx';

/** Archives opened before, the missing ones greyed; nothing where there are none. */
export function RecentArchives(): ReactNode {
  const t = useText();
  const { recentArchives } = useApp();
  if (recentArchives.length === 0) return null;
  return (
    <section className="recent" aria-labelledby="recent-title">
      <h2 id="recent-title" className="recent-title">
        {t('start.recent')}
      </h2>
      <ul className="recent-list">
        {recentArchives.map((archive) => (
          <RecentLine key={archive.id} archive={archive} />
        ))}
      </ul>
    </section>
  );
}

function RecentLine({ archive }: { readonly archive: RecentArchive }): ReactNode {
  const t = useText();
  const { id, name, location, isMissing } = archive;
  return (
    <li className={isMissing ? 'recent-line is-missing' : 'recent-line'}>
      <AriaButton
        className="recent-open"
        isDisabled={isMissing}
        onPress={() =>
          start(
            () => openRecentArchive(id),
            openForReading(() => openRecentArchive(id, true)),
          )
        }
      >
        <Archive size={16} strokeWidth={1.75} aria-hidden />
        <span className="recent-name">{name}</span>
        <span className="recent-location" title={location}>
          {isMissing ? t('start.missing', { location }) : location}
        </span>
      </AriaButton>
      <IconButton
        label={t('start.forget', { name })}
        icon={X}
        size="small"
        onPress={() => start(() => forgetRecentArchive(id))}
      />
    </li>
  );
}
