import react from '@vitejs/plugin-react';
import { defaultClientConditions, defaultServerConditions, defineConfig } from 'vite';
import { calendarUnderPolicy } from './calendar-under-policy.ts';
import { parts } from './parts.ts';
import { precompress } from './precompress.ts';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), calendarUnderPolicy(), precompress()],
  // The server puts a fresh nonce in its place in each answer (server/src/main/edge/console.ts).
  html: { cspNonce: '__CSP_NONCE__' },
  // Workspace packages load from their TypeScript source, so that no build has to run before the console's.
  resolve: { conditions: ['bedside-source', ...defaultClientConditions] },
  // Tests load modules the server's way.
  ssr: { noExternal: [/^@bedside\//], resolve: { conditions: ['bedside-source', ...defaultServerConditions] } },
  worker: { format: 'es' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // Browsers that know light-dark() and nesting by themselves; older targets would have them rewritten.
    cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
    // The content security policy allows no data: URLs, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: parts } },
  },
  server: {
    port: 5173,
    host: '127.0.0.1',
    proxy: { '/api': { target: 'http://127.0.0.1:8470', changeOrigin: false } },
  },
});
