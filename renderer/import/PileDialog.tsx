import { type ReactNode, useEffect, useState } from 'react';
import { formatSize } from '../../preload/format.ts';
import { type IntakeOptions, type IntakePreview, KNOWN_POLICIES } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { CallError, client } from '../client.ts';
import { closeDialog, openDialog } from '../dialogs.ts';
import { failureText, useLabel, useLocale, useText } from '../i18n.ts';
import { placeStore } from '../navigation.ts';
import { useArchive } from '../state.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { RadioChoice } from '../ui/RadioChoice.tsx';
import { Select } from '../ui/Select.tsx';
import { useStore } from '../ui/store.ts';
import { TextField } from '../ui/TextField.tsx';
import { PilePreview } from './PilePreview.tsx';
import { type ChosenPile, pileStore } from './pile-store.ts';
import './PileDialog.css';

/** Asks how a folder shall be taken in, and shows what it will give before anything is copied. */
export function PileDialog(): ReactNode {
  const pile = useStore(pileStore);
  return pile && <ChosenPileDialog pile={pile} />;
}

function ChosenPileDialog({ pile }: { readonly pile: ChosenPile }): ReactNode {
  const t = useText();
  const [options, setOptions] = useState<IntakeOptions>(() => ({
    isTree: true,
    nameRule: null,
    known: 'skip',
    type: 'document',
    parent: placeStore.get().scope.within?.id ?? null,
    acceptsSuggestions: false,
  }));
  const [delay, setDelay] = useState<number | null>(null);
  const { preview, ruleError } = usePreview(pile, options);
  const [folder] = pile.tickets;
  const begin = (): void =>
    start(async () => {
      if (delay !== null && folder) await client.setWatch({ watch: { ticket: folder, delay, options } });
      else await client.startIntake({ tickets: [...pile.tickets], places: [...pile.places], options });
      pileStore.set(null);
      openDialog('intakes');
    });
  const count = preview?.files ?? 0;
  return (
    <Dialog
      title={t('intake.title', { name: pile.name })}
      isOpen
      onClose={closeDialog}
      closeLabel={t('action.cancel')}
      size="large"
      isDismissable={false}
      footer={
        <>
          <span className="pile-note">{t('intake.background')}</span>
          <Button onPress={closeDialog}>{t('action.cancel')}</Button>
          <Button
            variant="primary"
            onPress={begin}
            isDisabled={(count === 0 && delay === null) || ruleError !== ''}
          >
            {delay === null ? t('intake.start', { count }) : t('watch.start')}
          </Button>
        </>
      }
    >
      <div className="pile">
        <PileSummary preview={preview} />
        <PileOptions options={options} onChange={setOptions} ruleError={ruleError} />
        {pile.isFolder && <WatchChoice delay={delay} onChange={setDelay} />}
        {preview && preview.files > 0 && <PilePreview preview={preview} type={options.type} />}
      </div>
    </Dialog>
  );
}

/** Seconds for which a file must stay as it is, as it is asked at first: scanners write a page at a time. */
const USUAL_DELAY = 10;
const LONGEST_DELAY = 3600;

/** Whether what comes into the folder later is taken in as well; `delay` is null where not. */
function WatchChoice({
  delay,
  onChange,
}: {
  readonly delay: number | null;
  readonly onChange: (delay: number | null) => void;
}): ReactNode {
  const t = useText();
  const [typed, setTyped] = useState(String(USUAL_DELAY));
  const type = (next: string): void => {
    setTyped(next);
    const seconds = Number(next);
    if (Number.isInteger(seconds) && seconds >= 1 && seconds <= LONGEST_DELAY) onChange(seconds);
  };
  const isWrong = delay !== null && String(delay) !== typed;
  return (
    <div className="pile-watch">
      <Checkbox
        label={t('watch.choice')}
        isSelected={delay !== null}
        onChange={(isOn) => onChange(isOn ? USUAL_DELAY : null)}
      />
      {delay !== null && (
        <TextField
          label={t('watch.delay')}
          value={typed}
          onChange={type}
          error={isWrong ? t('watch.delayWrong') : ''}
          description={t('watch.hint')}
        />
      )}
    </div>
  );
}

