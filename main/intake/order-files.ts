import type { FoundFile } from './find-files.ts';
import { compareNaturally } from './natural-order.ts';

/** Puts files that came in any order as they stand in their tree: folders first, all by name as people order them. */
export function orderFiles(files: readonly FoundFile[]): readonly FoundFile[] {
  return files
    .map((file) => ({ file, parts: [...(file.place === '' ? [] : file.place.split('/')), file.name] }))
    .sort((a, b) => comparePaths(a.parts, b.parts))
    .map(({ file }) => file);
}

function comparePaths(a: readonly string[], b: readonly string[]): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const [isFile, isOtherFile] = [at === a.length - 1, at === b.length - 1];
    if (isFile !== isOtherFile) return isFile ? 1 : -1;
    const order = compareNaturally(a[at] ?? '', b[at] ?? '');
    if (order !== 0) return order;
  }
  return a.length - b.length;
}
