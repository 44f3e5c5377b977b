import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Context } from 'hono';
import { compress } from 'hono/compress';
import { isNoPage } from './allowed-methods.ts';
import type { EdgeApp } from './edge-app.ts';
import { CSP_REPORT_PATH, consolePolicy, SCRIPT_FILE_POLICY } from './secure-headers.ts';

/** The built console. */
export const WEB_DIST = fileURLToPath(new URL('../../../../web/dist', import.meta.url));
/** Stands in the built page wherever the nonce belongs (`web/vite.config.ts`). */
const NONCE_PLACE = '__CSP_NONCE__';

/** Files of the console; every other address below it opens the console, which knows its own pages. */
export function mountConsole(app: EdgeApp): void {
  for (const path of ['/', '/index.html']) app.get(path, compress(), sendPage);
  app.use('/assets/*', compress());
  app.use(
    '/assets/*',
    serveStatic({
      root: WEB_DIST,
      // As the build left them beside the files (web/precompress.ts).
      precompressed: true,
      onFound: (_path, c) => {
        c.header('cache-control', 'public, max-age=31536000, immutable');
        if (c.req.path.endsWith('.js')) c.header('content-security-policy', SCRIPT_FILE_POLICY);
      },
    }),
  );
  app.get('*', serveStatic({ root: WEB_DIST }));
  app.get('*', (c) => (isNoPage(c.req.path) ? c.notFound() : sendPage(c)));
}

/** The page with a nonce that nobody can know beforehand, for this answer alone. */
async function sendPage(c: Context): Promise<Response> {
  const nonce = randomBytes(18).toString('base64url');
  const page = await readFile(join(WEB_DIST, 'index.html'), 'utf8');
  return c.html(page.replaceAll(NONCE_PLACE, nonce), 200, {
    'cache-control': 'no-cache',
    'content-security-policy': consolePolicy(nonce),
    'reporting-endpoints': `csp="${CSP_REPORT_PATH}"`,
  });
}
