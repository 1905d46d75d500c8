import type { Inline, Note } from '../../../preload/structured-text.ts';
import type { Face, Measure, Word } from '../fonts/measure.ts';
import { scriptRuns } from '../script-runs.ts';
import type { FootNote, NodeNumber, Target } from './boxes.ts';
import type { Color, TextStyle } from './styles.ts';

/** How a stretch of a paragraph is set, and the node of the structure tree that it belongs to. */
export interface Span {
  readonly face: Face;
  readonly size: number;
  readonly color: Color;
  readonly node: NodeNumber;
  readonly link: { readonly target: Target; readonly text: string } | null;
  /** Points above the line. */
  readonly rise?: number;
  /** The remark that it is the first mark of. */
  readonly note?: FootNote;
  /** As `Inline.mention`. */
  readonly mention?: string;
}
/** A word or a part of one in a single style; words of several styles are several atoms without spaces. */
export interface Atom {
  readonly word: Word;
  readonly span: Span;
  readonly isSpaced: boolean;
}

/** What separates words and may end a line; no-break spaces do neither. */
const SPACES = /[ \t\n\v\f\r\u1680\u2000-\u2006\u2008-\u200A\u2028\u2029\u205F\u3000]+/;
/** Characters that are never seen: soft hyphen, zero-width marks, directions, byte order mark. */
const UNSEEN = /[\u00AD\u200B\u2060\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g;

/** Whether a text has anything but single spaces between its words. */
const ODD = / {2}|[^\S ]|[\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/;

/** The atoms of a text in one span; `isSpaced` of the last one says whether the text ends in a space. */
export function atomsOf(text: string, span: Span, measure: Measure): readonly Atom[] {
  const atoms: Atom[] = [];
  addAtoms(atoms, text, span, measure);
  return atoms;
}

/**
 * The atoms of a text that may have runs in a script of another language; each of those gets the node that
 * `foreignNode` makes for it.
 */
export function atomsInScripts(
  text: string,
  span: Span,
  measure: Measure,
  foreignNode: ForeignNode,
): readonly Atom[] {
  const atoms: Atom[] = [];
  addInScripts(atoms, text, span, measure, foreignNode);
  return atoms;
}

/** Makes a node in a language (BCP 47) below another. */
export type ForeignNode = (language: string, parent: NodeNumber) => NodeNumber;

function addInScripts(
  atoms: Atom[],
  text: string,
  span: Span,
  measure: Measure,
  foreignNode: ForeignNode,
): void {
  for (const run of scriptRuns(text)) {
    const isForeign = run.script === 'georgian' && span.link === null;
    addAtoms(atoms, run.text, isForeign ? { ...span, node: foreignNode('ka', span.node) } : span, measure);
  }
}

function addAtoms(atoms: Atom[], text: string, span: Span, measure: Measure): void {
  const plain = ODD.test(text) ? text.replace(UNSEEN, '').split(SPACES).join(' ') : text;
  for (let from = 0; from <= plain.length; ) {
    const space = plain.indexOf(' ', from);
    const to = space < 0 ? plain.length : space;
    // An empty part at either end is the space that the text opens or closes with.
    if (to > from || (from === 0 && space === 0))
      atoms.push({ word: measure(span.face, plain.slice(from, to)), span, isSpaced: space >= 0 });
    from = to + 1;
  }
}

const FACES: Readonly<Record<string, Face>> = {
  '': 'text',
  e: 'textItalic',
  s: 'textBold',
  es: 'textBoldItalic',
};

/** Makes the mark of a remark in a style, below a node. */
export type NoteMark = (note: Note, style: TextStyle, parent: NodeNumber) => Span;

/** The atoms of structured text in a style; each address gets the node that `linkNode` makes for it. */
export function atomsOfInlines(
  inlines: readonly Inline[],
  style: TextStyle,
  node: NodeNumber,
  measure: Measure,
  linkNode: () => NodeNumber,
  foreignNode: ForeignNode,
  noteMark: NoteMark,
): readonly Atom[] {
  const atoms: Atom[] = [];
  for (const run of inlines) {
    if (run.note) {
      addAtoms(atoms, run.text, noteMark(run.note, style, node), measure);
      continue;
    }
    const key = `${run.isEmphasis ? 'e' : ''}${run.isStrong ? 's' : ''}`;
    const face = style.face === 'text' ? (FACES[key] ?? 'text') : style.face;
    const link = run.url === undefined ? null : { target: { url: run.url }, text: run.text };
    const mention = run.mention === undefined ? {} : { mention: run.mention };
    const span: Span = link
      ? { face, size: style.size, color: 'accent', node: linkNode(), link, ...mention }
      : { face, size: style.size, color: style.color, node, link, ...mention };
    const spoken = run.language && !link ? { ...span, node: foreignNode(run.language, node) } : span;
    addInScripts(atoms, run.text, spoken, measure, foreignNode);
  }
  return atoms;
}

/** Atoms as a paragraph needs them: no empty words, no space at either end. */
export function trimAtoms(atoms: readonly Atom[]): readonly Atom[] {
  if (atoms.at(-1)?.isSpaced === false && !atoms.some(isEmpty)) return atoms;
  const trimmed: Atom[] = [];
  for (const atom of atoms) {
    const last = trimmed.at(-1);
    if (!isEmpty(atom)) trimmed.push(atom);
    else if (atom.isSpaced && last) trimmed[trimmed.length - 1] = { ...last, isSpaced: true };
  }
  const last = trimmed.at(-1);
  if (last?.isSpaced) trimmed[trimmed.length - 1] = { ...last, isSpaced: false };
  return trimmed;
}

const isEmpty = ({ word }: Atom) => word.text === '';
