import {
  ArrowDown,
  ArrowUp,
  IndentDecrease,
  IndentIncrease,
  type LucideIcon,
  Plus,
  Trash2,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { Toolbar } from 'react-aria-components';
import { start } from '../attempt.ts';
import { client } from '../client.ts';
import { type TextKey, text, useText } from '../i18n.ts';
import { IconButton } from '../ui/Button.tsx';
import { showToast } from '../ui/toasts.ts';
import { backPartOf } from './back-parts.ts';
import type { CompendiumDraft } from './draft.ts';
import { movableTitle, type OutlineMove, withNewSection, withoutSection, withStep } from './outline.ts';

interface OutlineToolsProps {
  readonly draft: CompendiumDraft;
  readonly chosen: string;
  /** Keeps a change of the draft and chooses a line. */
  readonly onChange: (chosen: string, change: (draft: CompendiumDraft) => CompendiumDraft) => void;
}
const STEPS: readonly { move: OutlineMove; icon: LucideIcon; label: TextKey; shortcut: string }[] = [
  { move: 'up', icon: ArrowUp, label: 'action.moveUp', shortcut: 'Alt+↑' },
  { move: 'down', icon: ArrowDown, label: 'action.moveDown', shortcut: 'Alt+↓' },
  { move: 'out', icon: IndentDecrease, label: 'compendium.levelUp', shortcut: 'Alt+←' },
  { move: 'in', icon: IndentIncrease, label: 'compendium.levelDown', shortcut: 'Alt+→' },
];

/** The buttons over the outline; they act on the chosen section. */
export function OutlineTools({ draft, chosen, onChange }: OutlineToolsProps): ReactNode {
  const t = useText();
  const title = movableTitle(draft, chosen);
  const isMovable = title !== undefined;
  const back = backPartOf(draft, chosen);
  const add = (): void => {
    const { key, draft: next } = withNewSection(draft, chosen, t('compendium.newSection'));
    onChange(key, () => next);
  };
  const remove = (): void => {
    onChange(chosen, (before) => withoutSection(before, chosen));
    showToast(text('compendium.sectionRemoved', { title: back ? text(`back.${back}`) : (title ?? '') }), {
      action: { label: text('action.undo'), run: () => start(() => client.undo({})) },
    });
  };
  return (
    <Toolbar className="outline-tools" aria-label={t('compendium.tools')}>
      <IconButton size="small" icon={Plus} label={t('compendium.addSection')} onPress={add} />
      {STEPS.map(({ move, icon, label, shortcut }) => (
        <IconButton
          key={move}
          size="small"
          icon={icon}
          label={t(label)}
          shortcut={shortcut}
          isDisabled={!isMovable || withStep(draft, chosen, move) === draft}
          onPress={() => onChange(chosen, (before) => withStep(before, chosen, move))}
        />
      ))}
      <span className="text-tools-space" />
      <IconButton
        size="small"
        icon={Trash2}
        label={t('compendium.removeSection')}
        isDisabled={!isMovable}
        onPress={remove}
      />
    </Toolbar>
  );
}
