import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject, PDFRef } from 'pdf-lib';
import { type CheckedPdf, dictOf, nameOf, numberOf } from './open-checked.ts';

export type Kid =
  | { readonly kind: 'element'; readonly element: Element }
  | { readonly kind: 'content'; readonly page: string; readonly mcid: number }
  | { readonly kind: 'object'; readonly object: string };
/** An element of the structure tree with its role after the role map. */
export interface Element {
  readonly id: string;
  readonly role: string;
  readonly dict: PDFDict;
  readonly parent: Element | null;
  readonly kids: Kid[];
}
export interface StructureOfPdf {
  readonly root: PDFDict;
  /** In the order of reading. */
  readonly elements: readonly Element[];
  /** From keys of the parent tree to the elements that own what has the key, by their references. */
  readonly parentTree: ReadonlyMap<number, string | readonly (string | null)[]>;
}

/** The structure tree (ISO 32000-1, 14.7); null where there is none. */
export function readStructure(pdf: CheckedPdf): StructureOfPdf | null {
  const root = dictOf(pdf.catalog, 'StructTreeRoot');
  if (!root) return null;
  const roleMap = dictOf(root, 'RoleMap');
  const elements: Element[] = [];
  const enter = (raw: PDFObject, parent: Element | null): Element | null => {
    const dict = pdf.context.lookup(raw);
    if (!(dict instanceof PDFDict)) return null;
    const own = nameOf(dict, 'S') ?? '';
    const element: Element = {
      id: String(raw),
      role: nameOf(roleMap, own) ?? own,
      dict,
      parent,
      kids: [],
    };
    elements.push(element);
    const page = String(dict.get(PDFName.of('Pg')) ?? parent?.dict.get(PDFName.of('Pg')) ?? '');
    for (const kid of kidsOf(dict)) addKid(kid, page, element);
    return element;
  };
  const addKid = (raw: PDFObject, page: string, above: Element): void => {
    const kid = pdf.context.lookup(raw);
    if (kid instanceof PDFNumber) above.kids.push({ kind: 'content', page, mcid: kid.asNumber() });
    else if (kid instanceof PDFDict && nameOf(kid, 'Type') === 'MCR') {
      const own = kid.get(PDFName.of('Pg'));
      above.kids.push({ kind: 'content', page: String(own ?? page), mcid: numberOf(kid, 'MCID') ?? -1 });
    } else if (kid instanceof PDFDict && nameOf(kid, 'Type') === 'OBJR')
      above.kids.push({ kind: 'object', object: String(kid.get(PDFName.of('Obj'))) });
    else {
      const element = enter(raw, above);
      if (element) above.kids.push({ kind: 'element', element });
    }
  };
  for (const kid of kidsOf(root)) enter(kid, null);
  return { root, elements, parentTree: readParentTree(dictOf(root, 'ParentTree')) };
}

function kidsOf(dict: PDFDict): readonly PDFObject[] {
  const kids = dict.get(PDFName.of('K'));
  const value = kids instanceof PDFRef ? dict.context.lookup(kids) : kids;
  if (value instanceof PDFArray) return value.asArray();
  return kids === undefined ? [] : [kids];
}

/** A number tree with all its branches (ISO 32000-1, 7.9.7). */
function readParentTree(tree: PDFDict | null, into = new Map<number, string | readonly (string | null)[]>()) {
  if (!tree) return into;
  const kids = tree.lookup(PDFName.of('Kids'));
  if (kids instanceof PDFArray)
    for (const kid of kids.asArray()) readParentTree(tree.context.lookup(kid, PDFDict), into);
  const numbers = tree.lookup(PDFName.of('Nums'));
  const pairs = numbers instanceof PDFArray ? numbers.asArray() : [];
  for (let index = 0; index + 1 < pairs.length; index += 2) {
    const key = pairs[index];
    const raw = pairs[index + 1];
    const value = raw && tree.context.lookup(raw);
    if (!(key instanceof PDFNumber) || !raw) continue;
    const owners = value instanceof PDFArray ? value.asArray() : null;
    into.set(
      key.asNumber(),
      owners ? owners.map((owner) => (owner instanceof PDFRef ? String(owner) : null)) : String(raw),
    );
  }
  return into;
}
