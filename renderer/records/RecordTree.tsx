import { ChevronRight, Ellipsis } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button, Collection, Tree, TreeItem, TreeItemContent } from 'react-aria-components';
import type { RecordId, TreeBranch, TreeNode } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { openRecord, placeStore, showScope } from '../navigation.ts';
import { useStore } from '../ui/store.ts';
import { TypeIcon } from './TypeIcon.tsx';
import './RecordTree.css';
import { type Branches, useTreeNodes } from './tree-nodes.ts';

/** A line of the tree: a record, or the word that there are more. */
interface Line {
  readonly key: string;
  readonly node: TreeNode | null;
  readonly parent: TreeNode | null;
  readonly more: number;
}

function linesOf(branch: TreeBranch | undefined, parent: TreeNode | null): readonly Line[] {
  const nodes = branch?.nodes ?? [];
  const lines: Line[] = nodes.map((node) => ({ key: String(node.id), node, parent, more: 0 }));
  const more = (branch?.total ?? 0) - lines.length;
  return more > 0 ? [...lines, { key: `more-${parent?.id ?? 'top'}`, node: null, parent, more }] : lines;
}

/** The tree of records: branches load as they are opened; a branch chosen is also what the table shows. */
export function RecordTree({ labelId }: { readonly labelId: string }): ReactNode {
  const t = useText();
  const place = useStore(placeStore);
  const [expanded, setExpanded] = useState<ReadonlySet<RecordId>>(new Set());
  const { branches, load } = useTreeNodes(expanded);
  const expand = (keys: ReadonlySet<RecordId>): void => {
    for (const id of keys) if (!expanded.has(id)) load(id);
    setExpanded(keys);
  };
  const top = branches.get(null);
  const current = place.record ?? place.scope.within?.id ?? null;
  return (
    <Tree
      className="tree"
      aria-labelledby={labelId}
      items={linesOf(top, null)}
      dependencies={[branches]}
      expandedKeys={[...expanded].map(String)}
      onExpandedChange={(keys) => expand(new Set([...keys].map((key) => Number(key) as RecordId)))}
      selectionMode="single"
      selectionBehavior="replace"
      selectedKeys={current === null ? [] : [String(current)]}
      onAction={(key) => followKey(String(key), branches)}
      onSelectionChange={(keys) => {
        if (keys !== 'all') for (const key of keys) followKey(String(key), branches);
      }}
      renderEmptyState={() =>
        top === undefined ? null : <div className="tree-empty">{t('tree.empty')}</div>
      }
    >
      {(line) => <TreeLine line={line} branches={branches} />}
    </Tree>
  );
}

/** Opens the record of a line; one with children also narrows the table to what stands below it. */
function followKey(key: string, branches: Branches): void {
  const nodes = [...branches.values()].flatMap((branch) => branch.nodes);
  const isMore = key.startsWith('more-');
  const id = Number(isMore ? key.slice('more-'.length) : key);
  const node = nodes.find((candidate) => candidate.id === id);
  if (isMore || (node && node.childCount > 0)) {
    showScope({ type: null, within: node ? { id: node.id, title: node.title } : null });
  }
  if (!isMore && node) openRecord(node.id);
}

interface TreeLineProps {
  readonly line: Line;
  readonly branches: Branches;
}

function TreeLine({ line, branches }: TreeLineProps): ReactNode {
  const t = useText();
  const { node, more, key } = line;
  if (node === null) {
    return (
      <TreeItem id={key} textValue={t('tree.more', { count: more })} className="tree-item tree-more">
        <TreeItemContent>
          <span className="tree-row">
            <Ellipsis size={15} aria-hidden />
            {t('tree.more', { count: more })}
          </span>
        </TreeItemContent>
      </TreeItem>
    );
  }
  const title = node.referenceCode ? `${node.referenceCode} ${node.title}` : node.title;
  return (
    <TreeItem id={key} textValue={title} className="tree-item" hasChildItems={node.childCount > 0}>
      <TreeItemContent>
        {node.childCount > 0 ? (
          <Button slot="chevron" className="tree-chevron">
            <ChevronRight size={14} aria-hidden />
          </Button>
        ) : (
          <span className="tree-chevron" />
        )}
        <span className="tree-row" title={title}>
          <TypeIcon type={node.type} size={15} />
          <span className="tree-title">{title}</span>
        </span>
      </TreeItemContent>
      <Collection items={linesOf(branches.get(node.id), node)} dependencies={[branches]}>
        {(child) => <TreeLine line={child} branches={branches} />}
      </Collection>
    </TreeItem>
  );
}
