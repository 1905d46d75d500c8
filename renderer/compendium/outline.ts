import { backPartOf, keyOfBack, withBackPart, withBackStep } from './back-parts.ts';
import { type CompendiumDraft, type DraftSection, newSectionKey } from './draft.ts';

/** Where a section stands: below a section or in one of the two parts, and at which place there. */
export interface OutlinePlace {
  /** The key of a section, or the part itself. */
  readonly parent: string;
  readonly index: number;
}
/** A way in which a section can be moved by one step. */
export type OutlineMove = 'up' | 'down' | 'in' | 'out';

/** Sections may stand so many levels deep. */
const MOST_LEVELS = 4;
/** The two parts that hold sections; their names are also the keys of their lines. */
export const PARTS = ['before', 'after'] as const;
export type Part = (typeof PARTS)[number];

const isPart = (key: string): key is Part => key === 'before' || key === 'after';

/** The title of what can be moved, copied and taken out: a section or a part of the back; undefined for other lines. */
export function movableTitle(draft: CompendiumDraft, key: string): string | undefined {
  return findSection(draft, key)?.title ?? backPartOf(draft, key);
}

/** The section of that key, wherever it stands. */
export function findSection(draft: CompendiumDraft, key: string): DraftSection | undefined {
  return findIn([...draft.before, ...draft.after], key);
}

function findIn(sections: readonly DraftSection[], key: string): DraftSection | undefined {
  for (const section of sections) {
    const found = section.key === key ? section : findIn(section.sections, key);
    if (found) return found;
  }
  return undefined;
}

/** Where a section stands; undefined where there is none of that key. */
export function placeOf(draft: CompendiumDraft, key: string): OutlinePlace | undefined {
  return placeIn(draft.before, 'before', key) ?? placeIn(draft.after, 'after', key);
}

function placeIn(sections: readonly DraftSection[], parent: string, key: string): OutlinePlace | undefined {
  const index = sections.findIndex((section) => section.key === key);
  if (index >= 0) return { parent, index };
  for (const section of sections) {
    const place = placeIn(section.sections, section.key, key);
    if (place) return place;
  }
  return undefined;
}

/** What stands in a part or below a section. */
export function sectionsIn(draft: CompendiumDraft, parent: string): readonly DraftSection[] {
  return isPart(parent) ? draft[parent] : (findSection(draft, parent)?.sections ?? []);
}

/** The draft with every list of sections changed by `change`, which is told whose list it is. */
function changeLists(
  draft: CompendiumDraft,
  change: (sections: readonly DraftSection[], parent: string) => readonly DraftSection[],
): CompendiumDraft {
  const deep = (sections: readonly DraftSection[], parent: string): readonly DraftSection[] =>
    change(sections, parent).map((section) => {
      const below = deep(section.sections, section.key);
      return below === section.sections ? section : { ...section, sections: below };
    });
  return { ...draft, before: deep(draft.before, 'before'), after: deep(draft.after, 'after') };
}

/** The draft with the words of one section changed. */
export function withSection(
  draft: CompendiumDraft,
  key: string,
  change: Partial<Pick<DraftSection, 'title' | 'body' | 'parallel'>>,
): CompendiumDraft {
  return changeLists(draft, (sections) =>
    sections.some((section) => section.key === key)
      ? sections.map((section) => (section.key === key ? { ...section, ...change } : section))
      : sections,
  );
}

/** The draft without a section and all that stands below it, or without a part of the back. */
export function withoutSection(draft: CompendiumDraft, key: string): CompendiumDraft {
  const back = backPartOf(draft, key);
  if (back) return withBackPart(draft, back, false);
  return changeLists(draft, (sections) =>
    sections.some((section) => section.key === key)
      ? sections.filter((section) => section.key !== key)
      : sections,
  );
}

/** The draft with a new section: in the part that is chosen, else after the chosen section. */
export function withNewSection(
  draft: CompendiumDraft,
  chosen: string,
  title: string,
): { readonly draft: CompendiumDraft; readonly key: string } {
  const key = newSectionKey();
  const place = placeOf(draft, chosen);
  const parent =
    place?.parent ?? (chosen === 'before' || chosen === 'cover' || chosen === 'design' ? 'before' : 'after');
  const index = place ? place.index + 1 : chosen === 'cover' ? 0 : sectionsIn(draft, parent).length;
  return { key, draft: insert(draft, { key, title, body: '', sections: [] }, { parent, index }) };
}

function insert(draft: CompendiumDraft, section: DraftSection, place: OutlinePlace): CompendiumDraft {
  return changeLists(draft, (sections, parent) =>
    parent === place.parent
      ? [...sections.slice(0, place.index), section, ...sections.slice(place.index)]
      : sections,
  );
}

