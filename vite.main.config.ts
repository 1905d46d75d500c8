import { defineConfig } from 'vite';

/**
 * Everything that runs on Node: CommonJS side by side in dist/main, so that each finds its neighbours and
 * resources/ by its own place. Only Electron, the database library and the one for
 * pictures stay outside.
 */
export default defineConfig({
  build: {
    ssr: true,
    target: 'node18',
    outDir: 'dist/main',
    emptyOutDir: true,
    // The licences of the code that is bundled in go with it.
    license: { fileName: 'licenses.md' },
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: {
        index: 'main/index.ts',
        'archive-process': 'main/archive-process.ts',
        'job-worker': 'main/jobs/job-worker.ts',
        'job-process': 'main/jobs/job-process.ts',
        cli: 'main/cli.ts',
        'serve-process': 'main/serve-process.ts',
      },
      external: ['electron', 'better-sqlite3', 'sharp'],
      output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
    },
  },
  ssr: { noExternal: true, external: ['electron', 'better-sqlite3', 'sharp'], target: 'node' },
});
