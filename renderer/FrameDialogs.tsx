import type { ReactNode } from 'react';
import { BulkDialog } from './bulk/BulkDialog.tsx';
import { dialogStore } from './dialogs.ts';
import { ExportDialog } from './exchange/ExportDialog.tsx';
import { FixityDialog } from './fixity/FixityDialog.tsx';
import { AboutDialog } from './help/AboutDialog.tsx';
import { GuideDialog } from './help/GuideDialog.tsx';
import { PileDialog } from './import/PileDialog.tsx';
import { QueueDialog } from './import/QueueDialog.tsx';
import { RecordTypesDialog } from './record-types/RecordTypesDialog.tsx';
import { EmptyBinDialog } from './records/EmptyBinDialog.tsx';
import { NewRecordDialog } from './records/NewRecordDialog.tsx';
import { SettingsDialog } from './settings/SettingsDialog.tsx';
import { NewArchiveDialog } from './start/NewArchiveDialog.tsx';
import { useStore } from './ui/store.ts';

/** The dialog that a command opened. */
export function FrameDialogs(): ReactNode {
  const name = useStore(dialogStore);
  if (name === 'newArchive') return <NewArchiveDialog />;
  if (name === 'newRecord') return <NewRecordDialog />;
  if (name === 'settings') return <SettingsDialog />;
  if (name === 'recordTypes') return <RecordTypesDialog />;
  if (name === 'guide') return <GuideDialog />;
  if (name === 'about') return <AboutDialog />;
  if (name === 'emptyBin') return <EmptyBinDialog />;
  if (name === 'bulk') return <BulkDialog />;
  if (name === 'exportTable') return <ExportDialog />;
  if (name === 'importFolder') return <PileDialog />;
  if (name === 'intakes') return <QueueDialog />;
  if (name === 'fixity') return <FixityDialog />;
  return null;
}
