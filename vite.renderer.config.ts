import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Names the program's icon in the page. */
const icon: Plugin = {
  name: 'icon',
  transformIndexHtml: () => [{ tag: 'link', attrs: { rel: 'icon', href: '/icon.svg' }, injectTo: 'head' }],
};

/** The window: static files for `app://kulliyyat/` or a server at the root of 127.0.0.1, nothing inline. */
export default defineConfig({
  root: 'renderer',
  publicDir: '../resources/icons',
  plugins: [react(), icon],
  build: {
    target: 'chrome114',
    outDir: '../dist/renderer',
    emptyOutDir: true,
    // The licences of the code that is bundled in go with it.
    license: { fileName: 'licenses.md' },
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
  },
});
