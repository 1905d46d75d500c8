import type { Locale } from '../../../preload/model.ts';
import type { BookHeading } from '../book.ts';
import { atomsInScripts, trimAtoms } from './atoms.ts';
import { headingName } from './boxes.ts';
import { type FlowState, inlineAtoms } from './flow-state.ts';
import { headingRole } from './structure.ts';
import type { TextStyle } from './styles.ts';

/** A heading, and under it what it is called in the other language of its book. */
export function addHeading(heading: BookHeading, state: FlowState): void {
  const { style: name, level, text, inlines, isListed, source, isOverScans, language, second } = heading;
  const { structure, setting, column, root } = state;
  const isChapter = name === 'chapter';
  if (isChapter) state.chapter = structure.add('Sect', root);
  const style = setting.look.styles[name];
  const node = structure.add(headingRole(level), state.chapter);
  const atomsIn = (words: string, spoken: Locale | undefined, { face, size, color }: TextStyle) => {
    const own = spoken === undefined ? node : structure.addForeign(spoken, node);
    const span = { face, size, color, node: own, link: null };
    return trimAtoms(atomsInScripts(words, span, setting.measure, structure.addForeign));
  };
  column.add({
    width: state.width,
    atoms: inlines ? trimAtoms(inlineAtoms(inlines, style, node, state)) : atomsIn(text, language, style),
    style,
    indent: 0,
    ...(second && { after: 1 }),
    heading: {
      text: headingName(text),
      level,
      isChapter,
      isListed,
      ...(language && { language }),
      ...(second && { second }),
      ...(source && { source }),
      ...(isOverScans && { isOverScans }),
    },
    startsPage: isChapter,
    keepsWithNext: true,
  });
  if (!second) return;
  const under = secondStyle(style);
  const atoms = atomsIn(second.text, second.language, under);
  column.add({
    width: state.width,
    atoms,
    style: under,
    indent: 0,
    keepsWithLast: true,
    keepsWithNext: true,
  });
}

/** How a heading stands in the other language of its book, under itself. */
function secondStyle(style: TextStyle): TextStyle {
  const { size, leading } = style;
  return { ...style, face: 'sans', color: 'grey', size: size * SECOND, leading: leading * SECOND, before: 0 };
}
const SECOND = 0.76;
