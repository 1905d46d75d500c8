import {
  Archive,
  File,
  FilePen,
  FileText,
  Folder,
  FolderKanban,
  Library,
  type LucideIcon,
  Presentation,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { archiveStore, findType } from '../state.ts';
import { useStore } from '../ui/store.ts';

const ICONS: Readonly<Record<string, LucideIcon>> = {
  archive: Archive,
  file: File,
  'file-signature': FilePen,
  'file-text': FileText,
  folder: Folder,
  'folder-kanban': FolderKanban,
  library: Library,
  presentation: Presentation,
};

/** The icon that a record type's data names; a plain file where it names none that we have. */
export function TypeIcon({ type, size = 16 }: { readonly type: string; readonly size?: number }): ReactNode {
  const archive = useStore(archiveStore);
  const Icon = ICONS[(archive && findType(archive, type)?.icon) ?? ''] ?? File;
  return <Icon size={size} strokeWidth={1.75} aria-hidden />;
}
