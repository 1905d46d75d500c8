import { ARTIFACT, type NodeNumber } from '../layout/boxes.ts';
import type { Structure } from '../layout/structure.ts';
import type { ObjectFile } from './object-file.ts';
import { utf16 } from './page-content.ts';

/** Writes the structure tree of a book while its pages are written (ISO 32000-1, 14.7). */
export interface StructureTree {
  readonly openPage: (object: number) => PageMarks;
  /** Says that content of a page belongs to a node; gives its marked-content number there. */
  readonly mark: (node: NodeNumber, page: PageMarks) => number;
  /** Says that an annotation of a page belongs to a node; gives its key in the parent tree. */
  readonly attach: (node: NodeNumber, annotation: number, page: PageMarks) => number;
  /** Writes the page's part of the tree: all nodes but those that the next page may go on with. */
  readonly closePage: (page: PageMarks) => void;
  /** Writes what is left of the tree; gives the number of its root. */
  readonly finish: () => number;
}
/** A page, its key in the parent tree, and the nodes of its marked content in their order. */
export interface PageMarks {
  readonly object: number;
  readonly key: number;
  /** Numbers of the objects of those nodes. */
  readonly owners: number[];
}

/** What is known of a node that has no end yet: the page of its content and, as they are written, its children. */
interface OpenNode {
  node: NodeNumber;
  page: number;
  /** Marked content of `page` as its number, a node as its object's number below 0, all else as it is written. */
  readonly kids: (number | string)[];
}

/**
 * Nodes come into the tree when the first content of theirs is written: their order is the order of reading,
 * and a node without content leaves nothing. They leave memory as soon as no content of theirs can follow.
 */
