/** An identity provider on loopback, whose people sign in by a cookie that the test sets: the real protocol, no pages. */
import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Adapter, type AdapterPayload, Provider } from 'oidc-provider';

export type TestProvider = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Goes the way of a browser: from the address of authorization to the one that leads back to Bedside. */
  signIn(redirectTo: string, who: { subject: string; deny?: boolean }): Promise<URL>;
  close(): Promise<void>;
};

/** `redirectUri`: where the provider sends people back. */
export async function startTestProvider(redirectUri: string): Promise<TestProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on TCP
  const clientSecret = 'a-secret-of-the-test-client-0123456789';
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const provider = new Provider(issuer, {
    adapter: inMemory(),
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'test' }] },
    clients: [
      {
        client_id: 'bedside',
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: `${id}@example.org`, email_verified: true, name: id }),
    }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    cookies: { keys: ['test'] },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
    pkce: { required: () => true },
  });
  provider.on('server_error', () => {});
  const waiting = new Map<string, { subject: string; deny: boolean }>();
  const callback = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void callback(request, response);
    void answerInteraction({ provider, request, response, waiting });
  });
  return {
    issuer,
    clientId: 'bedside',
    clientSecret,
    signIn: (redirectTo, who) => walk(redirectTo, { who: { deny: false, ...who }, waiting, redirectUri }),
    close: () => closeServer(server),
  };
}

type Interaction = {
  provider: Provider;
  request: Parameters<Provider['interactionDetails']>[0];
  response: Parameters<Provider['interactionDetails']>[1];
  waiting: Map<string, { subject: string; deny: boolean }>;
};

async function answerInteraction({ provider, request, response, waiting }: Interaction): Promise<void> {
  const details = await provider.interactionDetails(request, response);
  const who = waiting.get(String(request.headers['x-test-walk']));
  if (who === undefined || who.deny) {
    return provider.interactionFinished(request, response, { error: 'access_denied' });
  }
  if (details.prompt.name === 'login') {
    return provider.interactionFinished(request, response, { login: { accountId: who.subject } });
  }
  const grant = new provider.Grant({ accountId: who.subject, clientId: String(details.params['client_id']) });
  grant.addOIDCScope('openid email profile');
  const consent = { grantId: await grant.save() };
  return provider.interactionFinished(request, response, { consent }, { mergeWithLastSubmission: true });
}

async function walk(
  redirectTo: string,
  on: { who: { subject: string; deny: boolean }; waiting: Interaction['waiting']; redirectUri: string },
): Promise<URL> {
  const walkId = crypto.randomUUID();
  on.waiting.set(walkId, on.who);
  const cookies = new Map<string, string>();
  let url = new URL(redirectTo);
  for (let hop = 0; hop < 12; hop += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie, 'x-test-walk': walkId } });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=', 2);
      cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`the provider answered ${answer.status}: ${await answer.text()}`);
    url = new URL(location, url);
    if (url.href.startsWith(on.redirectUri)) return url;
  }
  throw new Error('the provider leads in circles');
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

/** What the provider remembers, for as long as the test runs. */
function inMemory(): (name: string) => Adapter {
  const kept = new Map<string, AdapterPayload>();
  return (name) => {
    const keyOf = (id: string) => `${name}:${id}`;
    const by = async (fits: (payload: AdapterPayload) => boolean) => [...kept.values()].find(fits);
    return {
      upsert: async (id, payload) => void kept.set(keyOf(id), { ...payload, jti: id }),
      find: async (id) => kept.get(keyOf(id)),
      findByUid: (uid) => by((payload) => payload.uid === uid),
      findByUserCode: (userCode) => by((payload) => payload.userCode === userCode),
      destroy: async (id) => void kept.delete(keyOf(id)),
      revokeByGrantId: async (grantId) => {
        for (const [key, payload] of kept) if (payload.grantId === grantId) kept.delete(key);
      },
      consume: async (id) => {
        const payload = kept.get(keyOf(id));
        if (payload !== undefined) kept.set(keyOf(id), { ...payload, consumed: Math.floor(Date.now() / 1_000) });
      },
    };
  };
}
