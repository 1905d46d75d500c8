import { ARTIFACT, type NodeNumber } from '../layout/boxes.ts';
import type { Structure } from '../layout/structure.ts';
import type { ObjectFile } from './object-file.ts';

/** Writes the structure tree of a book while its pages are written (ISO 32000-1, 14.7). */
export interface StructureTree {
  /** Says that content of a page belongs to a node; gives its marked-content number there. */
  readonly mark: (node: NodeNumber, page: PageMarks) => number;
  /** Says that an annotation of a page belongs to a node; gives its key in the parent tree. */
  readonly attach: (node: NodeNumber, annotation: number, page: PageMarks) => number;
  /** Writes the tree; gives the number of its root. */
  readonly finish: () => number;
}
/** A page and the nodes of its marked content, in their order. */
export interface PageMarks {
  readonly object: number;
  /** Its key in the parent tree. */
  readonly key: number;
  readonly owners: string[];
}

/**
 * Nodes come into the tree when the first content of theirs is written: their order is the order of reading,
 * and a node without content leaves nothing. `firstKey` is the first free key of the parent tree.
 */
export function createStructureTree(structure: Structure, file: ObjectFile, firstKey: number): StructureTree {
  const root = file.allot();
  const objects = new Int32Array(structure.roles.length);
  const kids: string[] = new Array<string>(structure.roles.length).fill('');
  const pages = new Int32Array(structure.roles.length);
  const links: string[] = [];
  const pageOwners: { readonly key: number; readonly owners: readonly string[] }[] = [];

  const reference = (node: NodeNumber) => `${node === ARTIFACT ? root : objects[node]} 0 R`;
  const enter = (node: NodeNumber) => {
    if (node === ARTIFACT || objects[node] !== 0) return;
    const parent = structure.parents[node] ?? ARTIFACT;
    enter(parent);
    objects[node] = file.allot();
    if (parent !== ARTIFACT) kids[parent] += `${objects[node]} 0 R `;
  };
  const mark: StructureTree['mark'] = (node, page) => {
    enter(node);
    const { owners } = page;
    if (owners.length === 0) pageOwners.push(page);
    const number = owners.push(reference(node)) - 1;
    if (pages[node] === 0) pages[node] = page.object;
    kids[node] +=
      pages[node] === page.object ? `${number} ` : `<</Type/MCR/Pg ${page.object} 0 R/MCID ${number}>>`;
    return number;
  };
  const attach: StructureTree['attach'] = (node, annotation, page) => {
    enter(node);
    kids[node] += `<</Type/OBJR/Obj ${annotation} 0 R/Pg ${page.object} 0 R>>`;
    return firstKey + links.push(reference(node)) - 1;
  };
  const finish = () => {
    structure.roles.forEach((role, node) => {
      if (objects[node] === 0) return;
      const page = pages[node] === 0 ? '' : `/Pg ${pages[node]} 0 R`;
      const numbering = structure.numberings.get(node);
      const attributes = numbering ? `/A<</O/List/ListNumbering/${numbering}>>` : '';
      const parent = reference(structure.parents[node] ?? ARTIFACT);
      file.addObject(objects[node] ?? 0, `<</S/${role}/P ${parent}${page}${attributes}/K[${kids[node]}]>>`);
    });
    const parents = file.allot();
    file.addObject(parents, `<</Nums[${parentTree(pageOwners, links, firstKey, file)}]>>`);
    const next = firstKey + links.length;
    const document = objects[0] === 0 ? '' : `/K ${objects[0]} 0 R`;
    file.addObject(
      root,
      `<</Type/StructTreeRoot${document}/ParentTree ${parents} 0 R/ParentTreeNextKey ${next}>>`,
    );
    return root;
  };
  return { mark, attach, finish };
}

/** The number tree from pages and annotations to the nodes that own them (ISO 32000-1, 14.7.4.4). */
function parentTree(
  pages: readonly { readonly key: number; readonly owners: readonly string[] }[],
  links: readonly string[],
  firstKey: number,
  file: ObjectFile,
): string {
  const numbers = pages.map(({ key, owners }) => {
    const object = file.allot();
    file.addObject(object, `[${owners.join(' ')}]`);
    return `${key} ${object} 0 R`;
  });
  return [...numbers, ...links.map((link, index) => `${firstKey + index} ${link}`)].join(' ');
}