/**
 * The draft with a section moved to a place, counted with the section still standing where it was. As it was
 * where the section would stand below itself or too deep.
 */
export function withMoved(draft: CompendiumDraft, key: string, place: OutlinePlace): CompendiumDraft {
  const section = findSection(draft, key);
  const from = placeOf(draft, key);
  if (!section || !from || place.parent === key || findIn(section.sections, place.parent)) return draft;
  if (levelOf(draft, place.parent) + heightOf(section) > MOST_LEVELS) return draft;
  const isLater = from.parent === place.parent && from.index < place.index;
  const index = isLater ? place.index - 1 : place.index;
  if (from.parent === place.parent && from.index === index) return draft;
  return insert(withoutSection(draft, key), section, { parent: place.parent, index });
}

function levelOf(draft: CompendiumDraft, parent: string): number {
  if (isPart(parent)) return 0;
  const place = placeOf(draft, parent);
  return place ? levelOf(draft, place.parent) + 1 : 0;
}

const heightOf = (section: DraftSection): number => 1 + Math.max(0, ...section.sections.map(heightOf));

/** The draft with a section or a part of the back moved by one step; the two parts are one list as far as up and down go. */
export function withStep(draft: CompendiumDraft, key: string, move: OutlineMove): CompendiumDraft {
  const back = backPartOf(draft, key);
  if (back) return withBackStep(draft, back, move);
  const place = placeOf(draft, key);
  const target = place && stepTarget(draft, place, move);
  return target ? withMoved(draft, key, target) : draft;
}

function stepTarget(
  draft: CompendiumDraft,
  { parent, index }: OutlinePlace,
  move: OutlineMove,
): OutlinePlace | null {
  const siblings = sectionsIn(draft, parent);
  if (move === 'up') {
    if (index > 0) return { parent, index: index - 1 };
    return parent === 'after' ? { parent: 'before', index: draft.before.length } : null;
  }
  if (move === 'down') {
    if (index < siblings.length - 1) return { parent, index: index + 2 };
    return parent === 'before' ? { parent: 'after', index: 0 } : null;
  }
  if (move === 'in') {
    const sibling = siblings[index - 1];
    return sibling ? { parent: sibling.key, index: sibling.sections.length } : null;
  }
  const above = isPart(parent) ? undefined : placeOf(draft, parent);
  return above ? { parent: above.parent, index: above.index + 1 } : null;
}

/** Where a section dropped on, before or after a line of the outline comes to stand; null where it cannot. */
export function dropPlace(
  draft: CompendiumDraft,
  target: string,
  position: 'before' | 'after' | 'on',
): OutlinePlace | null {
  if (position === 'on') {
    const isHolder = isPart(target) || findSection(draft, target) !== undefined;
    return isHolder ? { parent: target, index: sectionsIn(draft, target).length } : null;
  }
  const place = placeOf(draft, target);
  if (place) return { parent: place.parent, index: place.index + (position === 'after' ? 1 : 0) };
  if (target === 'entries')
    return position === 'before' ? lastOf(draft, 'before') : { parent: 'after', index: 0 };
  if (target === 'after')
    return position === 'before' ? { parent: 'after', index: 0 } : lastOf(draft, 'after');
  const isBehindAll = target === 'back' || backPartOf(draft, target) !== undefined;
  return isBehindAll ? lastOf(draft, 'after') : { parent: 'before', index: 0 };
}

const lastOf = (draft: CompendiumDraft, part: Part): OutlinePlace => ({
  parent: part,
  index: draft[part].length,
});

/** The key of the part that a source names: `cover`, `entries`, or the section at `before/0/1`; undefined where none. */
export function keyOfPart(draft: CompendiumDraft, part: string): string | undefined {
  const [holder = '', ...indexes] = part.split('/');
  const back = holder === 'back' ? draft.back?.[Number(indexes[0])] : undefined;
  if (back) return keyOfBack(back);
  if (indexes.length === 0) return part;
  if (!isPart(holder)) return undefined;
  let sections: readonly DraftSection[] = draft[holder];
  let key: string | undefined;
  for (const index of indexes) {
    const section = sections[Number(index)];
    key = section?.key;
    sections = section?.sections ?? [];
  }
  return key;
}

/** The part of a line of the outline as a source names it; undefined where there is none. */
export function partOfKey(draft: CompendiumDraft, key: string): string | undefined {
  const back = backPartOf(draft, key);
  if (back) return `back/${draft.back?.indexOf(back)}`;
  const place = placeOf(draft, key);
  if (!place) return key === 'cover' || key === 'entries' ? key : undefined;
  const above = isPart(place.parent) ? place.parent : partOfKey(draft, place.parent);
  return `${above}/${place.index}`;
}
