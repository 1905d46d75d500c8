import type { ReactNode } from 'react';
import { closeDialog } from '../dialogs.ts';
import { useText } from '../i18n.ts';
import { Mark } from '../start/Mark.tsx';
import { useApp } from '../state.ts';
import { Dialog } from '../ui/Dialog.tsx';
import './AboutDialog.css';

/** Which program this is, its version and its licences. */
export function AboutDialog(): ReactNode {
  const t = useText();
  const { version } = useApp();
  return (
    <Dialog title={t('about.title')} isOpen onClose={closeDialog} closeLabel={t('action.close')} size="small">
      <div className="about">
        <Mark size={56} />
        <div className="about-name">Kulliyyat</div>
        <div className="about-version">{t('about.version', { version })}</div>
        <p>{t('about.text')}</p>
        <p className="about-licences">{t('about.licences')}</p>
      </div>
    </Dialog>
  );
}
