import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The window: static files for `app://kulliyyat/` or a server at the root of 127.0.0.1, nothing inline. */
export default defineConfig({
  root: 'renderer',
  plugins: [react()],
  build: {
    target: 'chrome114',
    outDir: '../dist/renderer',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
  },
});
