import { ARTIFACT, type NodeNumber } from '../layout/boxes.ts';
import type { Structure } from '../layout/structure.ts';
import type { ObjectFile } from './object-file.ts';

/** Writes the structure tree of a book while its pages are written (ISO 32000-1, 14.7). */
export interface StructureTree {
  readonly openPage: (object: number) => PageMarks;
  /** Says that content of a page belongs to a node; gives its marked-content number there. */
  readonly mark: (node: NodeNumber, page: PageMarks) => number;
  /** Says that an annotation of a page belongs to a node; gives its key in the parent tree. */
  readonly attach: (node: NodeNumber, annotation: number, page: PageMarks) => number;
  readonly closePage: (page: PageMarks) => void;
  /** Writes the tree; gives the number of its root. */
  readonly finish: () => number;
}
/** A page, its key in the parent tree, and the nodes of its marked content in their order. */
export interface PageMarks {
  readonly object: number;
  readonly key: number;
  readonly owners: string[];
}

/**
 * Nodes come into the tree when the first content of theirs is written: their order is the order of reading,
 * and a node without content leaves nothing.
 */
export function createStructureTree(structure: Structure, file: ObjectFile): StructureTree {
  const root = file.allot();
  const objects: number[] = [];
  const kids: string[] = [];
  const pages: number[] = [];
  /** The parent tree from pages and annotations to the nodes that own them (14.7.4.4), by key. */
  const parentTree: string[] = [];

  const reference = (node: NodeNumber) => `${node === ARTIFACT ? root : objects[node]} 0 R`;
  const enter = (node: NodeNumber) => {
    if (node === ARTIFACT || objects[node] !== undefined) return;
    const parent = structure.parents[node] ?? ARTIFACT;
    enter(parent);
    const object = file.allot();
    objects[node] = object;
    kids[node] = '';
    if (parent !== ARTIFACT) kids[parent] += `${object} 0 R `;
  };
  const openPage: StructureTree['openPage'] = (object) => {
    const marks = { object, key: parentTree.length, owners: [] };
    parentTree.push('');
    return marks;
  };
  const mark: StructureTree['mark'] = (node, { object, owners }) => {
    enter(node);
    const number = owners.push(reference(node)) - 1;
    pages[node] ??= object;
    kids[node] += pages[node] === object ? `${number} ` : `<</Type/MCR/Pg ${object} 0 R/MCID ${number}>>`;
    return number;
  };
  const attach: StructureTree['attach'] = (node, annotation, page) => {
    enter(node);
    kids[node] += `<</Type/OBJR/Obj ${annotation} 0 R/Pg ${page.object} 0 R>>`;
    return parentTree.push(reference(node)) - 1;
  };
  const closePage: StructureTree['closePage'] = ({ key, owners }) => {
    const object = file.allot();
    file.addObject(object, `[${owners.join(' ')}]`);
    parentTree[key] = `${object} 0 R`;
  };
  const finish = () => {
    // Cover and contents are written last and read first.
    kids[0] = objects
      .map((_, node) => node)
      .filter((node) => node > 0 && structure.parents[node] === 0)
      .map(reference)
      .join(' ');
    objects.forEach((object, node) => {
      const page = pages[node] === undefined ? '' : `/Pg ${pages[node]} 0 R`;
      const numbering = structure.numberings.get(node);
      const attributes = numbering ? `/A<</O/List/ListNumbering/${numbering}>>` : '';
      const parent = reference(structure.parents[node] ?? ARTIFACT);
      file.addObject(
        object,
        `<</S/${structure.roles[node]}/P ${parent}${page}${attributes}/K[${kids[node]}]>>`,
      );
    });
    const parents = file.allot();
    file.addObject(parents, `<</Nums[${parentTree.map((owner, key) => `${key} ${owner}`).join(' ')}]>>`);
    const document = objects[0] === undefined ? '' : `/K ${objects[0]} 0 R`;
    const next = parentTree.length;
    file.addObject(
      root,
      `<</Type/StructTreeRoot${document}/ParentTree ${parents} 0 R/ParentTreeNextKey ${next}>>`,
    );
    return root;
  };
  return { openPage, mark, attach, closePage, finish };
}
