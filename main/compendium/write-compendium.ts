import { rmSync } from 'node:fs';
import { renameDurably } from '../storage/durable.ts';
import { type CompendiumInput, type CompendiumPdf, makeCompendium } from './make-compendium.ts';
import { createDiskOutput } from './write/file-output.ts';

/** A book that stands on the disk. */
export type WrittenCompendium = Omit<CompendiumPdf, 'pdf'>;

/**
 * Sets a compendium and writes it to a file as it grows, so that a book of many scans takes no more memory than one
 * without. What was at `path` stays until the new book is whole. Fails as `makeCompendium` does, or as the disk does.
 */
export async function writeCompendium(
  input: CompendiumInput,
  path: string,
  onProgress?: (done: number, total: number) => void,
): Promise<WrittenCompendium> {
  const part = `${path}.${process.pid}.part`;
  const output = createDiskOutput(part);
  try {
    const { pdf: _, ...book } = await makeCompendium(input, onProgress, { output });
    output.end();
    output.close();
    renameDurably(part, path);
    return book;
  } finally {
    output.close();
    rmSync(part, { force: true });
  }
}
