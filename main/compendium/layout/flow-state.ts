import type { Inline } from '../../../preload/structured-text.ts';
import type { BookCrossReference } from '../book.ts';
import { type Atom, atomsOfInlines } from './atoms.ts';
import type { NodeNumber } from './boxes.ts';
import type { Column } from './column.ts';
import { createNoteMark } from './notes.ts';
import type { PageLabel } from './page-labels.ts';
import type { Setting } from './set-paragraph.ts';
import type { Structure } from './structure.ts';
import type { TextStyle } from './styles.ts';

/** Where an entry begins: its page, from 0, and the height on it. */
export interface EntryPlace {
  readonly page: number;
  readonly y: number;
}

/** What setting a block must know of the flow that it stands in. */
export interface FlowState {
  /** Entries that stand on pages that are full already; what stands before the back of a book is. */
  readonly placeOf: (uuid: string) => EntryPlace | undefined;
  /** Where a name or term stands on pages that are full already. */
  readonly mentionsOf: (mention: string) => readonly EntryPlace[];
  readonly labelOf: PageLabel;
  /** The page of a record or its scans, in words; both stand in the language of the book. */
  readonly crossReference: (to: BookCrossReference['to'], page: string) => string;
  /** Where the pages of an entry's originals begin, as far as it is known. */
  readonly scansOf: (uuid: string) => EntryPlace | undefined;
  readonly setting: Setting;
  readonly structure: Structure;
  readonly column: Column;
  readonly root: NodeNumber;
  /** The chapter that blocks now belong to. */
  chapter: NodeNumber;
  /** How wide the block is that is set now. */
  width: number;
}

/** Where things stand that are printed already. */
export type Places = Pick<FlowState, 'placeOf' | 'mentionsOf' | 'labelOf' | 'scansOf' | 'crossReference'>;

/** The atoms of runs in a style, their links and remarks below a node. */
export function inlineAtoms(
  inlines: readonly Inline[],
  style: TextStyle,
  node: NodeNumber,
  { setting, structure, chapter }: FlowState,
): readonly Atom[] {
  const linkNode = () => structure.add('Link', node);
  const mark = createNoteMark(chapter, setting, structure);
  return atomsOfInlines(inlines, style, node, setting.measure, linkNode, structure.addForeign, mark);
}
