import type { Section } from '../../preload/model.ts';
import { writeStructuredText } from '../../preload/structured-text.ts';
import { headingText, isAlone, isListTitle, isNumberedTitle, isTitleLike } from './headings.ts';
import { blocksOf } from './unit-blocks.ts';
import type { Unit } from './units.ts';
import { phraseKey, wordSet } from './words.ts';

/** Depth of a heading among the front or back matter; null for a unit that is no heading. */
function headingLevel(units: readonly Unit[], at: number): number | null {
  const unit = units[at] as Unit;
  const next = units[at + 1];
  if (unit.kind === 'heading') return unit.glyph.length;
  if (isTitleLike(unit) && isAlone(unit, next)) return 1;
  if (isNumberedTitle(unit, next)) return 1;
  return isListTitle(unit, next) ? 2 : null;
}

interface OpenSection {
  readonly title: string;
  readonly level: number;
  readonly units: Unit[];
  readonly sections: OpenSection[];
}
const closeSection = ({ title, units, sections }: OpenSection): Section => ({
  title,
  body: writeStructuredText(blocksOf(units)),
  sections: sections.map(closeSection),
});

/** Sections of front or back matter: headings, their text and what is nested below them. */
export function readSections(units: readonly Unit[]): readonly Section[] {
  const root: OpenSection = { title: '', level: 0, units: [], sections: [] };
  const path: OpenSection[] = [root];
  units.forEach((unit, at) => {
    const level = headingLevel(units, at);
    if (level === null) {
      path[path.length - 1]?.units.push(unit);
      return;
    }
    while (path.length > 1 && (path[path.length - 1]?.level ?? 0) >= level) path.pop();
    const section: OpenSection = { title: headingText(unit), level, units: [], sections: [] };
    path[path.length - 1]?.sections.push(section);
    path.push(section);
  });
  const before = root.units.length > 0 ? [closeSection({ ...root, sections: [] })] : [];
  return [...before, ...root.sections.map(closeSection)];
}

const institutions = wordSet('institutionWords');

/** What the first pages of a compendium say before its first section. */
export interface Cover {
  readonly title: string;
  readonly subtitle: string;
  readonly institution: string;
  readonly year: string;
  readonly entriesTitle: string;
  /** The units between the cover and the heading over the entries. */
  readonly rest: readonly Unit[];
}

const YEAR = /^\D{0,20}\d{4}(?:\s?[-–]\s?\d{4})?\D{0,10}$/;
const isCoverLine = (unit: Unit) => isTitleLike(unit) || (unit.kind === 'paragraph' && YEAR.test(unit.text));

/** Reads title, subtitle, institution and year from the headings at the start, and the heading before the entries. */
export function readCover(units: readonly Unit[]): Cover {
  let count = 0;
  while (
    count < units.length &&
    isCoverLine(units[count] as Unit) &&
    !isListTitle(units[count] as Unit, units[count + 1])
  )
    count += 1;
  const isAllHeadings = count === units.length;
  const last = units[units.length - 1];
  const hasEntriesTitle =
    (last !== undefined && units.length > 1 && headingLevel(units, units.length - 1) === 1) ||
    (last?.kind === 'heading' && units.length > 1);
  const entriesTitle = hasEntriesTitle && last ? headingText(last) : '';
  const end = hasEntriesTitle ? units.length - 1 : units.length;
  const covered = isAllHeadings ? end : Math.max(Math.min(count, 1), count - 1);
  const lines = units.slice(0, covered).map((unit) => unit.text);
  const [title = '', ...others] = lines;
  const year = others.find((line) => YEAR.test(line)) ?? '';
  const institution =
    others.find(
      (line) =>
        line !== year &&
        phraseKey(line)
          .split(' ')
          .some((word) => institutions.has(word)),
    ) ?? '';
  const subtitle = others.filter((line) => line !== year && line !== institution).join('\n');
  return { title, subtitle, institution, year, entriesTitle, rest: units.slice(covered, end) };
}
