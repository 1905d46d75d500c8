import { expect, test } from 'vitest';
import type { CompendiumDefinition, Section } from '../../preload/model.ts';
import { type CompendiumDraft, toDefinition, toDraft } from '../../renderer/compendium/draft.ts';
import {
  dropPlace,
  findSection,
  type OutlineMove,
  withMoved,
  withStep,
} from '../../renderer/compendium/outline.ts';

const section = (title: string, ...sections: readonly Section[]): Section => ({
  title,
  body: `${title} body`,
  sections,
});
const definition: CompendiumDefinition = {
  title: 'Book',
  subtitle: '',
  institution: '',
  year: '',
  language: 'az',
  before: [section('a', section('a1'), section('a2')), section('b')],
  entries: { title: '', isNumbered: true, selection: { records: [] } },
  after: [section('c')],
};

function outlineOf({ before, after }: CompendiumDraft): string {
  const told = (sections: CompendiumDraft['before']): string =>
    sections
      .map(({ title, sections: below }) => (below.length > 0 ? `${title}(${told(below)})` : title))
      .join(' ');
  return `${told(before)} | ${told(after)}`;
}
function keyOf(draft: CompendiumDraft, title: string): string {
  const search = (sections: CompendiumDraft['before']): string | undefined => {
    for (const { key, title: other, sections: below } of sections) {
      const found = other === title ? key : search(below);
      if (found) return found;
    }
    return undefined;
  };
  return search([...draft.before, ...draft.after]) ?? title;
}

test.each<readonly [string, readonly OutlineMove[], string]>([
  ['a', ['up'], 'a(a1 a2) b | c'],
  ['a', ['down'], 'b a(a1 a2) | c'],
  ['b', ['down'], 'a(a1 a2) | b c'],
  ['c', ['up'], 'a(a1 a2) b c | '],
  ['b', ['in'], 'a(a1 a2 b) | c'],
  ['a2', ['out'], 'a(a1) a2 b | c'],
  ['a1', ['down'], 'a(a2 a1) b | c'],
  ['a1', ['up'], 'a(a1 a2) b | c'],
  ['a2', ['in', 'out'], 'a(a1 a2) b | c'],
  ['b', ['in', 'up', 'out', 'down'], 'a(a1 a2) | b c'],
])('section %s moved %j gives %s', (title, moves, outline) => {
  const draft = toDraft(definition, null);
  const key = keyOf(draft, title);
  expect(outlineOf(moves.reduce((moved, move) => withStep(moved, key, move), draft))).toBe(outline);
});

test.each<readonly [string, string, 'before' | 'after' | 'on', string]>([
  ['b', 'a', 'before', 'b a(a1 a2) | c'],
  ['a', 'b', 'after', 'b a(a1 a2) | c'],
  ['a', 'c', 'on', 'b | c(a(a1 a2))'],
  ['a1', 'after', 'on', 'a(a2) b | c a1'],
  ['b', 'entries', 'after', 'a(a1 a2) | b c'],
  ['c', 'entries', 'before', 'a(a1 a2) b c | '],
  ['a', 'a1', 'after', 'a(a1 a2) b | c'],
  ['b', 'cover', 'after', 'b a(a1 a2) | c'],
])('section %s dropped at %s (%s is where) gives the outline', (title, target, position, outline) => {
  const draft = toDraft(definition, null);
  const place = dropPlace(draft, keyOf(draft, target), position);
  expect(outlineOf(place ? withMoved(draft, keyOf(draft, title), place) : draft)).toBe(outline);
});

test('a definition comes back from its draft as it was', () => {
  expect(toDefinition(toDraft(definition, null))).toEqual(definition);
});

test('sections keep their keys when the archive tells the definition anew, whatever moved', () => {
  const draft = toDraft(definition, null);
  const moved = withStep(draft, keyOf(draft, 'a'), 'down');
  const told = toDraft(toDefinition(moved), draft);
  expect(told).toEqual(moved);
  expect(findSection(told, keyOf(draft, 'a2'))?.title).toBe('a2');
});
