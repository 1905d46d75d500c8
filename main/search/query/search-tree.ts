import type { SearchNote, SearchPart } from '../../../preload/model.ts';

/** Words that must stand one after the other; the last one may be the beginning of a word only. */
export interface Words {
  readonly tokens: readonly string[];
  /** The same word as Russian, where it is made of look-alikes only: it is searched both ways. */
  readonly russian: string | null;
  readonly isPrefix: boolean;
}

/** What a field must hold. Days count from 0000-01-01, amounts are in minor units; null bounds are open. */
export type Condition =
  | { readonly kind: 'words'; readonly field: string; readonly words: Words }
  | { readonly kind: 'days'; readonly field: string; readonly from: number; readonly to: number }
  | {
      readonly kind: 'range';
      readonly field: string;
      readonly from: number | null;
      readonly to: number | null;
      readonly currency: string | null;
    }
  | { readonly kind: 'types'; readonly types: readonly string[] }
  | { readonly kind: 'country'; readonly country: string }
  | { readonly kind: 'filled'; readonly field: string };

/** A search as it was understood. */
export type SearchTree =
  | { readonly kind: 'all' }
  | { readonly kind: 'words'; readonly words: Words }
  | { readonly kind: 'condition'; readonly condition: Condition }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly SearchTree[] }
  | { readonly kind: 'not'; readonly part: SearchTree };

export interface ParsedSearch {
  readonly tree: SearchTree;
  /** Nothing in it searches: everything is found. */
  readonly isEmpty: boolean;
  readonly notes: readonly SearchNote[];
  readonly parts: readonly SearchPart[];
}

/** The words that a match shows: those wanted anywhere and in fields, none of those excluded. */
export function wantedWords(tree: SearchTree): readonly Words[] {
  switch (tree.kind) {
    case 'words':
      return [tree.words];
    case 'condition':
      return tree.condition.kind === 'words' ? [tree.condition.words] : [];
    case 'and':
    case 'or':
      return tree.parts.flatMap(wantedWords);
    default:
      return [];
  }
}
