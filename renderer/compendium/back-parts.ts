import { BACK_PARTS, type BackPart } from '../../preload/model.ts';
import type { CompendiumDraft } from './draft.ts';

const PREFIX = 'back-';

/** The key of the line of the outline that stands for a part made by the archive. */
export const keyOfBack = (part: BackPart): string => `${PREFIX}${part}`;

/** The part that a line stands for; undefined where it is another line, or the book has no such part. */
export function backPartOf({ back = [] }: CompendiumDraft, key: string): BackPart | undefined {
  return back.find((part) => keyOfBack(part) === key);
}

/** The draft with a part at the end of the book, in its usual place among the others, or without it. */
export function withBackPart(draft: CompendiumDraft, part: BackPart, isWanted: boolean): CompendiumDraft {
  const { back = [] } = draft;
  if (back.includes(part) === isWanted) return draft;
  if (!isWanted) return { ...draft, back: back.filter((other) => other !== part) };
  const later = back.findIndex((other) => BACK_PARTS.indexOf(other) > BACK_PARTS.indexOf(part));
  const at = later < 0 ? back.length : later;
  return { ...draft, back: [...back.slice(0, at), part, ...back.slice(at)] };
}

/** The draft with a part before or after another; as it was where they are the same. */
export function withBackMoved(
  draft: CompendiumDraft,
  part: BackPart,
  target: BackPart,
  position: 'before' | 'after',
): CompendiumDraft {
  if (part === target) return draft;
  const others = (draft.back ?? []).filter((other) => other !== part);
  const at = others.indexOf(target) + (position === 'after' ? 1 : 0);
  return { ...draft, back: [...others.slice(0, at), part, ...others.slice(at)] };
}

/** The draft with a part one place up or down; as it was at the end. */
export function withBackStep(draft: CompendiumDraft, part: BackPart, move: string): CompendiumDraft {
  const { back = [] } = draft;
  const at = back.indexOf(part);
  const neighbour = move === 'up' ? back[at - 1] : move === 'down' ? back[at + 1] : undefined;
  if (neighbour === undefined) return draft;
  return withBackMoved(draft, part, neighbour, move === 'up' ? 'before' : 'after');
}
