import { FileDown } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CompendiumId, JobId } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { bridge, client } from '../client.ts';
import { text, useText } from '../i18n.ts';
import { useApp } from '../state.ts';
import { Button } from '../ui/Button.tsx';
import { showToast } from '../ui/toasts.ts';
import { fileName } from './file-name.ts';
import { keepVersion } from './keep-version.ts';

interface SavePdfProps {
  readonly compendium: CompendiumId;
  /** The job whose pages are shown; null where there are none. */
  readonly job: JobId | null;
  readonly name: string;
  /** True while newer pages are being set: what is shown is not what would be printed. */
  readonly isSetting: boolean;
}

/** Saves the pages as a PDF: through a dialog on the desktop, as a download in a browser. */
export function SavePdf({ compendium, job, name, isSetting }: SavePdfProps): ReactNode {
  const t = useText();
  const { mode } = useApp();
  const shown = isSetting ? null : job;
  if (mode === 'desktop') {
    return (
      <Button
        variant="primary"
        icon={FileDown}
        isDisabled={shown === null}
        onPress={() => shown !== null && start(() => save(compendium, shown, name))}
      >
        {t('compendium.savePdf')}
      </Button>
    );
  }
  return (
    <a
      className="button"
      data-variant="primary"
      {...(shown === null
        ? // Subtle: one link all the time, so that it keeps the focus while newer pages are being set.
          { role: 'link', tabIndex: 0, 'aria-disabled': true, 'data-disabled': true }
        : {
            href: bridge.address(`pdf/${shown}`),
            download: `${fileName(name)}.pdf`,
            onClick: () => start(() => keepVersion(compendium, shown, 'pdf')),
          })}
    >
      <FileDown size={16} strokeWidth={1.75} aria-hidden />
      <span className="button-label">{t('compendium.savePdf')}</span>
    </a>
  );
}

async function save(compendium: CompendiumId, job: JobId, name: string): Promise<void> {
  const saved = await client.saveCompendiumPdf({ job, name: fileName(name) });
  if (!saved) return;
  await keepVersion(compendium, job, 'pdf');
  showToast(text('compendium.saved', { location: saved.location }), { tone: 'success' });
}
