import { passkeyScript } from './passkey-file.ts';
import { beginKeeping, beginProof, keepPasskey, provePasskey, removeOwnPasskey } from './passkeys.ts';
import { type App, fileOf, goBack, onPage, readFields, type SigningMount, sendJson } from './signing-visit.ts';

/** Passkeys of whoever is asked. What begins changes nothing but a count; what a device signed comes in as a form does. */
export function mountPasskeys(app: App, parts: SigningMount): void {
  app.get('/permission/passkey.js', () => fileOf(passkeyScript, 'text/javascript; charset=utf-8'));
  app.post('/permission/:token/passkey/keep/begin', (c) =>
    onPage(c, parts, async ({ call, token }) => sendJson(await beginKeeping(call, token))),
  );
  app.post('/permission/:token/passkey/prove/begin', (c) =>
    onPage(c, parts, async ({ call, token }) => sendJson(await beginProof(call, token))),
  );
  app.post('/permission/:token/passkey/keep', (c) =>
    onPage(c, parts, async (visit) => {
      const fields = await readFields(c.req.raw);
      await keepPasskey(visit.call, visit.token, fields.get('credential') ?? '');
      return goBack(visit);
    }),
  );
  app.post('/permission/:token/passkey/prove', (c) =>
    onPage(c, parts, async (visit) => {
      const fields = await readFields(c.req.raw);
      await provePasskey(visit.call, visit.token, fields.get('credential') ?? '');
      return goBack(visit);
    }),
  );
  app.post('/permission/:token/passkey/remove', (c) =>
    onPage(c, parts, async (visit) => {
      const fields = await readFields(c.req.raw);
      await removeOwnPasskey(visit.call, visit.token, fields.get('passkey') ?? '');
      return goBack(visit);
    }),
  );
}
