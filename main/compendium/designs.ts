import type { BookStyle } from '../../preload/book-style.ts';
import { type BookDesign, bookDesign, type CompendiumDefinition } from '../../preload/model.ts';
import handbook from '../../resources/designs/handbook.json' with { type: 'json' };
import report from '../../resources/designs/report.json' with { type: 'json' };
import state from '../../resources/designs/state.json' with { type: 'json' };

/** The designs that come with the program, the first one being that of a book that names none. */
export const FINISHED_DESIGNS: readonly [BookDesign, ...BookDesign[]] = [
  bookDesign.parse(report),
  bookDesign.parse(state),
  bookDesign.parse(handbook),
];

/** What a book looks like. */
export const styleOf = ({ design }: CompendiumDefinition): BookStyle =>
  design?.style ?? FINISHED_DESIGNS[0].style;
