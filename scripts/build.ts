import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

/** Builds the three bundles into dist/: `node scripts/build.ts`. */
export async function buildAll(): Promise<void> {
  const root = join(import.meta.dirname, '..');
  for (const part of ['main', 'preload', 'renderer']) {
    await build({
      configFile: join(root, `vite.${part}.config.ts`),
      logLevel: 'warn',
      ...(part === 'renderer' ? {} : { root }),
    });
  }
  writeFileSync(join(root, 'dist/built.json'), `${JSON.stringify({ at: new Date().toISOString() })}\n`);
}

if (import.meta.main) await buildAll();
