import {
  BookMarked,
  ChevronRight,
  FileStack,
  GripVertical,
  Library,
  type LucideIcon,
  Palette,
  Pilcrow,
  TableProperties,
  TextQuote,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Collection, TreeItem, TreeItemContent } from 'react-aria-components';
import { useText } from '../i18n.ts';
import type { OutlineNode } from './OutlineTree.tsx';

const ICONS: Readonly<Record<OutlineNode['kind'], LucideIcon>> = {
  cover: BookMarked,
  design: Palette,
  before: TextQuote,
  entries: FileStack,
  after: TextQuote,
  back: Library,
  section: Pilcrow,
  backPart: TableProperties,
};

/** One line of the outline with what stands below it. */
export function OutlineLine({ node }: { readonly node: OutlineNode }): ReactNode {
  const t = useText();
  const { key, kind, title, children } = node;
  const isMovable = kind === 'section' || kind === 'backPart';
  const name = isMovable ? title : t(`compendium.${kind}`);
  const note = kind === 'entries' || kind === 'cover' ? title : '';
  const Icon = ICONS[kind];
  return (
    <TreeItem id={key} textValue={name} className="outline-item" data-kind={kind}>
      <TreeItemContent>
        {({ allowsDragging }) => (
          <>
            {children.length > 0 ? (
              <Button slot="chevron" className="outline-chevron">
                <ChevronRight size={13} aria-hidden />
              </Button>
            ) : (
              <span className="outline-chevron" />
            )}
            <span className="outline-row" title={note || name}>
              <Icon size={14} strokeWidth={1.75} aria-hidden />
              <span className="outline-title">{name}</span>
              {note && <span className="outline-note">{note}</span>}
            </span>
            {allowsDragging && isMovable && (
              <Button slot="drag" className="outline-grip">
                <GripVertical size={13} aria-hidden />
              </Button>
            )}
          </>
        )}
      </TreeItemContent>
      <Collection items={children}>{(child) => <OutlineLine node={child} />}</Collection>
    </TreeItem>
  );
}
