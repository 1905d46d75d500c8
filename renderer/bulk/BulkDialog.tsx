import { type ReactNode, useEffect, useRef } from 'react';
import { attempt, start } from '../attempt.ts';
import { useText } from '../i18n.ts';
import { archiveStore } from '../state.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useStore } from '../ui/store.ts';
import { bulkDraftStore, draftedChange } from './bulk-draft.ts';
import { bulkSideStore } from './bulk-start.ts';
import {
  type BulkState,
  backToChoosing,
  bulkStore,
  leaveBulk,
  planChange,
  writeChanges,
} from './bulk-store.ts';
import { bulkTargetStore } from './bulk-target.ts';
import { ChooseStep } from './ChooseStep.tsx';
import { ConflictList } from './ConflictList.tsx';
import { JobStep } from './JobStep.tsx';
import { ReviewStep } from './ReviewStep.tsx';
import './BulkDialog.css';

type Review = Extract<BulkState, { phase: 'review' }>;

/** Changes many records: what to change, every change before it is made, then the writing with its progress. */
export function BulkDialog(): ReactNode {
  const t = useText();
  const archive = useStore(archiveStore);
  const state = useStore(bulkStore);
  const next = useNextStep(state);
  useNextKey(next);
  if (archive === null) return null;
  return (
    <Dialog
      title={t('bulk.title')}
      isOpen
      onClose={leaveBulk}
      closeLabel={t(state.phase === 'writing' ? 'bulk.hide' : 'action.close')}
      size={state.phase === 'review' || state.phase === 'conflicts' ? 'full' : 'medium'}
      isDismissable={state.phase === 'choosing'}
      footer={<Footer state={state} next={next} />}
    >
      {state.phase === 'choosing' && <ChooseStep />}
      {(state.phase === 'planning' || state.phase === 'writing') && <JobStep state={state} />}
      {state.phase === 'review' && <ReviewStep plan={state.plan} excluded={state.excluded} />}
      {state.phase === 'conflicts' && <ConflictList outcome={state.outcome} />}
    </Dialog>
  );
}

/** What the main button does now; null where it can do nothing. */
function useNextStep(state: BulkState): (() => void) | null {
  const side = useStore(bulkSideStore);
  const draft = useStore(bulkDraftStore);
  const change = draftedChange(side, draft);
  if (state.phase === 'review') return countIncluded(state) === 0 ? null : () => start(writeChanges);
  if (state.phase !== 'choosing' || change === null) return null;
  return () => {
    const target = bulkTargetStore.get();
    if (target) void attempt(() => planChange(target, change));
  };
}

const countIncluded = ({ plan, excluded }: Review): number => plan.total - excluded.size;

/** Control+Enter goes on, wherever in the dialog the focus is; what is being typed is kept first. */
function useNextKey(next: (() => void) | null): void {
  const newest = useRef(next);
  useEffect(() => {
    newest.current = next;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      // Subtle: leaving the input keeps its text; the step that follows must see it.
      if (document.activeElement instanceof HTMLElement && document.activeElement.matches('input, textarea'))
        document.activeElement.blur();
      setTimeout(() => newest.current?.(), 0);
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, []);
}

function Footer({
  state,
  next,
}: {
  readonly state: BulkState;
  readonly next: (() => void) | null;
}): ReactNode {
  const t = useText();
  if (state.phase === 'planning') return <Button onPress={backToChoosing}>{t('action.cancel')}</Button>;
  if (state.phase === 'writing') return <Button onPress={leaveBulk}>{t('bulk.hide')}</Button>;
  if (state.phase === 'conflicts') {
    // Subtle: a button of its own, or it would not take the focus that goes with the step before it.
    return (
      <Button key="conflicts" variant="primary" onPress={leaveBulk} autoFocus>
        {t('action.close')}
      </Button>
    );
  }
  const press = (): void => next?.();
  if (state.phase !== 'review') {
    return (
      <>
        <Button onPress={leaveBulk}>{t('action.cancel')}</Button>
        <Button variant="primary" isDisabled={next === null} onPress={press}>
          {t('bulk.preview')}
        </Button>
      </>
    );
  }
  return (
    <>
      <span className="bulk-note">{t('bulk.nothingYet')}</span>
      <Button onPress={backToChoosing}>{t('bulk.back')}</Button>
      <Button variant="primary" isDisabled={next === null} onPress={press}>
        {t('bulk.write', { count: countIncluded(state) })}
      </Button>
    </>
  );
}
