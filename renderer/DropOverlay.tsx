import { FileDown } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { start } from './attempt.ts';
import { isEnabled } from './commands.ts';
import { useText } from './i18n.ts';
import { importFolders } from './import/pile-store.ts';
import { importFiles } from './import-files.ts';
import './DropOverlay.css';

/** The whole window takes files: says so while they are over it, and reads them when they are dropped. */
export function DropOverlay(): ReactNode {
  const t = useText();
  const isOver = useFileDrop();
  if (!isOver) return null;
  return (
    <div className="drop-overlay" role="status">
      <div className="drop-card">
        <FileDown size={36} strokeWidth={1.5} aria-hidden />
        <strong>{t('drop.title')}</strong>
        <span>{t('drop.text')}</span>
      </div>
    </div>
  );
}

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

function useFileDrop(): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      const isAllowed = isEnabled('import');
      if (event.dataTransfer) event.dataTransfer.dropEffect = isAllowed ? 'copy' : 'none';
      setIsOver(isAllowed);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setIsOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      // Subtle: entries are gone once the event is over.
      const entries = [...(event.dataTransfer?.items ?? [])].flatMap((item) => item.webkitGetAsEntry() ?? []);
      if (isEnabled('import'))
        start(async () => {
          if (!(await importFolders(entries, files))) await importFiles(files);
        });
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return isOver;
}
