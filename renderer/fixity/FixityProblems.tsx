import { type ReactNode, useEffect, useState } from 'react';
import { formatSize } from '../../preload/format.ts';
import type { FixityProblem, FixityState, RecordId } from '../../preload/model.ts';
import { attempt } from '../attempt.ts';
import { client } from '../client.ts';
import { closeDialog } from '../dialogs.ts';
import { useLocale, useText } from '../i18n.ts';
import { openRecord } from '../navigation.ts';
import { Button } from '../ui/Button.tsx';
import { damagedOf } from './fixity-state.ts';

/** Problems asked for at a time. */
const PAGE = 100;

/** What was found wrong, damage first, and what to do next; nothing where nothing is. */
export function FixityProblems({ state }: { readonly state: FixityState }): ReactNode {
  const t = useText();
  const total = damagedOf(state) + state.untracked;
  const [shown, setShown] = useState(PAGE);
  const problems = useProblems(state, Math.min(shown, total));
  if (total === 0) return null;
  return (
    <div className="fixity-problems">
      <h3>{t('fixity.problems')}</h3>
      {damagedOf(state) > 0 && <p className="fixity-next">{t('fixity.repairNext')}</p>}
      {state.untracked > 0 && <p className="fixity-next">{t('fixity.untrackedNext')}</p>}
      <table className="fixity-table">
        <thead>
          <tr>
            <th scope="col">{t('fixity.column.file')}</th>
            <th scope="col">{t('fixity.column.record')}</th>
            <th scope="col">{t('fixity.column.problem')}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map((problem) => (
            <ProblemLine key={problem.path} problem={problem} />
          ))}
        </tbody>
      </table>
      {shown < total && (
        <Button variant="quiet" onPress={() => setShown(shown + PAGE)}>
          {t('fixity.more')}
        </Button>
      )}
    </div>
  );
}

function ProblemLine({ problem }: { readonly problem: FixityProblem }): ReactNode {
  const t = useText();
  const locale = useLocale();
  const { path, kind, reason, size, name, record } = problem;
  return (
    <tr data-kind={kind}>
      <td>
        <span className="fixity-name">{name ?? path.slice(path.lastIndexOf('/') + 1)}</span>
        <span className="fixity-path">
          {path} · {formatSize(size, locale)}
        </span>
      </td>
      <td>{record && <RecordLink {...record} />}</td>
      <td className="fixity-reason">{t(`fixity.reason.${reason}`)}</td>
    </tr>
  );
}

function RecordLink({ id, title }: { readonly id: RecordId; readonly title: string }): ReactNode {
  const open = (): void => {
    closeDialog();
    openRecord(id);
  };
  return (
    <button type="button" className="fixity-record" onClick={open}>
      {title}
    </button>
  );
}

/** The first problems, asked for anew whenever their state changes. */
function useProblems(state: FixityState, count: number): readonly FixityProblem[] {
  const [problems, setProblems] = useState<readonly FixityProblem[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another state means other problems
  useEffect(() => {
    let isCurrent = true;
    void attempt(() => loadProblems(count)).then((loaded) => {
      if (isCurrent && loaded) setProblems(loaded);
    });
    return () => {
      isCurrent = false;
    };
  }, [state, count]);
  return problems;
}

async function loadProblems(count: number): Promise<readonly FixityProblem[]> {
  const loaded: FixityProblem[] = [];
  for (let from = 0; from < count; from += PAGE)
    loaded.push(...(await client.getFixityProblems({ from, to: Math.min(from + PAGE, count) })));
  return loaded;
}
