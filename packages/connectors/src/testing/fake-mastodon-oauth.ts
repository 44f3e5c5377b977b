/** Registration and consent as Mastodon has them (docs.joinmastodon.org/methods/apps, /methods/oauth). */
import { createHash } from 'node:crypto';
import { type FakeApp, type FakeCall, type FakeState, pageOf, refused } from './fake-mastodon-state.ts';
import { escapeHtml } from './fake-mastodon-words.ts';
import { type Reply, told } from './kit/network.ts';

const knownScopes = new Set([
  'read',
  'write',
  'follow',
  'push',
  'profile',
  'read:accounts',
  'read:search',
  'read:statuses',
  'write:media',
  'write:statuses',
]);
const field = (form: FormData | URLSearchParams, name: string) => String(form.get(name) ?? '');

function scopesOf(state: FakeState, text: string): string[] | null {
  const scopes = (text === '' ? 'read' : text).split(/\s+/u);
  const isKnown = (scope: string) => knownScopes.has(scope) && (scope !== 'profile' || state.settings.tellsMetadata);
  return scopes.every(isKnown) ? scopes : null;
}

export function metadata(state: FakeState): Reply {
  if (!state.settings.tellsMetadata) return pageOf(404, '<h1>Not found</h1>');
  const base = state.serviceUrl();
  return told(200, {
    issuer: `${base}/`,
    authorization_endpoint: `${base}/oauth/authorize`,
    token_endpoint: `${base}/oauth/token`,
    scopes_supported: [...knownScopes],
    code_challenge_methods_supported: ['S256'],
  });
}

export function registerApp(state: FakeState, { form }: FakeCall): Reply {
  const name = field(form, 'client_name');
  const redirectUris = field(form, 'redirect_uris').split(/\s+/u).filter(Boolean);
  const scopes = scopesOf(state, field(form, 'scopes'));
  if (name === '' || redirectUris.length === 0) {
    return refused(422, "Validation failed: Application name can't be blank, Redirect URI can't be blank");
  }
  if (scopes === null) return refused(422, "Validation failed: Scopes doesn't match configured on the server.");
  const app: FakeApp = {
    id: state.nextId(),
    name,
    redirectUris,
    scopes,
    clientId: state.nextSecret(),
    clientSecret: state.nextSecret(),
  };
  state.apps.push(app);
  const { id, clientId: client_id, clientSecret: client_secret } = app;
  return told(200, { id, name, website: null, redirect_uris: redirectUris, client_id, client_secret, scopes });
}

type Asked = { readonly app: FakeApp; readonly redirectUri: string; readonly scopes: readonly string[] };

function asked(state: FakeState, query: URLSearchParams): Asked | null {
  const app = state.apps.find(({ clientId }) => clientId === query.get('client_id'));
  const redirectUri = field(query, 'redirect_uri');
  const scopes = scopesOf(state, field(query, 'scope'));
  if (app === undefined || scopes === null || query.get('response_type') !== 'code') return null;
  const isWithin = scopes.every((scope) => app.scopes.includes(scope));
  return app.redirectUris.includes(redirectUri) && isWithin ? { app, redirectUri, scopes } : null;
}

/** The page on which a person says yes or no. */
export function authorizePage(state: FakeState, { url }: FakeCall): Reply {
  const found = asked(state, url.searchParams);
  if (found === null) return page(400, 'Client authentication failed', '');
  const action = `${url.pathname}${escapeHtml(url.search)}`;
  const list = found.scopes.map((scope) => `<li>${escapeHtml(scope)}</li>`).join('');
  return page(
    200,
    'Authorization required',
    `<p>${escapeHtml(found.app.name)} would like permission to access your account @${escapeHtml(state.settings.signedInAs)}.</p>` +
      `<ul>${list}</ul><form method="post" action="${action}"><button name="decision" value="yes">Authorize</button> ` +
      `<button name="decision" value="no">Deny</button></form>`,
  );
}

function page(status: number, title: string, body: string): Reply {
  return pageOf(
    status,
    `<!doctype html><html lang="en"><title>${title}</title><main><h1>${title}</h1>${body}</main></html>`,
  );
}

/** What the person chose, as a way back. */
export function authorize(state: FakeState, { url, form }: FakeCall): Reply {
  const found = asked(state, url.searchParams);
  if (found === null) return page(400, 'Client authentication failed', '');
  const back = new URL(found.redirectUri);
  const given = url.searchParams.get('state');
  if (given !== null) back.searchParams.set('state', given);
  if (form.get('decision') === 'yes') {
    const account = state.accounts.find(({ username }) => username === state.settings.signedInAs);
    const code = state.nextSecret();
    state.codes.set(code, {
      accountId: account?.id ?? '',
      app: found.app,
      scopes: found.scopes,
      redirectUri: found.redirectUri,
      challenge: url.searchParams.get('code_challenge'),
    });
    back.searchParams.set('code', code);
  } else {
    back.searchParams.set('error', 'access_denied');
    back.searchParams.set('error_description', 'The resource owner or authorization server denied the request.');
  }
  return { status: 302, code: null, headers: { location: back.href }, body: '' };
}

export function trade(state: FakeState, { form }: FakeCall): Reply {
  const app = state.apps.find(({ clientId }) => clientId === form.get('client_id'));
  if (app === undefined || app.clientSecret !== form.get('client_secret')) return oauthError(401, 'invalid_client');
  const code = field(form, 'code');
  const found = state.codes.get(code);
  state.codes.delete(code);
  const verified =
    found?.challenge == null ||
    createHash('sha256').update(field(form, 'code_verifier')).digest('base64url') === found.challenge;
  if (found?.app !== app || found.redirectUri !== form.get('redirect_uri') || !verified) {
    return oauthError(400, 'invalid_grant');
  }
  const token = state.world.accounts.issueToken(found.accountId, found.scopes);
  state.appOf.set(token, app);
  const created_at = Math.floor(state.world.time.now().getTime() / 1_000);
  return told(200, { access_token: token, token_type: 'Bearer', scope: found.scopes.join(' '), created_at });
}

export function revokeToken(state: FakeState, { form }: FakeCall): Reply {
  const token = field(form, 'token');
  const app = state.appOf.get(token);
  const isOwner = app?.clientId === form.get('client_id') && app?.clientSecret === form.get('client_secret');
  if (app !== undefined && !isOwner) return oauthError(403, 'unauthorized_client');
  state.world.accounts.spoil(token, { why: 'revoked' });
  return told(200, {});
}

function oauthError(status: number, error: string): Reply {
  return { ...told(status, { error, error_description: `A sentence about ${error}.` }), code: error };
}
