import { type ReactNode, useState } from 'react';
import type { Renumbering } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client } from '../client.ts';
import { text, useText } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';
import { showToast } from '../ui/toasts.ts';
import { CodeChanges } from './CodeChanges.tsx';
import { closeTreeDialog, type NamedNode } from './tree-dialogs.ts';
import { useRenumber } from './use-renumber.ts';
import './RenumberDialog.css';

/** Gives what stands below a record new reference codes, after showing each one, the old beside the new. */
export function RenumberDialog({ below }: { readonly below: NamedNode | null }): ReactNode {
  const t = useText();
  const [pattern, setPattern] = useState(below ? '{parent}/{n}' : '{n}');
  const [first, setFirst] = useState('1');
  const [step, setStep] = useState('1');
  const [isDeep, setIsDeep] = useState(false);
  const asked: Renumbering = {
    parent: below?.id ?? null,
    pattern: pattern.trim() === '' ? ' ' : pattern,
    start: numberOf(first, 0),
    step: numberOf(step, 1),
    isDeep,
  };
  const preview = useRenumber(asked);
  return (
    <Dialog
      title={t('renumber.title')}
      isOpen
      onClose={closeTreeDialog}
      closeLabel={t('action.close')}
      size="large"
      footer={
        <>
          <Button onPress={closeTreeDialog}>{t('action.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={preview.plan === null || preview.plan.total === 0}
            onPress={() => start(() => renumber(asked))}
          >
            {t('renumber.confirm')}
          </Button>
        </>
      }
    >
      <p className="renumber-lead">
        {below ? t('renumber.below', { title: below.title }) : t('renumber.top')}
      </p>
      <div className="renumber-form">
        <TextField
          label={t('renumber.pattern')}
          value={pattern}
          onChange={setPattern}
          error={preview.error}
          description={t('renumber.patternHelp')}
          autoFocus
        />
        <TextField label={t('renumber.start')} value={first} onChange={setFirst} />
        <TextField label={t('renumber.step')} value={step} onChange={setStep} />
        <Checkbox label={t('renumber.deep')} isSelected={isDeep} onChange={setIsDeep} />
      </div>
      <CodeChanges preview={preview} />
    </Dialog>
  );
}

/** A typed number, never smaller than `least`. */
function numberOf(typed: string, least: number): number {
  const number = Number.parseInt(typed, 10);
  return Number.isFinite(number) ? Math.min(1_000_000, Math.max(least, number)) : least;
}

async function renumber(asked: Renumbering): Promise<void> {
  closeTreeDialog();
  const { changed } = await client.renumber(asked);
  showToast(text('renumber.done', { count: changed }), {
    tone: 'success',
    action: { label: text('action.undo'), run: () => start(() => client.undo({})) },
  });
}
