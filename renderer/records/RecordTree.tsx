import { type ReactNode, useRef } from 'react';
import { ListLayout, Tree, Virtualizer } from 'react-aria-components';
import { useText } from '../i18n.ts';
import { useArchive } from '../state.ts';
import { TreeDialogs } from './TreeDialogs.tsx';
import { TreeLine } from './TreeLine.tsx';
import { TreeMenu } from './TreeMenu.tsx';
import { linesOf } from './tree-lines.ts';
import { useRecordTree } from './use-record-tree.ts';
import { useTreeDrag } from './use-tree-drag.ts';
import { useTreeKeys } from './use-tree-keys.ts';
import { useTreeMenu } from './use-tree-menu.ts';
import './RecordTree.css';

const LINE_HEIGHT = 28;

/**
 * The tree of records: branches load as they are opened, a window of each; a branch chosen is also what the table
 * shows. Records are moved by dragging, by Alt with the arrows, by cutting and pasting, or to a place searched for.
 */
export function RecordTree({ labelId }: { readonly labelId: string }): ReactNode {
  const t = useText();
  const { isReadOnly } = useArchive();
  const place = useRef<HTMLDivElement>(null);
  const tree = useRecordTree(place);
  const { branches } = tree.nodes;
  const dragAndDropHooks = useTreeDrag(tree, isReadOnly);
  const onKeyDown = useTreeKeys(tree, isReadOnly);
  const menu = useTreeMenu(tree);
  const lines = linesOf(branches.get(null), null);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the tree within has the focus and its own role
    <div className="tree-frame" ref={place} onKeyDownCapture={onKeyDown} onContextMenu={menu.onContextMenu}>
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: LINE_HEIGHT, padding: 0 }}>
        <Tree
          className={({ state }) => {
            tree.keepState(state);
            return 'tree';
          }}
          aria-labelledby={labelId}
          items={lines}
          dependencies={[branches]}
          expandedKeys={[...tree.expanded].map(String)}
          onExpandedChange={tree.expand}
          selectionMode="multiple"
          selectionBehavior="replace"
          selectedKeys={[...tree.selected].map(String)}
          disabledKeys={tree.restKeys}
          disabledBehavior="selection"
          onAction={tree.act}
          onSelectionChange={tree.select}
          dragAndDropHooks={dragAndDropHooks}
          renderEmptyState={() =>
            branches.get(null) === undefined ? null : <div className="tree-empty">{t('tree.empty')}</div>
          }
        >
          {(line) => <TreeLine line={line} branches={branches} />}
        </Tree>
      </Virtualizer>
      <TreeMenu menu={menu} tree={tree} isReadOnly={isReadOnly} />
      <TreeDialogs onMade={tree.show} />
    </div>
  );
}
