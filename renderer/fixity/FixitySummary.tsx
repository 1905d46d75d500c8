import { CircleAlert, CircleCheck, Clock } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatDateTime, formatNumber } from '../../preload/format.ts';
import type { FixityState } from '../../preload/model.ts';
import { useLocale, useText } from '../i18n.ts';
import { jobsStore } from '../jobs.ts';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { useStore } from '../ui/store.ts';
import { damagedOf } from './fixity-state.ts';

/** When all originals were last checked and with what result, or how far the check is. */
export function FixitySummary({ state }: { readonly state: FixityState }): ReactNode {
  const t = useText();
  return (
    <section className="fixity-summary" data-tone={toneOf(state)} aria-label={t('fixity.title')}>
      <Verdict state={state} />
      {state.running && <Running running={state.running} />}
      {state.database.length > 0 && (
        <div className="fixity-database">
          <p>{t('fixity.bannerDatabase')}</p>
          <ul>
            {state.database.map((sentence) => (
              <li key={sentence}>
                <code>{sentence}</code>
              </li>
            ))}
          </ul>
          <p>{t('fixity.databaseNext')}</p>
        </div>
      )}
    </section>
  );
}

type Tone = 'good' | 'bad' | 'unknown';

function toneOf(state: FixityState): Tone {
  if (damagedOf(state) > 0 || state.database.length > 0) return 'bad';
  return state.last === null ? 'unknown' : 'good';
}

const ICONS = { good: CircleCheck, bad: CircleAlert, unknown: Clock };

function Verdict({ state }: { readonly state: FixityState }): ReactNode {
  const t = useText();
  const locale = useLocale();
  const { last, originals, changed, missing, untracked } = state;
  const tone = toneOf(state);
  const Icon = ICONS[tone];
  const counts = [
    ...(changed > 0 ? [t('fixity.changed', { count: changed })] : []),
    ...(missing > 0 ? [t('fixity.missing', { count: missing })] : []),
    ...(untracked > 0 ? [t('fixity.untracked', { count: untracked })] : []),
  ];
  return (
    <div className="fixity-verdict">
      <Icon size={22} strokeWidth={1.75} aria-hidden />
      <div>
        <p className="fixity-headline">{headline(state, tone, counts, t)}</p>
        <p className="fixity-when">
          {last === null
            ? t('fixity.originals', { count: originals })
            : t('fixity.last', { at: formatDateTime(last.at, locale), count: last.files })}
        </p>
      </div>
    </div>
  );
}

function headline(
  { originals }: FixityState,
  tone: Tone,
  counts: readonly string[],
  t: ReturnType<typeof useText>,
): string {
  if (originals === 0 && counts.length === 0) return t('fixity.none');
  if (tone === 'unknown') return counts.join(', ') || t('fixity.never');
  const found = counts.join(', ');
  if (tone === 'bad') return found || t('fixity.bannerDatabase');
  return found ? `${t('fixity.allRight')} ${found}.` : t('fixity.allRight');
}

function Running({ running }: { readonly running: NonNullable<FixityState['running']> }): ReactNode {
  const t = useText();
  const { job, kind } = running;
  const { done = 0, total = 0 } = useStore(jobsStore).find((one) => one.job === job) ?? {};
  const locale = useLocale();
  const label = t(kind === 'fixity' ? 'fixity.running' : 'fixity.repairing');
  return (
    <div className="fixity-running">
      <p role="status">{label}</p>
      <ProgressBar label={label} done={done} total={total} />
      <span className="fixity-done">
        {total > 0 ? `${formatNumber(done, locale)} / ${formatNumber(total, locale)}` : ''}
      </span>
    </div>
  );
}
