import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this module, whether it runs from source or bundled to CommonJS. */
function moduleFolder(): string {
  return typeof __dirname === 'undefined' ? dirname(fileURLToPath(import.meta.url)) : __dirname;
}

function findRoot(): string {
  const named = process.env['KULLIYYAT_RESOURCES'];
  if (named) return dirname(named);
  for (let folder = moduleFolder(); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'resources', 'migrations'))) return folder;
    if (folder === dirname(folder)) throw new Error(`no resources folder above ${moduleFolder()}`);
  }
}

let root: string | undefined;

/** The path of a file that the product ships under resources/. */
export function resourcePath(...parts: string[]): string {
  root ??= findRoot();
  return join(root, 'resources', ...parts);
}

/** The product's version, as package.json beside resources/ says. */
export function productVersion(): string {
  const manifest = JSON.parse(readFileSync(resourcePath('..', 'package.json'), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}
