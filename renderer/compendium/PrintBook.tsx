import { Printer } from 'lucide-react';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { CompendiumId, JobId } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { useText } from '../i18n.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { TextField } from '../ui/TextField.tsx';
import { keepVersion } from './keep-version.ts';
import { printPages } from './print-pages.ts';

interface PrintBookProps {
  readonly compendium: CompendiumId;
  /** The job whose pages are shown; null where there are none. */
  readonly job: JobId | null;
  readonly pages: number;
}
/** Pages above which a PDF program prints better than pictures of pages do. */
const MANY = 200;

/** Prints the pages as they are shown beside, all or some of them. */
export function PrintBook({ compendium, job, pages }: PrintBookProps): ReactNode {
  const t = useText();
  // What is printed is what was shown when the dialog was opened, whatever is set meanwhile.
  const [printed, setPrinted] = useState<{ readonly job: JobId; readonly pages: number } | null>(null);
  return (
    <>
      <IconButton
        icon={Printer}
        label={t('compendium.print')}
        size="small"
        isDisabled={job === null}
        onPress={() => job !== null && setPrinted({ job, pages })}
      />
      {printed && <PrintDialog compendium={compendium} {...printed} onClose={() => setPrinted(null)} />}
    </>
  );
}

interface PrintDialogProps extends PrintBookProps {
  readonly job: JobId;
  readonly onClose: () => void;
}

function PrintDialog({ compendium, job, pages, onClose }: PrintDialogProps): ReactNode {
  const t = useText();
  const [from, setFrom] = useState('1');
  const [to, setTo] = useState(String(pages));
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number } | null>(null);
  const stopping = useRef(new AbortController());
  useEffect(() => () => stopping.current.abort(), []);
  const range = { job, from: Number(from), to: Number(to) };
  const isRange =
    Number.isInteger(range.from) && Number.isInteger(range.to) && range.from >= 1 && range.to <= pages;
  const error = isRange && range.from <= range.to ? '' : t('compendium.printRange', { pages });
  const print = (event: FormEvent): void => {
    event.preventDefault();
    if (error !== '') return;
    start(async () => {
      try {
        const { signal } = stopping.current;
        const onProgress = (done: number, total: number) => setProgress({ done, total });
        const isPrinted = await printPages(range, { signal, onProgress });
        // A few pages are no edition of the book.
        if (isPrinted && range.from === 1 && range.to === pages) await keepVersion(compendium, job, 'pdf');
      } finally {
        onClose();
      }
    });
  };
  return (
    <Dialog
      title={t('compendium.print')}
      isOpen
      onClose={onClose}
      closeLabel={t('action.close')}
      size="small"
    >
      <form className="dialog-form" onSubmit={print}>
        <div className="print-range">
          <TextField label={t('compendium.printFrom')} value={from} onChange={setFrom} autoFocus />
          <TextField label={t('compendium.printTo')} value={to} onChange={setTo} />
        </div>
        {error !== '' && <p role="alert">{error}</p>}
        {pages > MANY && <p>{t('compendium.printLong')}</p>}
        {progress && <ProgressBar label={t('compendium.printing')} {...progress} />}
        <div className="dialog-form-buttons">
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button variant="primary" type="submit" isDisabled={error !== ''} isBusy={progress !== null}>
            {t('compendium.printNow')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
