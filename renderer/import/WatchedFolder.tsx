import { FolderSync } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { WatchedFolder as Watched } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client, useEvent } from '../client.ts';
import { useText } from '../i18n.ts';
import { useArchive } from '../state.ts';
import { Button } from '../ui/Button.tsx';

/** The folder whose files are taken in as they come, and the way to end that; nothing where none is watched. */
export function WatchedFolder(): ReactNode {
  const t = useText();
  const { isReadOnly } = useArchive();
  const [watched, setWatched] = useState<Watched | null>(null);
  const look = (): void => start(async () => setWatched(await client.getWatch({})));
  useEffect(look, []);
  useEvent('intakesChanged', look);
  if (watched === null) return null;
  return (
    <section className="queue-watch" aria-label={t('watch.title')}>
      <FolderSync size={18} strokeWidth={1.75} aria-hidden />
      <div className="queue-watch-words">
        <b>{t('watch.title')}</b>
        <span>{watched.location}</span>
        <span className={watched.isMissing ? 'queue-failure' : 'queue-counts'}>
          {watched.isMissing ? t('watch.missing') : t('watch.state', { count: watched.delay })}
        </span>
      </div>
      {!isReadOnly && (
        <Button onPress={() => start(async () => setWatched(await client.setWatch({ watch: null })))}>
          {t('watch.stop')}
        </Button>
      )}
    </section>
  );
}
