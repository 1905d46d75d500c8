import { FileDown } from 'lucide-react';
import type { ReactNode } from 'react';
import type { JobId } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { bridge, client } from '../client.ts';
import { text, useText } from '../i18n.ts';
import { useApp } from '../state.ts';
import { Button } from '../ui/Button.tsx';
import { showToast } from '../ui/toasts.ts';
import { fileName } from './file-name.ts';

interface SavePdfProps {
  /** The job whose pages are shown; null where there are none. */
  readonly job: JobId | null;
  readonly name: string;
  /** True while newer pages are being set: what is shown is not what would be printed. */
  readonly isSetting: boolean;
}

/** Saves the pages as a PDF: through a dialog on the desktop, as a download in a browser. */
export function SavePdf({ job, name, isSetting }: SavePdfProps): ReactNode {
  const t = useText();
  const { mode } = useApp();
  if (job === null || isSetting || mode === 'desktop') {
    return (
      <Button
        variant="primary"
        icon={FileDown}
        isDisabled={job === null || isSetting}
        onPress={() => job !== null && start(() => save(job, name))}
      >
        {t('compendium.savePdf')}
      </Button>
    );
  }
  return (
    <a
      className="button"
      data-variant="primary"
      href={bridge.address(`pdf/${job}`)}
      download={`${fileName(name)}.pdf`}
    >
      <FileDown size={16} strokeWidth={1.75} aria-hidden />
      <span className="button-label">{t('compendium.savePdf')}</span>
    </a>
  );
}

async function save(job: JobId, name: string): Promise<void> {
  const saved = await client.saveCompendiumPdf({ job, name: fileName(name) });
  if (saved) showToast(text('compendium.saved', { location: saved.location }), { tone: 'success' });
}
