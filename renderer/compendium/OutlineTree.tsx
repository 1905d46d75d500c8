import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { Tree, useDragAndDrop } from 'react-aria-components';
import { text, useText } from '../i18n.ts';
import { backPartOf, keyOfBack, withBackMoved } from './back-parts.ts';
import type { CompendiumDraft, DraftSection } from './draft.ts';
import { OutlineLine } from './OutlineLine.tsx';
import { OutlineTools } from './OutlineTools.tsx';
import { dropPlace, movableTitle, type OutlineMove, withMoved, withStep } from './outline.ts';
import type { Composer } from './use-composer.ts';
import './OutlineTree.css';

interface OutlineTreeProps {
  readonly composer: Composer;
  readonly isReadOnly: boolean;
  readonly chosen: string;
  readonly onChoose: (key: string) => void;
}
/** A line of the outline: a part of the book, or a section in it. */
export interface OutlineNode {
  readonly key: string;
  readonly kind: 'cover' | 'design' | 'before' | 'entries' | 'after' | 'back' | 'section' | 'backPart';
  readonly title: string;
  readonly children: readonly OutlineNode[];
}
const MOVES: Readonly<Record<string, OutlineMove>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
};

/** The book from cover to last section; sections are moved by dragging, by Alt with the arrows, or by buttons. */
export function OutlineTree({ composer, isReadOnly, chosen, onChoose }: OutlineTreeProps): ReactNode {
  const t = useText();
  const place = useRef<HTMLDivElement>(null);
  const { draft, keep } = composer;
  const change = (key: string, next: (draft: CompendiumDraft) => CompendiumDraft): void => {
    keep(next);
    onChoose(key);
    focusLine(place.current, key);
  };
  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: isReadOnly,
    getItems: (keys) =>
      [...keys]
        .map((key) => movableTitle(draft, String(key)))
        .filter((title) => title !== undefined)
        .map((title) => ({ 'text/plain': title })),
    onMove: ({ keys, target }) => {
      const key = String([...keys][0]);
      const back = backPartOf(draft, key);
      const neighbour = backPartOf(draft, String(target.key));
      if (back) {
        const side = target.dropPosition === 'before' ? 'before' : 'after';
        if (neighbour) change(key, (before) => withBackMoved(before, back, neighbour, side));
        return;
      }
      const to = dropPlace(draft, String(target.key), target.dropPosition);
      if (to) change(key, (before) => withMoved(before, key, to));
    },
  });
  const press = (event: KeyboardEvent): void => {
    const move = MOVES[event.key];
    const key = (event.target as HTMLElement).closest<HTMLElement>('[data-key]')?.dataset['key'];
    if (!event.altKey || !move || key === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (!isReadOnly && movableTitle(draft, key) !== undefined)
      change(key, (before) => withStep(before, key, move));
  };
  const nodes = nodesOf(draft, t('compendium.noTitle'));
  return (
    <div className="outline" ref={place} onKeyDownCapture={press}>
      {!isReadOnly && <OutlineTools draft={draft} chosen={chosen} onChange={change} />}
      <Tree
        className="outline-tree"
        aria-label={t('compendium.outline')}
        items={nodes}
        defaultExpandedKeys={expandable(nodes)}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={[chosen]}
        onSelectionChange={(keys) => {
          if (keys !== 'all') for (const key of keys) onChoose(String(key));
        }}
        dragAndDropHooks={dragAndDropHooks}
      >
        {(node) => <OutlineLine node={node} />}
      </Tree>
    </div>
  );
}

function nodesOf(draft: CompendiumDraft, noTitle: string): readonly OutlineNode[] {
  const sectionNode = (section: DraftSection): OutlineNode => ({
    key: section.key,
    kind: 'section',
    title: section.title.trim() || noTitle,
    children: section.sections.map(sectionNode),
  });
  return [
    { key: 'cover', kind: 'cover', title: draft.title, children: [] },
    { key: 'design', kind: 'design', title: '', children: [] },
    { key: 'before', kind: 'before', title: '', children: draft.before.map(sectionNode) },
    { key: 'entries', kind: 'entries', title: draft.entries.title, children: [] },
    { key: 'after', kind: 'after', title: '', children: draft.after.map(sectionNode) },
    {
      key: 'back',
      kind: 'back',
      title: '',
      children: (draft.back ?? []).map((part) => ({
        key: keyOfBack(part),
        kind: 'backPart',
        title: text(`back.${part}`),
        children: [],
      })),
    },
  ];
}

function expandable(nodes: readonly OutlineNode[]): readonly string[] {
  return nodes.flatMap(({ key, children }) => [key, ...expandable(children)]);
}

/** Subtle: a line that moved in the page has lost the focus. */
function focusLine(tree: HTMLElement | null, key: string): void {
  requestAnimationFrame(() => {
    requestAnimationFrame(() => tree?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus());
  });
}