function PileSummary({ preview }: { readonly preview: IntakePreview | null }): ReactNode {
  const t = useText();
  const locale = useLocale();
  if (preview === null) return <p role="status">{t('intake.looking')}</p>;
  const { files, documents, folders, size, unmatched, failed } = preview;
  if (files === 0) return <p role="status">{t('intake.nothing')}</p>;
  const parts = [
    t('intake.files', { count: files }),
    formatSize(size, locale),
    t('intake.documents', { count: documents }),
    ...(folders > 0 ? [t('intake.folders', { count: folders })] : []),
  ];
  const warnings = [
    ...(unmatched > 0 ? [t('intake.unmatched', { count: unmatched })] : []),
    ...(failed > 0 ? [t('intake.unseen', { count: failed })] : []),
  ];
  return (
    <div role="status">
      <p className="pile-summary">{parts.join(' · ')}</p>
      {warnings.map((sentence) => (
        <p className="pile-warning" key={sentence}>
          {sentence}
        </p>
      ))}
    </div>
  );
}

interface PileOptionsProps {
  readonly options: IntakeOptions;
  readonly onChange: (options: IntakeOptions) => void;
  readonly ruleError: string;
}

function PileOptions({ options, onChange, ruleError }: PileOptionsProps): ReactNode {
  const t = useText();
  const label = useLabel();
  const { types } = useArchive();
  const { within } = placeStore.get().scope;
  return (
    <div className="pile-options">
      <div className="pile-column">
        <Checkbox
          label={t('intake.tree')}
          isSelected={options.isTree}
          onChange={(isTree) => onChange({ ...options, isTree })}
        />
        {within && (
          <Checkbox
            label={t('intake.below', { title: within.title })}
            isSelected={options.parent !== null}
            onChange={(isBelow) => onChange({ ...options, parent: isBelow ? within.id : null })}
          />
        )}
        <TextField
          label={t('intake.rule')}
          value={options.nameRule ?? ''}
          onChange={(rule) => onChange({ ...options, nameRule: rule.trim() === '' ? null : rule })}
          placeholder="{referenceCode}_{page}"
          description={t('intake.ruleHint')}
          error={ruleError}
        />
      </div>
      <div className="pile-column">
        <Select
          label={t('intake.type')}
          value={options.type}
          onChange={(type) => onChange({ ...options, type })}
          options={types.map(({ name, labels }) => ({ id: name, label: label(labels) }))}
        />
        <RadioChoice
          label={t('intake.known')}
          value={options.known}
          options={KNOWN_POLICIES.map((id) => ({ id, label: t(`intake.known.${id}`) }))}
          onChange={(known) => onChange({ ...options, known })}
        />
      </div>
    </div>
  );
}

/** Milliseconds after the last key before a rule is tried. */
const PATIENCE = 200;

/** What the pile would give as it is chosen; a rule that is wrong keeps the last preview and says why. */
function usePreview(pile: ChosenPile, options: IntakeOptions) {
  const [preview, setPreview] = useState<IntakePreview | null>(null);
  const [ruleError, setRuleError] = useState('');
  useEffect(() => {
    let isNewest = true;
    const look = async (): Promise<void> => {
      try {
        const { tickets, places } = pile;
        const found = await client.previewIntake({ tickets: [...tickets], places: [...places], options });
        if (!isNewest) return;
        setPreview(found);
        setRuleError('');
      } catch (error) {
        if (!(error instanceof CallError) || !error.code.startsWith('nameRule')) throw error;
        if (isNewest) setRuleError(failureText(error));
      }
    };
    const timer = setTimeout(() => start(look), PATIENCE);
    return () => {
      isNewest = false;
      clearTimeout(timer);
    };
  }, [pile, options]);
  return { preview, ruleError };
}
