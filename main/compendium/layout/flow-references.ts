import type { BookCrossReference, BookReferences } from '../book.ts';
import { atomsInScripts, atomsOf, trimAtoms } from './atoms.ts';
import type { EntryPlace, FlowState } from './flow-state.ts';

/** A name with the numbers of the pages on which it stands, or where it is not printed its entries begin, each a link. */
export function addReferences({ text, entries }: BookReferences, state: FlowState): void {
  const { structure, setting, column, placeOf, mentionsOf, labelOf } = state;
  const style = setting.look.styles.reference;
  const { face, size, color } = style;
  const node = structure.add('P', state.chapter);
  const span = { face, size, color, node, link: null };
  const pages = new Map<number, EntryPlace>();
  for (const { uuid, mention } of entries) {
    const found = mention === undefined ? [] : mentionsOf(mention);
    for (const place of found.length > 0 ? found : [placeOf(uuid)])
      if (place && !pages.has(place.page)) pages.set(place.page, place);
  }
  const atoms = [
    ...atomsInScripts(pages.size === 0 ? text : `${text}, `, span, setting.measure, structure.addForeign),
  ];
  const last = [...pages.keys()].at(-1);
  for (const [page, target] of pages) {
    const number = labelOf(page);
    const link = { target, text: `${text}, ${number}` };
    const linked = { ...span, color: 'accent' as const, node: structure.add('Link', node), link };
    atoms.push(...atomsOf(number, linked, setting.measure));
    if (page !== last) atoms.push(...atomsOf(', ', span, setting.measure));
  }
  column.add({ width: state.width, atoms: trimAtoms(atoms), style, indent: 0, keepsWithNext: false });
}

/** A line that is a link to another page; nothing where that page is not known. */
export function addCrossReference({ uuid, to }: BookCrossReference, state: FlowState): void {
  const { structure, setting, column, labelOf } = state;
  const target = to === 'scans' ? state.scansOf(uuid) : state.placeOf(uuid);
  if (!target) return;
  const style = setting.look.styles.reference;
  const text = state.crossReference(to, labelOf(target.page));
  const node = structure.add('Link', structure.add('P', state.chapter));
  const span = { face: style.face, size: style.size, color: 'accent', node, link: { target, text } } as const;
  const atoms = trimAtoms(atomsOf(text, span, setting.measure));
  column.add({
    width: state.width,
    atoms,
    style,
    indent: 0,
    after: LINK_ROOM,
    keepsWithLast: true,
    keepsWithNext: to === 'entry',
  });
}
/** Points below a line that leads elsewhere. */
const LINK_ROOM = 8;
