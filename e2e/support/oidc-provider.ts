import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Adapter, type AdapterPayload, Provider } from 'oidc-provider';

/** What an administrator copies from the provider's own pages. */
export type SignInProvider = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  stop(): Promise<void>;
};

const clientId = 'bedside';
const clientSecret = 'invented-secret-of-the-journey-0123456789';

/**
 * An OpenID Connect provider on this machine, with a page on which people sign in by saying who they are. `redirectUri` is
 * where it sends them back.
 */
export async function startSignInProvider(redirectUri: string): Promise<SignInProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server on a TCP port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  const provider = createProvider(issuer, redirectUri);
  const protocol = provider.callback();
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/')) void showSignIn(provider, request, response);
    else void protocol(request, response);
  });
  return {
    issuer,
    clientId,
    clientSecret,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function createProvider(issuer: string, redirectUri: string): Provider {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const provider = new Provider(issuer, {
    adapter: inMemory(),
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'journey' }] },
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: `${id}@example.org`, email_verified: true, name: id }),
    }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    // An organization has agreed for its people, so nobody is asked.
    loadExistingGrant: async (context) => {
      const { session, client } = context.oidc;
      if (session?.accountId === undefined || client === undefined) return undefined;
      const grant = new context.oidc.provider.Grant({ accountId: session.accountId, clientId: client.clientId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
    cookies: { keys: ['invented-key-of-the-journey'] },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
    pkce: { required: () => true },
  });
  // The journey sees what went wrong in the browser.
  provider.on('server_error', () => {});
  return provider;
}

const page = `<!doctype html><html lang="en"><title>Harbor account</title><main>
<h1>Harbor account</h1>
<form method="post"><label>User name <input name="user" required></label> <button>Continue</button></form>
<form method="post"><input type="hidden" name="denied" value="yes"><button>Cancel</button></form></main></html>`;

async function showSignIn(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'POST') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const given = new URLSearchParams(Buffer.concat(chunks).toString());
  const accountId = given.get('user');
  await provider.interactionFinished(
    request,
    response,
    accountId === null ? { error: 'access_denied' } : { login: { accountId } },
  );
}

/** What the provider remembers, for as long as it runs. */
function inMemory(): (kind: string) => Adapter {
  const kept = new Map<string, AdapterPayload>();
  return (kind) => ({
    upsert: async (id, payload) => void kept.set(`${kind}:${id}`, payload),
    find: async (id) => kept.get(`${kind}:${id}`),
    findByUid: async (uid) => [...kept.values()].find((payload) => payload.uid === uid),
    findByUserCode: async (code) => [...kept.values()].find((payload) => payload.userCode === code),
    destroy: async (id) => void kept.delete(`${kind}:${id}`),
    revokeByGrantId: async (grantId) => {
      for (const [key, payload] of kept) if (payload.grantId === grantId) kept.delete(key);
    },
    consume: async (id) => {
      const payload = kept.get(`${kind}:${id}`);
      if (payload) kept.set(`${kind}:${id}`, { ...payload, consumed: Math.floor(Date.now() / 1_000) });
    },
  });
}
