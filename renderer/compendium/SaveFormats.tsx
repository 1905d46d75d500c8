import { ChevronDown } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { BookFormat, CompendiumDefinition, CompendiumId } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { jobEnd } from '../bulk/job-end.ts';
import { bridge, client } from '../client.ts';
import { text, useText } from '../i18n.ts';
import { appStore } from '../state.ts';
import { MenuButton } from '../ui/Menu.tsx';
import { showToast } from '../ui/toasts.ts';
import { fileName } from './file-name.ts';
import { keepVersion } from './keep-version.ts';

interface SaveFormatsProps {
  readonly compendium: CompendiumId;
  readonly definition: CompendiumDefinition;
  readonly name: string;
  readonly isDisabled: boolean;
}

/** Saves the same book in another format: written by a job that the status bar shows and stops, then saved or downloaded. */
export function SaveFormats({ compendium, definition, name, isDisabled }: SaveFormatsProps): ReactNode {
  const t = useText();
  const [isWriting, setIsWriting] = useState(false);
  const write = async (format: BookFormat): Promise<void> => {
    setIsWriting(true);
    try {
      await saveAs(compendium, definition, name, format);
    } finally {
      setIsWriting(false);
    }
  };
  return (
    <MenuButton
      label={t('compendium.saveAs')}
      icon={ChevronDown}
      size="small"
      isDisabled={isDisabled || isWriting}
      items={[
        { id: 'html', label: t('compendium.saveHtml') },
        { id: 'docx', label: t('compendium.saveDocx') },
        { id: 'txt', label: t('compendium.saveText') },
      ]}
      onAction={(format) => start(() => write(format))}
    />
  );
}

async function saveAs(
  compendium: CompendiumId,
  definition: CompendiumDefinition,
  name: string,
  format: BookFormat,
): Promise<void> {
  const written = await jobEnd(
    'bookReady',
    () => client.startBook({ definition, format }),
    () => undefined,
  );
  if (written === null) return;
  const { job } = written;
  if (appStore.get()?.mode === 'desktop') {
    const saved = await client.saveBook({ job, name: fileName(name), format });
    if (!saved) return;
    await keepVersion(compendium, job, format);
    showToast(text('compendium.bookSaved', { location: saved.location }), { tone: 'success' });
    return;
  }
  const link = document.createElement('a');
  link.href = bridge.address(`book/${job}`);
  link.download = `${fileName(name)}.${format === 'html' ? 'zip' : format}`;
  link.click();
  await keepVersion(compendium, job, format);
}
