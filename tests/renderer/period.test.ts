import { expect, test } from 'vitest';
import { periodOf } from '../../renderer/history/period.ts';

const local = (year: number, month: number, day: number): string =>
  new Date(year, month - 1, day).toISOString();

test.each([
  ['2026', local(2026, 1, 1), local(2027, 1, 1)],
  ['2026-05', local(2026, 5, 1), local(2026, 6, 1)],
  ['2026-12', local(2026, 12, 1), local(2027, 1, 1)],
  ['2026-05-31', local(2026, 5, 31), local(2026, 6, 1)],
  ['2026-05-12/2026-05-13', local(2026, 5, 12), local(2026, 5, 14)],
  ['2025-11/2026', local(2025, 11, 1), local(2027, 1, 1)],
  ['2026/..', local(2026, 1, 1), undefined],
  ['../2026-05', undefined, local(2026, 6, 1)],
])('the date %s is the time from %s to %s', (edtf, from, to) => {
  expect(periodOf(edtf)).toEqual({ ...(from ? { from } : {}), ...(to ? { to } : {}) });
});

test.each(['18XX', '2026-21', '~2026', 'mart', '', '2026/2027/2028'])(
  'the date %j is no stretch of time',
  (edtf) => {
    expect(periodOf(edtf)).toBe(null);
  },
);
