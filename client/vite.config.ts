/** How the client is built: one entry, the heavy parts split off, and a development proxy to the server. */
import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const server = process.env['BOARD_SERVER'] ?? 'http://127.0.0.1:4173';

export default defineConfig({
  plugins: [react()],
  // two copies of any of these would each keep their own idea of the document
  resolve: {
    dedupe: [
      'yjs',
      'y-protocols',
      'lib0',
      'prosemirror-model',
      'prosemirror-state',
      'prosemirror-view',
      'react',
      'react-dom',
    ],
  },
  css: {
    // govuk-frontend carries a media hack that the minifier cannot read; dropping it is right
    lightningcss: { errorRecovery: true },
    preprocessorOptions: {
      scss: { quietDeps: true, loadPaths: [fileURLToPath(new URL('../node_modules', import.meta.url))] },
    },
  },
  server: {
    port: 5173,
    proxy: { '/api': server, '/live': { target: server, ws: true }, '/sync': { target: server, ws: true } },
  },
  build: {
    outDir: 'dist',
    manifest: true,
    // a data: address would need its own hole in the content security policy
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|react-router|scheduler)\// },
            // apart from the editor, which is fetched only when somebody may write
            { name: 'sync', test: /node_modules\/(yjs|lib0|y-protocols|y-websocket)\// },
          ],
        },
      },
    },
  },
});
