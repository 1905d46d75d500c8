import type { ArchiveState } from '../../preload/api.ts';
import { countBits, hasBit } from './bitset.ts';
import { type Catalogue, columnsOf, followChanges } from './catalogue.ts';

/** How many records there are outside the bin, in it, and outside it by type. */
export function countRecords(catalogue: Catalogue): ArchiveState['counts'] {
  followChanges(catalogue);
  const { live, bin, size, type, types } = columnsOf(catalogue);
  const counts = new Int32Array(types.length + 1);
  for (let id = 1; id < size; id++) {
    if (hasBit(live, id)) counts[type[id] as number] = (counts[type[id] as number] as number) + 1;
  }
  const byType = types.map((name, index) => [name, counts[index + 1] ?? 0] as const);
  return {
    records: countBits(live),
    bin: countBits(bin),
    byType: Object.fromEntries(byType.filter(([, count]) => count > 0)),
  };
}

/** How many records outside the bin stand directly below each record, by its id; at 0 those at the top. */
export function countChildren(catalogue: Catalogue): Int32Array {
  followChanges(catalogue);
  const { live, parent, size } = columnsOf(catalogue);
  const counts = new Int32Array(size);
  for (let id = 1; id < size; id++) {
    if (hasBit(live, id)) counts[parent[id] as number] = (counts[parent[id] as number] as number) + 1;
  }
  return counts;
}
