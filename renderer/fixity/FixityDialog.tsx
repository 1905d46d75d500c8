import { FileSearch, ShieldCheck } from 'lucide-react';
import type { ReactNode } from 'react';
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
        <div className="fixity">
          <p className="fixity-lead">{t('fixity.lead')}</p>
          <FixitySummary state={state} />
          <FixityProblems state={state} />
          <FixitySchedule state={state} />
        </div>
      )}
    </Dialog>
  );
}

function FixityButtons({ state }: { readonly state: FixityState }): ReactNode {
  const t = useText();
  const { isReadOnly } = useArchive();
  const isRepairable = damagedOf(state) > 0 && !isReadOnly;
  return (
    <>
      <Button onPress={closeDialog}>{t('action.close')}</Button>
      {isRepairable && (
        <Button icon={FileSearch} onPress={() => start(repairFrom)} isDisabled={state.running !== null}>
          {t('fixity.repair')}
        </Button>
      )}
      <Button
        variant="primary"
        icon={ShieldCheck}
        onPress={() => start(() => client.startFixity({}))}
        isDisabled={state.running !== null}
      >
        {t('fixity.check')}
      </Button>
    </>
  );
}
