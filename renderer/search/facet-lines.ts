import type { FacetCount, NamedCount, ViewFacets } from '../../preload/model.ts';
import type { Facet, FacetValue } from './facet-choice.ts';

/** One value of a facet as the panel lists it. */
export interface FacetLine {
  readonly value: FacetValue;
  readonly name: string;
  readonly count: number;
}

/** Values shown before the reader asks for more. */
export const FIRST_LINES = 8;
/** A list longer than this can be searched. */
const LONG_LIST = 12;

/**
 * The values of a facet as lines: those counted, and after them those chosen that no record has any more; years
 * stand newest first throughout.
 * `nameOf` names values that come without a name.
 */
export function facetLines(
  counts: ViewFacets | null,
  facet: Facet,
  chosen: readonly FacetValue[],
  nameOf: (value: FacetValue) => string,
): readonly FacetLine[] {
  const counted: readonly (FacetCount<FacetValue> | NamedCount)[] = counts?.[facet] ?? [];
  const lines = counted.map((line) => ({
    value: line.value,
    name: 'name' in line ? line.name : nameOf(line.value),
    count: line.count,
  }));
  const missing = chosen.filter((value) => !lines.some((line) => line.value === value));
  const all = [...lines, ...missing.map((value) => ({ value, name: nameOf(value), count: 0 }))];
  return facet === 'years' ? all.sort((one, other) => Number(other.value) - Number(one.value)) : all;
}

/** The lines to show: all that hold `wanted`, else the first ones with all that are chosen. */
export function linesInSight(
  lines: readonly FacetLine[],
  chosen: readonly FacetValue[],
  isWhole: boolean,
  wanted: string,
): readonly FacetLine[] {
  const letters = plainLetters(wanted.trim());
  if (isWhole && letters !== '') return lines.filter(({ name }) => plainLetters(name).includes(letters));
  if (isWhole) return lines;
  return lines.filter(({ value }, index) => index < FIRST_LINES || chosen.includes(value));
}

/** True where a list is long enough to be searched. */
export function isLong(lines: readonly FacetLine[]): boolean {
  return lines.length > LONG_LIST;
}

/** Letters as one types them without Azerbaijani keys: a search in a short list forgives as much. */
function plainLetters(text: string): string {
  return text
    .replace(/[İIı]/g, 'i')
    .toLowerCase()
    .replace(/ə/g, 'e')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');
}
