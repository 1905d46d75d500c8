import type { ReactNode } from 'react';
import type { RecordId } from '../../preload/model.ts';
import { useStore } from '../ui/store.ts';
import { MoveDialog } from './MoveDialog.tsx';
import { NewRecordDialog } from './NewRecordDialog.tsx';
import { RenameDialog } from './RenameDialog.tsx';
import { RenumberDialog } from './RenumberDialog.tsx';
import { closeTreeDialog, treeDialogStore } from './tree-dialogs.ts';

interface TreeDialogsProps {
  /** A record was made as child number `index` of a parent. */
  readonly onMade: (parent: RecordId | null, index: number, id: RecordId) => Promise<void>;
}

/** The dialog that was opened about records of the tree. */
export function TreeDialogs({ onMade }: TreeDialogsProps): ReactNode {
  const dialog = useStore(treeDialogStore);
  if (dialog === null) return null;
  if (dialog.kind === 'new')
    return <NewRecordDialog below={dialog.below} onClose={closeTreeDialog} onMade={onMade} />;
  if (dialog.kind === 'rename') return <RenameDialog record={dialog.record} />;
  if (dialog.kind === 'move') return <MoveDialog ids={dialog.ids} />;
  return <RenumberDialog below={dialog.below} />;
}
