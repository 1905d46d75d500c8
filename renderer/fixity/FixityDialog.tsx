import { CircleStop, FileSearch, ShieldCheck } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { FixityState } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client } from '../client.ts';
import { closeDialog } from '../dialogs.ts';
import { useText } from '../i18n.ts';
import { useArchive } from '../state.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useStore } from '../ui/store.ts';
import { FixityProblems } from './FixityProblems.tsx';
import { FixitySchedule } from './FixitySchedule.tsx';
import { FixitySummary } from './FixitySummary.tsx';
import { damagedOf, fixityStore } from './fixity-state.ts';
import { repairFrom } from './repair-from.ts';
import './Fixity.css';

/** How the originals stand: when they were checked, what is wrong with which, and what to do about it. */
export function FixityDialog(): ReactNode {
  const t = useText();
  const state = useStore(fixityStore);
  const content = useRef<HTMLDivElement>(null);
  // A button that goes with the damage takes the keyboard's place with it.
  useEffect(() => {
    if (state && document.activeElement === document.body) content.current?.focus();
  }, [state]);
  return (
    <Dialog
      title={t('fixity.title')}
      isOpen
      onClose={closeDialog}
      closeLabel={t('action.close')}
      size="large"
      footer={state && <FixityButtons state={state} />}
    >
      {state && (
        <div className="fixity" ref={content} tabIndex={-1}>
          <p className="fixity-lead">{t('fixity.lead')}</p>
          <FixitySummary state={state} />
          <FixitySchedule state={state} />
          <FixityProblems state={state} />
        </div>
      )}
    </Dialog>
  );
}

function FixityButtons({ state }: { readonly state: FixityState }): ReactNode {
  const t = useText();
  const { isReadOnly } = useArchive();
  const { running } = state;
  const isRepairable = damagedOf(state) > 0 && !isReadOnly;
  return (
    <>
      <Button onPress={closeDialog}>{t('action.close')}</Button>
      {isRepairable && (
        <Button icon={FileSearch} onPress={() => running === null && start(repairFrom)}>
          {t('fixity.repair')}
        </Button>
      )}
      {/* One button for both, so that the keyboard does not lose its place. */}
      <Button
        variant={running === null ? 'primary' : 'plain'}
        icon={running === null ? ShieldCheck : CircleStop}
        onPress={() =>
          start(() => (running === null ? client.startFixity({}) : client.cancelJob({ job: running.job })))
        }
      >
        {t(running === null ? 'fixity.check' : 'fixity.stop')}
      </Button>
    </>
  );
}
