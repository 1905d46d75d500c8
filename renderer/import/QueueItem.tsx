import { CirclePause, CirclePlay, RotateCw, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatDateTime, formatNumber, formatSize } from '../../preload/format.ts';
import type { Intake } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client } from '../client.ts';
import { useLocale, useText } from '../i18n.ts';
import { useArchive } from '../state.ts';
import { Button } from '../ui/Button.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { QueueProblems } from './QueueProblems.tsx';
import { sentenceOf } from './sentence-of.ts';

/** One pile: how far it is by files and pages, and its buttons. */
export function QueueItem({ intake }: { readonly intake: Intake }): ReactNode {
  const t = useText();
  const locale = useLocale();
  const { id, startedAt, isWatched, state, files, settled, pages, failed, skipped, failure } = intake;
  const label = isWatched ? t('watch.title') : t('queue.pile', { at: formatDateTime(startedAt, locale) });
  const counts = [
    `${formatNumber(settled, locale)} / ${formatNumber(files, locale)}`,
    t('queue.pages', { count: pages }),
    ...(failed > 0 ? [t('queue.failed', { count: failed })] : []),
    ...(skipped > 0 ? [t('queue.skipped', { count: skipped })] : []),
  ];
  return (
    <section className="queue-pile" aria-label={label} data-state={state}>
      <div className="queue-head">
        <h3>{label}</h3>
        <span className="queue-state">{t(`queue.state.${state}`)}</span>
      </div>
      <ProgressBar label={label} done={settled} total={files} />
      <p className="queue-counts">{counts.join(' · ')}</p>
      {state === 'copying' && (
        <p className="queue-current">
          <Current intake={intake} />
        </p>
      )}
      {failure && <p className="queue-failure">{sentenceOf(failure.code, failure.detail)}</p>}
      {failed + skipped > 0 && <QueueProblems id={id} count={failed + skipped} />}
      <QueueButtons intake={intake} />
    </section>
  );
}

function Current({ intake: { current } }: { readonly intake: Intake }): ReactNode {
  const t = useText();
  const locale = useLocale();
  if (current === null) return '\u00a0';
  const { name, unit, done, total } = current;
  if (done === 0) return name;
  return unit === 'pages'
    ? t('queue.page', { name, page: done + 1, total })
    : t('queue.bytes', { name, done: formatSize(done, locale), total: formatSize(total, locale) });
}

function QueueButtons({ intake: { id, state } }: { readonly intake: Intake }): ReactNode {
  const t = useText();
  const { isReadOnly } = useArchive();
  if (isReadOnly) return null;
  const isGoing = state === 'copying' || state === 'waiting' || state === 'writing';
  const isDone = state === 'done';
  const turn = () => (isGoing ? client.pauseIntake({ id }) : client.resumeIntake({ id }));
  return (
    <div className="queue-buttons">
      {/* One button for all, so that the keyboard does not lose its place. */}
      <Button icon={isGoing ? CirclePause : isDone ? RotateCw : CirclePlay} onPress={() => start(turn)}>
        {t(isGoing ? 'queue.pause' : isDone ? 'queue.retry' : 'queue.resume')}
      </Button>
      <Button icon={X} onPress={() => start(() => client.cancelIntake({ id }))}>
        {t(isDone ? 'queue.dismiss' : 'queue.cancel')}
      </Button>
    </div>
  );
}
