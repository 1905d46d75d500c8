import type { NodeNumber } from './boxes.ts';

/** The roles of PDF's structure tree that a book uses (ISO 32000-1, 14.8.4). */
export type Role =
  | 'Document'
  | 'Sect'
  | 'TOC'
  | 'TOCI'
  | 'Reference'
  | 'Link'
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
  | 'LBody';
export type Numbering = 'Disc' | 'Decimal';

/** The structure tree while it grows: nodes are numbers, the document is 0, a child is younger than its parent. */
export interface Structure {
  readonly roles: readonly Role[];
  readonly parents: readonly NodeNumber[];
  readonly numberings: ReadonlyMap<NodeNumber, Numbering>;
  readonly add: (role: Role, parent: NodeNumber, numbering?: Numbering) => NodeNumber;
}

/** A tree with its document alone. */
export function createStructure(): Structure {
  const roles: Role[] = ['Document'];
  const parents: NodeNumber[] = [-1];
  const numberings = new Map<NodeNumber, Numbering>();
  return {
    roles,
    parents,
    numberings,
    add: (role, parent, numbering) => {
      roles.push(role);
      parents.push(parent);
      if (numbering) numberings.set(roles.length - 1, numbering);
      return roles.length - 1;
    },
  };
}

const HEADINGS = ['H1', 'H2', 'H3', 'H4', 'H5', 'H6'] as const;

/** The role of a heading of a level; levels below the sixth are the sixth. */
export function headingRole(level: number): Role {
  return HEADINGS[Math.min(level, HEADINGS.length) - 1] ?? 'H1';
}
