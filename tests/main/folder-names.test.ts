import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freePath, nameForDisk } from '../../main/folder-names.ts';
import { temporaryFolder } from './helpers.ts';

test.each([
  ['Beynəlxalq əlaqələr', 'Beynəlxalq əlaqələr'],
  ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j'],
  ['../../etc/passwd', 'etc passwd'],
  ['  .hidden  ', 'hidden'],
  ['Arxiv. . .', 'Arxiv'],
  ['CON', '_CON'],
  ['aux.tar.gz', '_aux.tar.gz'],
  ['COM¹', '_COM¹'],
  ['console', 'console'],
  ['inv\u202efdp.exe', 'inv fdp.exe'],
  ['sətir\nsətir\u0000', 'sətir sətir'],
  ['ə'.repeat(300), 'ə'.repeat(100)],
  ['', 'Arxiv'],
  ['///', 'Arxiv'],
  ['...', 'Arxiv'],
])('%j becomes the name %j on every system', (title, name) => {
  expect(nameForDisk(title, 'Arxiv')).toBe(name);
});

test('a taken name gets a number', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'Arxiv'));
  mkdirSync(join(folder, 'Arxiv 2'));
  expect([freePath(folder, 'Arxiv'), freePath(folder, 'Yeni')]).toEqual([
    join(folder, 'Arxiv 3'),
    join(folder, 'Yeni'),
  ]);
});
