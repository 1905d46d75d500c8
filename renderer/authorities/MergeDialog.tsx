import { type ReactNode, useState } from 'react';
import type { Authority, AuthorityUse } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client } from '../client.ts';
import { failureText, text, useText } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { showToast } from '../ui/toasts.ts';
import { MergeNames } from './MergeNames.tsx';
import { MergePlan } from './MergePlan.tsx';
import { PickAuthority } from './PickAuthority.tsx';
import './MergeDialog.css';

interface MergeDialogProps {
  readonly authority: Authority;
  readonly onClose: () => void;
  readonly onMerged: (into: Authority) => void;
}

/** Chooses the names and the one that stays, shows every reference that moves, and merges as one undoable step. */
export function MergeDialog({ authority, onClose, onMerged }: MergeDialogProps): ReactNode {
  const t = useText();
  const [from, setFrom] = useState<readonly Authority[]>([authority]);
  const [into, setInto] = useState<Authority | null>(null);
  const [excluded, setExcluded] = useState<ReadonlyMap<number, AuthorityUse>>(new Map());
  const [error, setError] = useState('');
  const [isMerging, setIsMerging] = useState(false);
  // Subtle: another choice of names is another list of references; what was left out of the old one means nothing.
  const choose = (names: readonly Authority[], target: Authority | null): void => {
    setFrom(names);
    setInto(target);
    setExcluded(new Map());
  };
  const merge = async (target: Authority): Promise<void> => {
    setIsMerging(true);
    try {
      const ids = from.map(({ id }) => id);
      onMerged(
        await client.mergeAuthorities({ from: ids, into: target.id, excluded: [...excluded.values()] }),
      );
      onClose();
      tellMerge(from, target);
    } catch (failure) {
      setError(failureText(failure));
      setIsMerging(false);
    }
  };
  return (
    <Dialog
      title={t('authority.mergeTitle', { name: authority.name })}
      isOpen
      onClose={onClose}
      closeLabel={t('action.close')}
      size="large"
      isDismissable={excluded.size === 0}
      footer={
        <>
          <span className="merge-note">{t('authority.mergeUndo')}</span>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={into === null}
            isBusy={isMerging}
            onPress={() => into && void merge(into)}
          >
            {t('authority.mergeNow')}
          </Button>
        </>
      }
    >
      <div className="dialog-form">
        <MergeNames
          names={from}
          into={into}
          onChange={(names) => choose(names, into && names.includes(into) ? null : into)}
        />
        <PickAuthority
          label={t('authority.mergeInto')}
          kind={authority.kind}
          hidden={from}
          picked={into}
          onPick={(target) => choose(from, target)}
          autoFocus
        />
        {into && <MergePlan from={from} into={into} excluded={excluded} onExclude={setExcluded} />}
        {error !== '' && (
          <p className="record-field-error" role="alert">
            {error}
          </p>
        )}
      </div>
    </Dialog>
  );
}

function tellMerge(from: readonly Authority[], into: Authority): void {
  const [first] = from;
  const sentence =
    from.length === 1 && first
      ? text('authority.merged', { name: first.name, into: into.name })
      : text('authority.mergedMany', { count: from.length, into: into.name });
  showToast(sentence, {
    tone: 'success',
    action: { label: text('action.undo'), run: () => start(() => client.undo({})) },
  });
}
