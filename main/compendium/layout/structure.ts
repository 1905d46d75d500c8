import type { NodeNumber } from './boxes.ts';

/** The roles of PDF's structure tree that a book uses (ISO 32000-1, 14.8.4). */
export type Role =
  | 'Document'
  | 'Sect'
  | 'TOC'
  | 'TOCI'
  | 'Reference'
  | 'Link'
  | 'Span'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'H5'
  | 'H6'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure'
  | 'Note';
export type Numbering = 'Disc' | 'Decimal';

/** The structure tree while it grows: nodes are numbers, the document is 0, a child is younger than its parent. */
export interface Structure {
  readonly roles: readonly Role[];
  readonly parents: readonly NodeNumber[];
  readonly numberings: ReadonlyMap<NodeNumber, Numbering>;
  /** Languages of the nodes that are not in the book's (BCP 47). */
  readonly languages: ReadonlyMap<NodeNumber, string>;
  /** What is heard in place of a figure. */
  readonly alternatives: ReadonlyMap<NodeNumber, string>;
  /** Cells that say what stands in their row. */
  readonly rowHeads: ReadonlySet<NodeNumber>;
  readonly addRowHead: (parent: NodeNumber) => NodeNumber;
  /** What a figure reads, where it is one of words. */
  readonly texts: ReadonlyMap<NodeNumber, string>;
  readonly addFigure: (alternative: string, parent: NodeNumber, text?: string) => NodeNumber;
  readonly add: (role: Role, parent: NodeNumber, numbering?: Numbering) => NodeNumber;
  /** A part of a line in another language, of the text where it is a `Sect`, or a remark. */
  readonly addForeign: (language: string, parent: NodeNumber, role?: 'Span' | 'Sect' | 'Note') => NodeNumber;
}

/** A tree with its document alone. */
export function createStructure(): Structure {
  const roles: Role[] = ['Document'];
  const parents: NodeNumber[] = [-1];
  const numberings = new Map<NodeNumber, Numbering>();
  const languages = new Map<NodeNumber, string>();
  const alternatives = new Map<NodeNumber, string>();
  const texts = new Map<NodeNumber, string>();
  const add: Structure['add'] = (role, parent, numbering) => {
    roles.push(role);
    parents.push(parent);
    if (numbering) numberings.set(roles.length - 1, numbering);
    return roles.length - 1;
  };
  const addForeign: Structure['addForeign'] = (language, parent, role = 'Span') => {
    const node = add(role, parent);
    languages.set(node, language);
    return node;
  };
  const rowHeads = new Set<NodeNumber>();
  const addRowHead: Structure['addRowHead'] = (parent) => {
    const node = add('TH', parent);
    rowHeads.add(node);
    return node;
  };
  const addFigure: Structure['addFigure'] = (alternative, parent, text = '') => {
    const node = add('Figure', parent);
    alternatives.set(node, alternative);
    if (text !== '') texts.set(node, text);
    return node;
  };
  return {
    ...{ roles, parents, numberings, languages, alternatives, texts, rowHeads },
    ...{ add, addFigure, addForeign, addRowHead },
  };
}

const HEADINGS = ['H1', 'H2', 'H3', 'H4', 'H5', 'H6'] as const;

/** The role of a heading of a level; levels below the sixth are the sixth. */
export function headingRole(level: number): Role {
  return HEADINGS[Math.min(level, HEADINGS.length) - 1] ?? 'H1';
}
