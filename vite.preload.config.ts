import { defineConfig } from 'vite';

/** The bridge: one CommonJS file, since a sandboxed preload script can load no other. */
export default defineConfig({
  build: {
    ssr: true,
    target: 'chrome114',
    outDir: 'dist/preload',
    emptyOutDir: true,
    rolldownOptions: {
      input: { index: 'preload/index.ts' },
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    },
  },
  ssr: { noExternal: true, external: ['electron'] },
});
