import { basename } from 'node:path';
import type { IntakeOptions, IntakePreview } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import type { FoundFiles } from './find-files.ts';
import { previewFiles } from './plan.ts';

/** Files shown of a pile. */
const SHOWN = 200;

/** What a pile would give: how much it is, and what the names of its first files say. */
export function previewPile(archive: Archive, found: FoundFiles, options: IntakeOptions): IntakePreview {
  const files = previewFiles(archive, found, options);
  const places = new Set<string>();
  for (const { place } of files) {
    const parts = place === '' ? [] : place.split('/');
    for (const at of parts.keys()) places.add(parts.slice(0, at + 1).join('/'));
  }
  return {
    files: files.length,
    size: found.files.reduce((sum, { size }) => sum + size, 0),
    folders: places.size,
    documents: files.reduce((most, { document }) => Math.max(most, document), 0),
    unmatched: files.filter(({ isMatched }) => !isMatched).length,
    failed: found.failed.length,
    sample: files.slice(0, SHOWN).map(({ path, ...file }) => ({ name: basename(path), ...file })),
  };
}
