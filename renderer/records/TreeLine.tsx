import { ChevronRight, Ellipsis, GripVertical } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Collection, TreeItem, TreeItemContent } from 'react-aria-components';
import type { TreeNode } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { useStore } from '../ui/store.ts';
import { Cover } from '../viewer/Cover.tsx';
import { cutStore } from './move-records.ts';
import { TypeIcon } from './TypeIcon.tsx';
import { type Line, linesOf } from './tree-lines.ts';
import type { Branches } from './tree-nodes.ts';

interface TreeLineProps {
  readonly line: Line;
  readonly branches: Branches;
}

/** One line of the tree with what stands below it. */
export function TreeLine({ line, branches }: TreeLineProps): ReactNode {
  const { node, key } = line;
  if (node === null) return <RestLine line={line} />;
  const title = node.referenceCode ? `${node.referenceCode} ${node.title}` : node.title;
  return (
    <TreeItem id={key} textValue={title} className="tree-item" hasChildItems={node.childCount > 0}>
      <TreeItemContent>
        {({ allowsDragging }) => (
          <>
            {node.childCount > 0 ? (
              <Button slot="chevron" className="tree-chevron">
                <ChevronRight size={14} aria-hidden />
              </Button>
            ) : (
              <span className="tree-chevron" />
            )}
            <RecordName node={node} title={title} />
            {allowsDragging && (
              <Button slot="drag" className="tree-grip">
                <GripVertical size={13} aria-hidden />
              </Button>
            )}
          </>
        )}
      </TreeItemContent>
      <Collection items={linesOf(branches.get(node.id), node.id, node.childCount)} dependencies={[branches]}>
        {(child) => <TreeLine line={child} branches={branches} />}
      </Collection>
    </TreeItem>
  );
}

function RecordName({ node, title }: { readonly node: TreeNode; readonly title: string }): ReactNode {
  const icon = <TypeIcon type={node.type} size={15} />;
  const isCut = useStore(cutStore, (ids) => ids.has(node.id));
  return (
    <span className="tree-row" title={title} data-cut={isCut || undefined}>
      {node.cover === null ? icon : <Cover address={node.cover} fallback={icon} />}
      <span className="tree-title">
        {node.referenceCode && <span className="tree-code">{node.referenceCode}</span>}
        {node.title}
      </span>
    </span>
  );
}

function RestLine({ line }: { readonly line: Line }): ReactNode {
  const t = useText();
  const words =
    line.kind === 'waiting'
      ? t('tree.waiting')
      : t(line.kind === 'earlier' ? 'tree.earlier' : 'tree.more', { count: line.count });
  return (
    <TreeItem id={line.key} textValue={words} className="tree-item tree-more">
      <TreeItemContent>
        <span className="tree-chevron" />
        <span className="tree-row">
          <Ellipsis size={15} aria-hidden />
          <span className="tree-title">{words}</span>
        </span>
      </TreeItemContent>
    </TreeItem>
  );
}
