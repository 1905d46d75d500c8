import type { FacetChoice } from '../../preload/model.ts';
import { chosenOf, FACETS, type Facet, type FacetValue } from './facet-choice.ts';

/** One thing that the table is narrowed by: values of a facet, or the filter of a column. */
export type Chip =
  | { readonly facet: Facet; readonly values: readonly FacetValue[] }
  | { readonly column: string; readonly text: string };

/** What a table is narrowed by, piece by piece: each value of a facet, years that follow each other as one. */
export function chipsOf(choice: FacetChoice, filters: Readonly<Record<string, string>>): readonly Chip[] {
  const facets = FACETS.flatMap((facet): Chip[] => {
    const values = chosenOf(choice, facet);
    const runs = facet === 'years' ? yearRuns(choice.years ?? []) : values.map((value) => [value]);
    return runs.map((run) => ({ facet, values: run }));
  });
  const columns = Object.entries(filters)
    .filter(([, text]) => text.trim() !== '')
    .map(([column, text]): Chip => ({ column, text: text.trim() }));
  return [...facets, ...columns];
}

/** Years in runs without a gap, the earliest first. */
export function yearRuns(years: readonly number[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  for (const year of [...new Set(years)].sort((one, other) => one - other)) {
    const run = runs[runs.length - 1];
    if (run !== undefined && run[run.length - 1] === year - 1) run.push(year);
    else runs.push([year]);
  }
  return runs;
}

/** A run of years in words: `2005`, `2005–2008`; years before the common era with a minus sign. */
export function yearText(run: readonly FacetValue[]): string {
  const [first, last] = [run[0], run[run.length - 1]].map((year) => String(year).replace('-', '−'));
  return run.length > 1 ? `${first}–${last}` : (first ?? '');
}

/** What tells chips apart. */
export function chipKey(chip: Chip): string {
  return 'column' in chip ? `column ${chip.column}` : `${chip.facet} ${chip.values.join(' ')}`;
}
