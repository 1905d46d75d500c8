import { expect, test } from 'vitest';
import { findTextHints } from '../../renderer/record/text-hints.ts';

test.each<readonly [string, readonly string[]]>([
  ['kоnfrаns kоnfrаns və конференция', ['mixedScript kоnfrаns']],
  ['2007-cı il, 2005-ci il, 1990-cı illər', ['ordinalSuffix 2007-cı']],
  ['3-cü, 10-cu, 100-cü, 1000-ci, 2000-ci', []],
  ['16-cılar 2020-09-25', []],
])('in %j these words are named: %j', (text, hints) => {
  expect(findTextHints(text).map(({ code, word }) => `${code} ${word}`)).toEqual(hints);
});
