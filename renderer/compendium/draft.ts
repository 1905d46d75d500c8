import type { CompendiumDefinition, Section } from '../../preload/model.ts';

/** A section with a key of its own, by which it is found while it is moved about. */
export interface DraftSection {
  readonly key: string;
  readonly title: string;
  readonly body: string;
  readonly sections: readonly DraftSection[];
  /** In the other language of the book. */
  readonly parallel?: Section['parallel'];
}
/** A compendium as it is edited. */
export interface CompendiumDraft extends Omit<CompendiumDefinition, 'before' | 'after'> {
  readonly before: readonly DraftSection[];
  readonly after: readonly DraftSection[];
}

let lastKey = 0;

/** A key that no section has had before. */
export function newSectionKey(): string {
  lastKey += 1;
  return `section-${lastKey}`;
}

/** The definition to be edited; sections that `previous` had already keep their keys. */
export function toDraft(definition: CompendiumDefinition, previous: CompendiumDraft | null): CompendiumDraft {
  const known = new Map<string, string[]>();
  const byPlace = new Map<string, string>();
  walk([...(previous?.before ?? [])], 'before', (section, place) => {
    remember(section, place);
  });
  walk([...(previous?.after ?? [])], 'after', (section, place) => {
    remember(section, place);
  });
  function remember(section: DraftSection, place: string): void {
    const words = wordsOf(section);
    known.set(words, [...(known.get(words) ?? []), section.key]);
    byPlace.set(place, section.key);
  }
  const used = new Set<string>();
  const claimSame = (section: Section): string | undefined => {
    const key = known.get(wordsOf(section))?.find((candidate) => !used.has(candidate));
    if (key !== undefined) used.add(key);
    return key;
  };
  // Subtle: sections whose words are the same come first, so that an edited one cannot take their keys.
  const sameKeys = new Map<Section, string>();
  walk([...definition.before, ...definition.after], '', (section) => {
    const key = claimSame(section);
    if (key !== undefined) sameKeys.set(section, key);
  });
  const convert = (sections: readonly Section[], place: string): readonly DraftSection[] =>
    sections.map((section, index) => {
      const here = `${place}/${index}`;
      const there = byPlace.get(here);
      const key =
        sameKeys.get(section) ?? (there !== undefined && !used.has(there) ? there : newSectionKey());
      used.add(key);
      return { ...section, key, sections: convert(section.sections, here) };
    });
  return {
    ...definition,
    before: convert(definition.before, 'before'),
    after: convert(definition.after, 'after'),
  };
}

const wordsOf = ({ title, body }: Pick<Section, 'title' | 'body'>): string => `${title}\n${body}`;

function walk<S extends { readonly sections: readonly S[] }>(
  sections: readonly S[],
  place: string,
  visit: (section: S, place: string) => void,
): void {
  sections.forEach((section, index) => {
    visit(section, `${place}/${index}`);
    walk(section.sections, `${place}/${index}`, visit);
  });
}

/** The definition as the archive keeps it. */
export function toDefinition(draft: CompendiumDraft): CompendiumDefinition {
  return { ...draft, before: draft.before.map(bare), after: draft.after.map(bare) };
}

function bare({ title, body, sections, parallel }: DraftSection): Section {
  return { title, body, sections: sections.map(bare), ...(parallel && { parallel }) };
}

/** True where two drafts would be kept as the same definition. */
export function isSameDraft(a: CompendiumDraft, b: CompendiumDraft): boolean {
  return a === b || JSON.stringify(toDefinition(a)) === JSON.stringify(toDefinition(b));
}
