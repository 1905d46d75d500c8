import {
  BetweenHorizontalEnd,
  BetweenVerticalEnd,
  Bold,
  FoldHorizontal,
  FoldVertical,
  Heading1,
  Heading2,
  Heading3,
  IndentDecrease,
  IndentIncrease,
  Italic,
  Link,
  List,
  ListOrdered,
  type LucideIcon,
  Redo2,
  Superscript,
  Table,
  Undo2,
} from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { TextKey } from '../i18n.ts';
import { editMarkdown, type MarkdownCommand, type Selected } from '../record/markdown-edit.ts';
import { addBlock, addNote, type HeadingLevel, setHeading } from './section-edit.ts';
import { editTable, NEW_TABLE, type TableCommand } from './table-edit.ts';

/** A button over the text of a section, and the key that does the same. */
export interface SectionTool {
  readonly label: TextKey;
  readonly icon: LucideIcon;
  /** What it does to the text; null for a command of the browser. */
  readonly edit: ((selected: Selected) => Selected | null) | null;
  readonly command: string;
  readonly isForTable: boolean;
  /** `Control` and the code of a key, with Alt or Shift before it; empty where there is none. */
  readonly key: string;
  readonly shown: string;
}

const tool = (
  label: TextKey,
  icon: LucideIcon,
  edit: SectionTool['edit'],
  [key, shown]: readonly [string, string] = ['', ''],
): SectionTool => ({ label, icon, edit, command: '', isForTable: false, key, shown });

const marks = (command: MarkdownCommand) => (selected: Selected) => editMarkdown(selected, command);
const heading = (level: HeadingLevel) => (selected: Selected) => setHeading(selected, level);
const table = (label: TextKey, icon: LucideIcon, command: TableCommand): SectionTool => ({
  ...tool(label, icon, (selected) => editTable(selected, command)),
  isForTable: true,
});
const browser = (label: TextKey, icon: LucideIcon, command: string): SectionTool => ({
  ...tool(label, icon, null),
  command,
});

/** A new table, its first cell ready to be written. */
function addTable(selected: Selected): Selected {
  const { text, from } = addBlock(selected, NEW_TABLE);
  return { text, from: from + 2, to: from + 2 };
}

/** The tools in their order. */
export const SECTION_TOOLS: readonly SectionTool[] = [
  browser('text.undo', Undo2, 'undo'),
  browser('text.redo', Redo2, 'redo'),
  tool('text.heading1', Heading1, heading(1), ['Alt+Digit1', 'Ctrl+Alt+1']),
  tool('text.heading2', Heading2, heading(2), ['Alt+Digit2', 'Ctrl+Alt+2']),
  tool('text.heading3', Heading3, heading(3), ['Alt+Digit3', 'Ctrl+Alt+3']),
  tool('text.strong', Bold, marks('strong'), ['KeyB', 'Ctrl+B']),
  tool('text.emphasis', Italic, marks('emphasis'), ['KeyI', 'Ctrl+I']),
  tool('text.bullets', List, marks('bullets'), ['Shift+Digit8', 'Ctrl+Shift+8']),
  tool('text.numbers', ListOrdered, marks('numbers'), ['Shift+Digit7', 'Ctrl+Shift+7']),
  tool('text.outdent', IndentDecrease, marks('outdent')),
  tool('text.indent', IndentIncrease, marks('indent')),
  tool('text.link', Link, marks('link'), ['KeyK', 'Ctrl+K']),
  tool('text.note', Superscript, addNote, ['Alt+KeyF', 'Ctrl+Alt+F']),
  tool('text.table', Table, addTable, ['Alt+KeyT', 'Ctrl+Alt+T']),
  table('text.addRow', BetweenHorizontalEnd, 'addRow'),
  table('text.removeRow', FoldVertical, 'removeRow'),
  table('text.addColumn', BetweenVerticalEnd, 'addColumn'),
  table('text.removeColumn', FoldHorizontal, 'removeColumn'),
];

/** The tool of a key that is pressed; letters that AltGr writes are letters. */
export function toolOfKey(event: KeyboardEvent): SectionTool | undefined {
  if (!(event.ctrlKey || event.metaKey) || event.getModifierState('AltGraph')) return undefined;
  const pressed = `${event.altKey ? 'Alt+' : ''}${event.shiftKey ? 'Shift+' : ''}${event.code}`;
  return SECTION_TOOLS.find(({ key }) => key === pressed);
}
