import { CircleCheck, CircleSlash } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { BulkPlan } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { backToChoosing } from './bulk-store.ts';
import { ChangeList } from './ChangeList.tsx';
import { FailureList } from './FailureList.tsx';

interface ReviewStepProps {
  readonly plan: BulkPlan;
  readonly excluded: ReadonlySet<number>;
}
type List = 'changes' | 'failures';

/** The second step: every change, old beside new, and what cannot be done; changes can be left out. */
export function ReviewStep({ plan, excluded }: ReviewStepProps): ReactNode {
  const t = useText();
  const { total, failures } = plan;
  const [list, setList] = useState<List>(total === 0 && failures > 0 ? 'failures' : 'changes');
  if (total === 0 && failures === 0) return <NothingToDo />;
  return (
    <div className="bulk-review">
      <p className="bulk-summary" role="status">
        <b>{t('bulk.records', { count: plan.records })}</b>
        {plan.unchanged > 0 && <span>{t('bulk.unchanged', { count: plan.unchanged })}</span>}
        {excluded.size > 0 && <span>{t('bulk.leftOut', { count: excluded.size })}</span>}
        <span className="bulk-note">{t('bulk.keysHint')}</span>
      </p>
      <Tabs
        label={t('bulk.lists')}
        selected={list}
        onSelect={setList}
        tabs={[
          {
            id: 'changes',
            label: t('bulk.changes', { count: total }),
            content:
              total > 0 ? (
                <ChangeList plan={plan} excluded={excluded} />
              ) : (
                <EmptyState icon={CircleSlash} title={t('bulk.noChanges')}>
                  {t('bulk.noChangesText')}
                </EmptyState>
              ),
          },
          ...(failures > 0
            ? [
                {
                  id: 'failures' as const,
                  label: t('bulk.failures', { count: failures }),
                  content: <FailureList plan={plan} />,
                },
              ]
            : []),
        ]}
      />
    </div>
  );
}

function NothingToDo(): ReactNode {
  const t = useText();
  return (
    <EmptyState
      icon={CircleCheck}
      title={t('bulk.emptyTitle')}
      actions={
        <Button variant="primary" onPress={backToChoosing} autoFocus>
          {t('bulk.back')}
        </Button>
      }
    >
      {t('bulk.emptyText')}
    </EmptyState>
  );
}
