import type { Archive } from '../../main/archive.ts';

const TABLES = [
  'record',
  'value',
  'relation',
  'authority',
  'authorityName',
  'recordFile',
  'compendium',
  'savedView',
  'bookDesign',
];

/** The whole content of an archive but for its history and stamps. */
export function contentOf(archive: Archive): unknown {
  return TABLES.map((table) => {
    const rows = archive.db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all() as Record<
      string,
      unknown
    >[];
    return rows
      .map(({ updatedAt, ...row }) => (table === 'value' ? { ...row, id: null } : row))
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  });
}

/** Numbers that look random and are the same in every run. */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
}
