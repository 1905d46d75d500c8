import { type ReactNode, useState } from 'react';
import type { Authority, AuthorityId } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client } from '../client.ts';
import { failureText, text, useText } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { ComboBox } from '../ui/ComboBox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { showToast } from '../ui/toasts.ts';
import { useAuthorityOptions } from './use-authority-options.ts';
import './MergeDialog.css';

interface MergeDialogProps {
  readonly authority: Authority;
  readonly onClose: () => void;
  readonly onMerged: (into: Authority) => void;
}

/** Chooses the name that stays, says what will happen, and merges as one step that can be undone. */
export function MergeDialog({ authority, onClose, onMerged }: MergeDialogProps): ReactNode {
  const t = useText();
  const [typed, setTyped] = useState('');
  const [into, setInto] = useState<Authority | null>(null);
  const [error, setError] = useState('');
  const kinds = authority.kind === 'place' ? (['place'] as const) : (['organisation', 'person'] as const);
  const { options, find } = useAuthorityOptions(into?.name === typed ? '' : typed, kinds, false);
  const merge = async (target: Authority): Promise<void> => {
    try {
      onMerged(await client.mergeAuthorities({ from: [authority.id], into: target.id }));
      onClose();
      tellMerge(authority, target);
    } catch (failure) {
      setError(failureText(failure));
    }
  };
  return (
    <Dialog
      title={t('authority.mergeTitle', { name: authority.name })}
      isOpen
      onClose={onClose}
      closeLabel={t('action.close')}
      footer={
        <>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button variant="primary" isDisabled={into === null} onPress={() => into && void merge(into)}>
            {t('authority.mergeNow')}
          </Button>
        </>
      }
    >
      <div className="dialog-form">
        <ComboBox
          label={t('authority.mergeInto')}
          text={typed}
          onTextChange={(next) => {
            setTyped(next);
            if (into && next !== into.name) setInto(null);
          }}
          options={options.filter(({ id }) => id !== String(authority.id))}
          onPick={(id) => {
            const picked = find(Number(id) as AuthorityId) ?? null;
            setInto(picked);
            setTyped(picked?.name ?? typed);
          }}
          emptyText={t('authority.noneFound')}
          placeholder={t('authority.search')}
          autoFocus
        />
        {into && <MergePlan authority={authority} into={into} />}
        {error !== '' && (
          <p className="record-field-error" role="alert">
            {error}
          </p>
        )}
      </div>
    </Dialog>
  );
}

function MergePlan({
  authority,
  into,
}: {
  readonly authority: Authority;
  readonly into: Authority;
}): ReactNode {
  const t = useText();
  const kept = [authority.name, ...authority.variants].filter(
    (name) => name !== into.name && !into.variants.includes(name),
  );
  return (
    <div className="merge-plan" role="status">
      <p>{t('authority.mergeRecords', { count: authority.records, name: into.name })}</p>
      {kept.length > 0 && (
        <>
          <p>{t('authority.mergeVariants')}</p>
          <ul>
            {kept.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </>
      )}
      <p className="merge-note">{t('authority.mergeUndo')}</p>
    </div>
  );
}

function tellMerge(authority: Authority, into: Authority): void {
  showToast(text('authority.merged', { name: authority.name, into: into.name }), {
    tone: 'success',
    action: { label: text('action.undo'), run: () => start(() => client.undo({})) },
  });
}
