import type { Operand } from './content-operators.ts';
import { type CheckedPage, type CheckedPdf, dictOf, numberOf, type Report, textOf } from './open-checked.ts';
import type { Element, StructureOfPdf } from './structure.ts';

/** Operators that put something on the page (ISO 32000-1, annex A). */
const PAINTING = new Set([
  'Tj',
  'TJ',
  "'",
  '"',
  'f',
  'F',
  'f*',
  'B',
  'B*',
  'b',
  'b*',
  'S',
  's',
  'sh',
  'Do',
  'EI',
]);
const CMYK = new Set(['k', 'K']);

interface Mark {
  readonly isArtifact: boolean;
  readonly mcid: number | null;
}

/** Everything on a page is tagged or an artifact, and what is tagged belongs to one element: ISO 14289-1, 7.1. */
export function checkContent(pdf: CheckedPdf, structure: StructureOfPdf, report: Report): void {
  const owners = contentOwners(structure);
  const keys = new Set<number>();
  for (const page of pdf.pages) {
    const where = (detail: string) => `page ${page.number}: ${detail}`;
    const found = marksOf(page, (rule, detail) => report(rule, where(detail)));
    const key = numberOf(page.dict, 'StructParents');
    const parents = key === null ? undefined : structure.parentTree.get(key);
    if (found.length > 0 && (key === null || keys.has(key) || !Array.isArray(parents)))
      report('parent-tree', where(`StructParents ${key}`));
    if (key !== null) keys.add(key);
    if (new Set(found).size !== found.length) report('mcid', where('a number twice'));
    const list: readonly (string | null)[] = Array.isArray(parents) ? parents : [];
    for (const mcid of found) {
      const owner = owners.get(`${page.ref} ${mcid}`);
      if (!owner) report('mcid', where(`${mcid} belongs to no element`));
      else if (list[mcid] !== owner.id)
        report('parent-tree', where(`${mcid}: ${list[mcid]}, not ${owner.id}`));
      owners.delete(`${page.ref} ${mcid}`);
    }
    list.forEach((owner, mcid) => {
      if (owner !== null && !found.includes(mcid)) report('parent-tree', where(`${mcid} is not on the page`));
    });
  }
  for (const [place, { role }] of owners) report('mcid', `${role} has content that is not there: ${place}`);
}

function contentOwners({ elements }: StructureOfPdf): Map<string, Element> {
  const owners = new Map<string, Element>();
  for (const element of elements)
    for (const kid of element.kids)
      if (kid.kind === 'content') owners.set(`${kid.page} ${kid.mcid}`, element);
  return owners;
}

/** The numbers of a page's marked content in their order; what stands outside of marks, or wrongly in them, is told. */
function marksOf(page: CheckedPage, report: Report): readonly number[] {
  const open: Mark[] = [];
  const numbers: number[] = [];
  for (const { operator, operands } of page.operations) {
    if (operator === 'BMC' || operator === 'BDC') {
      const mark = markOf(page, operands);
      const isInArtifact = open.some(({ isArtifact }) => isArtifact);
      const isInTag = open.some(({ mcid }) => mcid !== null);
      if (mark.isArtifact && isInTag) report('artifact-in-tag', `after ${numbers.length} marks`);
      if (mark.mcid !== null && (isInArtifact || isInTag)) report('tag-in-artifact', String(mark.mcid));
      if (mark.mcid !== null) numbers.push(mark.mcid);
      open.push(mark);
    } else if (operator === 'EMC') {
      if (!open.pop()) report('marks', 'EMC without a beginning');
    } else if (PAINTING.has(operator)) {
      if (!open.some(({ isArtifact, mcid }) => isArtifact || mcid !== null))
        report('untagged', `${operator} after ${numbers.length} marks`);
    } else if (CMYK.has(operator)) report('colour', operator);
  }
  if (open.length > 0) report('marks', `${open.length} without an end`);
  return numbers;
}

function markOf(page: CheckedPage, [tag, given]: readonly Operand[]): Mark {
  const isArtifact = isName(tag) && tag.name === 'Artifact';
  if (given instanceof Map) {
    const mcid = given.get('MCID');
    return { isArtifact, mcid: typeof mcid === 'number' ? mcid : null };
  }
  const properties = isName(given) ? dictOf(dictOf(page.resources, 'Properties'), given.name) : null;
  return { isArtifact, mcid: numberOf(properties, 'MCID') };
}

const isName = (value: Operand | undefined): value is { readonly name: string } =>
  typeof value === 'object' && value !== null && 'name' in value;

/** Links say what they are and belong to a Link element; ISO 14289-1, 7.18, ISO 19005-2, 6.3. */
export function checkAnnotations(pdf: CheckedPdf, structure: StructureOfPdf, report: Report): void {
  const byId = new Map(structure.elements.map((element) => [element.id, element]));
  for (const { number, dict: page, annotations } of pdf.pages) {
    if (annotations.length > 0 && !/Tabs ?\/S\b/.test(String(page))) report('tabs', `page ${number}`);
    for (const { ref, dict } of annotations) {
      const where = `page ${number}: ${ref}`;
      if ((textOf(dict, 'Contents') ?? '').trim() === '') report('link-text', where);
      const flags = numberOf(dict, 'F') ?? 0;
      if ((flags & 4) === 0 || (flags & 0b100011) !== 0) report('annotation-flags', where);
      const key = numberOf(dict, 'StructParent');
      const owner = key === null ? undefined : structure.parentTree.get(key);
      const element = typeof owner === 'string' ? byId.get(owner) : undefined;
      const points = element?.kids.some((kid) => kid.kind === 'object' && kid.object === String(ref));
      if (!element || !points) report('link-element', where);
      else if (element.role !== 'Link') report('link-element', `${where}: ${element.role}`);
    }
  }
}