export function createStructureTree(structure: Structure, file: ObjectFile): StructureTree {
  const root = file.allot();
  const objects: number[] = [];
  /** Nodes without an end, the youngest last; what is behind them is used again. */
  const open: OpenNode[] = [];
  let living = 0;
  /** Where the text, that of each language and a remark at the foot of a page may go on on the next page. */
  const last = new Map<string, NodeNumber>();
  const ids: { readonly id: string; readonly object: number }[] = [];
  const parts: NodeNumber[] = [];
  /** The parent tree from pages and annotations to the nodes that own them (14.7.4.4), by key. */
  const parentTree: number[] = [];

  const find = (node: NodeNumber): OpenNode | null => {
    for (let at = living - 1; at >= 0; at--) if (open[at]?.node === node) return open[at] ?? null;
    return null;
  };
  const enter = (node: NodeNumber): OpenNode => {
    const known = find(node);
    if (known) return known;
    if (objects[node] !== undefined) throw new Error(`node ${node} has content after its end`);
    const parent = structure.parents[node] ?? ARTIFACT;
    const above = parent === ARTIFACT ? null : enter(parent);
    const object = file.allot();
    objects[node] = object;
    if (parent === 0) parts.push(node);
    else if (above) above.kids.push(-object);
    const entered = open[living] ?? { node, page: 0, kids: [] };
    entered.node = node;
    entered.page = 0;
    entered.kids.length = 0;
    open[living++] = entered;
    return entered;
  };
  const close = ({ node, page, kids }: OpenNode) => {
    const numbering = structure.numberings.get(node);
    const role = structure.roles[node];
    // Head cells stand over their columns or before their rows (ISO 14289-1, 7.5).
    const headed = structure.rowHeads.has(node) ? 'Row' : 'Column';
    const scope = role === 'TH' ? `/A<</O/Table/Scope/${headed}>>` : '';
    const attributes = numbering ? `/A<</O/List/ListNumbering/${numbering}>>` : scope;
    const language = structure.languages.get(node);
    const spoken = language === undefined ? '' : `/Lang(${language})`;
    const alternative = structure.alternatives.get(node);
    const text = structure.texts.get(node);
    const read = text === undefined ? '' : `/ActualText${utf16(text)}`;
    const heard = alternative === undefined ? '' : `/Alt${utf16(alternative)}${read}`;
    const parent = structure.parents[node] ?? ARTIFACT;
    const above = parent === ARTIFACT ? root : objects[parent];
    // A remark is known by its number in the file (ISO 14289-1, 7.9).
    const id = role === 'Note' ? `note-${String(node).padStart(9, '0')}` : null;
    if (id !== null) ids.push({ id, object: objects[node] ?? 0 });
    const named = id === null ? '' : `/ID(${id})`;
    const place = page === 0 ? '' : `/Pg ${page} 0 R`;
    file.addObject(
      objects[node] ?? 0,
      `<</S/${role}/P ${above} 0 R${place}${named}${spoken}${heard}${attributes}/K[${kids.map(shownKid).join(' ')}]>>`,
    );
  };
  /** Writes the nodes that are done, and keeps the others in their order. */
  const closeAll = (isDone: (node: NodeNumber) => boolean) => {
    let kept = 0;
    for (let at = 0; at < living; at++) {
      const node = open[at] as OpenNode;
      if (isDone(node.node)) close(node);
      else {
        open[at] = open[kept] as OpenNode;
        open[kept++] = node;
      }
    }
    living = kept;
  };
  const openPage: StructureTree['openPage'] = (object) => {
    const key = parentTree.push(0) - 1;
    return { object, key, owners: [] };
  };
  const mark: StructureTree['mark'] = (node, page) => {
    const entered = enter(node);
    const number = page.owners.push(objects[node] ?? 0) - 1;
    if (entered.page === 0) entered.page = page.object;
    entered.kids.push(
      entered.page === page.object ? number : `<</Type/MCR/Pg ${page.object} 0 R/MCID ${number}>>`,
    );
    last.set(strandOf(node, structure), node);
    return number;
  };
  const attach: StructureTree['attach'] = (node, annotation, page) => {
    enter(node).kids.push(`<</Type/OBJR/Obj ${annotation} 0 R/Pg ${page.object} 0 R>>`);
    return parentTree.push(objects[node] ?? 0) - 1;
  };
  const closePage: StructureTree['closePage'] = ({ key, owners }) => {
    const object = file.allot();
    file.addObject(object, `[${owners.map((owner) => `${owner} 0 R`).join(' ')}]`);
    parentTree[key] = object;
    // A node's content comes before that of all younger ones, but for those that it holds itself.
    const staying = [0];
    for (const from of last.values())
      for (let node = from; node > 0; node = structure.parents[node] ?? 0) staying.push(node);
    closeAll((node) => !staying.includes(node));
  };
  const finish = () => {
    closeAll((node) => node !== 0);
    const document = find(0);
    // Cover and contents are written last and read first.
    const kids = parts.sort((one, two) => one - two).map((node) => -(objects[node] ?? 0));
    if (document) close({ ...document, kids });
    const parents = file.allot();
    file.addObject(parents, `<</Nums[${parentTree.map((owner, key) => `${key} ${owner} 0 R`).join(' ')}]>>`);
    const top = document ? `/K ${objects[0]} 0 R` : '';
    const next = parentTree.length;
    const named = ids.sort((one, two) => (one.id < two.id ? -1 : 1));
    const names = named.map(({ id, object }) => `(${id})${object} 0 R`).join(' ');
    const idTree = names === '' ? '' : `/IDTree<</Names[${names}]>>`;
    file.addObject(
      root,
      `<</Type/StructTreeRoot${top}/ParentTree ${parents} 0 R/ParentTreeNextKey ${next}${idTree}>>`,
    );
    return root;
  };
  return { openPage, mark, attach, closePage, finish };
}

/** What goes on by itself from page to page: remarks, the text in a language beside others, and all else. */
function strandOf(node: NodeNumber, { roles, parents, languages }: Structure): string {
  for (let at = node; at > 0; at = parents[at] ?? 0) {
    if (roles[at] === 'Note') return 'note';
    const language = roles[at] === 'Sect' ? languages.get(at) : undefined;
    if (language !== undefined) return `in ${language}`;
  }
  return 'text';
}

const shownKid = (kid: number | string) => (typeof kid === 'number' && kid < 0 ? `${-kid} 0 R` : String(kid));
