/** The connector of `app-network.ts`, over any fetch. */
import type { Connector, ConnectorIo, Failure } from '@bedside/connectors';
import { manifests } from '@bedside/connectors/networks';
import { challengeOf, type NetworkPage } from './app-network.ts';

const unanswered: Failure = { kind: 'ambiguous', code: 'CONNECTION_LOST', detail: 'no answer' };

type Ask = {
  readonly serviceUrl: string;
  readonly path: string;
  readonly token?: string | undefined;
  readonly app?: Readonly<Record<string, string>> | undefined;
  readonly body?: string;
};

/** `endsAll` as the network was made. `asksWhich`: whether a person chooses among the pages, or the first one is it. */
export function createAppConnector({
  endsAll,
  asksWhich = () => true,
}: {
  endsAll?: boolean;
  asksWhich?: () => boolean;
} = {}): Connector {
  const ask = async (io: ConnectorIo, { serviceUrl, path, token, app, body }: Ask) => {
    const headers = { authorization: `Bearer ${token ?? ''}`, 'x-app-secret': app?.['appSecret'] ?? '' };
    const method = body === undefined ? 'GET' : 'POST';
    const response = await io.fetch(`${serviceUrl}${path}`, { method, headers, body }).catch(() => null);
    if (response === null) return { failure: unanswered } as const;
    if (response.ok) return { answer: (await response.json()) as Record<string, unknown> } as const; // as this network answers
    const code = `HTTP_${response.status}`;
    const kind = response.status === 401 ? 'reauthorize' : 'rejected';
    return { failure: { kind, code, detail: 'refused' } satisfies Failure } as const;
  };
  return {
    manifest: manifests.facebook,
    async verify({ serviceUrl, credentials, app }, io) {
      const { answer, failure } = await ask(io, { serviceUrl, path: '/me', token: credentials['token'], app });
      if (answer === undefined) return failure;
      const { id, name } = answer as NetworkPage; // as `/me` answers
      const account = { serviceUrl, handle: `${name} (${id})`, remoteAccountId: id, credentials };
      return { kind: 'verified', account, displayName: name };
    },
    async deliver({ account, post }, io) {
      const token = account.credentials['token'];
      const asked = await ask(io, { ...account, path: '/posts', token, body: post.text });
      if (asked.answer === undefined) return asked.failure;
      const remoteId = String(asked.answer['id']);
      const made = { remoteId, url: null, text: post.text, createdAt: io.now().toISOString(), deliveryKey: null };
      return { kind: 'published', post: made };
    },
    readBack: async () => ({ kind: 'absent' }),
    listOwn: async () => ({ kind: 'page', posts: [], cursor: null }),
    remove: async () => ({ kind: 'removed' }),
    consent: {
      ...(endsAll === true ? { endsAll } : {}),
      async begin({ serviceUrl, redirectUri, state, verifier, app }) {
        const to = new URL(`${serviceUrl}/authorize`);
        const asked = { client_id: app?.['appId'] ?? '', redirect_uri: redirectUri, state };
        for (const [name, value] of Object.entries(asked)) to.searchParams.set(name, value);
        to.searchParams.set('code_challenge', challengeOf(verifier));
        return { kind: 'begun', redirectTo: to.href, secrets: { verifier } };
      },
      async finish({ serviceUrl, redirectUri, code, secrets, app }, io) {
        const given = { client_id: app?.['appId'] ?? '', client_secret: app?.['appSecret'] ?? '', code };
        const more = { redirect_uri: redirectUri, verifier: secrets['verifier'] ?? '' };
        const body = new URLSearchParams({ ...given, ...more }).toString();
        const { answer, failure } = await ask(io, { serviceUrl, path: '/token', body });
        if (answer === undefined) return failure;
        const opened = answer['pages'] as (NetworkPage & { token: string })[]; // as `/token` answers
        const choices = opened.map(({ id, name, city, token }) => ({ id, name, detail: city, credentials: { token } }));
        const [first] = choices;
        if (asksWhich() || first === undefined) return { kind: 'choose', choices };
        return { kind: 'granted', credentials: first.credentials };
      },
      async revoke({ account }, io) {
        const token = account.credentials['token'];
        const { failure } = await ask(io, { ...account, path: '/revoke', token, body: '' });
        return failure ?? { kind: 'revoked' };
      },
    },
  };
}
