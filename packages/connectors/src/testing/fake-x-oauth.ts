/** Consent and tokens as X has them (docs.x.com/fundamentals/authentication/oauth-2-0). */
import { createHash } from 'node:crypto';
import { escapeHtml } from './fake-mastodon-words.ts';
import { type FakeXCall, type FakeXState } from './fake-x-state.ts';
import { type Reply, told } from './kit/network.ts';

const knownScopes = new Set([
  'tweet.read',
  'tweet.write',
  'tweet.moderate.write',
  'users.read',
  'media.write',
  'offline.access',
  'like.read',
  'follows.read',
]);

type Asked = { readonly scopes: readonly string[]; readonly redirectUri: string; readonly challenge: string };

function asked({ app }: FakeXState, query: URLSearchParams): Asked | null {
  const scopes = (query.get('scope') ?? '').split(' ').filter(Boolean);
  const redirectUri = query.get('redirect_uri') ?? '';
  const challenge = query.get('code_challenge') ?? '';
  const isOurs = query.get('client_id') === app.clientId && query.get('response_type') === 'code';
  const isKnown = app.redirectUris.length === 0 || app.redirectUris.includes(redirectUri);
  const isProven = challenge !== '' && query.get('code_challenge_method') === 'S256' && query.has('state');
  const isGood = isOurs && isKnown && isProven && URL.canParse(redirectUri);
  return isGood && scopes.length > 0 && scopes.every((scope) => knownScopes.has(scope))
    ? { scopes, redirectUri, challenge }
    : null;
}

function page(status: number, title: string, body: string): Reply {
  const html = `<!doctype html><html lang="en"><title>${title}</title><main><h1>${title}</h1>${body}</main></html>`;
  const code = status < 400 ? null : `HTTP_${status}`;
  return { status, code, headers: { 'content-type': 'text/html; charset=utf-8' }, body: html };
}

const somethingWrong = () => page(400, 'Something went wrong', '<p>You weren’t able to give access to the App.</p>');

/** The page on which a person says yes or no. */
export function authorizePage(state: FakeXState, { url }: FakeXCall): Reply {
  const found = asked(state, url.searchParams);
  if (found === null) return somethingWrong();
  const list = found.scopes.map((scope) => `<li>${escapeHtml(scope)}</li>`).join('');
  return page(
    200,
    'Bedside wants to access your X account',
    `<p>@${escapeHtml(state.settings.signedInAs)}</p><ul>${list}</ul>` +
      `<form method="post" action="${url.pathname}${escapeHtml(url.search)}">` +
      '<button name="decision" value="yes">Authorize app</button> <button name="decision" value="no">Cancel</button></form>',
  );
}

/** What the person chose, as a way back. */
export function authorize(state: FakeXState, { url, text }: FakeXCall): Reply {
  const found = asked(state, url.searchParams);
  if (found === null) return somethingWrong();
  const back = new URL(found.redirectUri);
  back.searchParams.set('state', url.searchParams.get('state') ?? '');
  if (new URLSearchParams(text).get('decision') === 'yes') {
    const person = state.people.find(({ username }) => username === state.settings.signedInAs);
    const code = state.nextSecret();
    state.codes.set(code, { ...found, accountId: person?.id ?? '' });
    back.searchParams.set('code', code);
  } else {
    back.searchParams.set('error', 'access_denied');
  }
  return { status: 302, code: null, headers: { location: back.href }, body: '' };
}

function oauthError(status: number, error: string, description: string): Reply {
  return { ...told(status, { error, error_description: description }), code: error };
}

/** A confidential client says who it is by Basic authentication, and by nothing else. */
function isOurApp({ app }: FakeXState, { request }: FakeXCall): boolean {
  const given = /^Basic (\S+)$/u.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
  return Buffer.from(given, 'base64').toString() === `${app.clientId}:${app.clientSecret}`;
}

const unknownApp = () => oauthError(401, 'unauthorized_client', 'Missing valid authorization header');

export function token(state: FakeXState, call: FakeXCall): Reply {
  if (!isOurApp(state, call)) return unknownApp();
  const form = new URLSearchParams(call.text);
  const found = form.get('grant_type') === 'refresh_token' ? byRefresh(state, form) : byCode(state, form);
  if (found === null) return oauthError(400, 'invalid_request', 'Value passed for the token was invalid.');
  const { accountId, scopes } = found;
  return told(200, { token_type: 'bearer', ...issue(state, { accountId, scopes }) });
}

type Granted = { readonly accountId: string; readonly scopes: readonly string[] };

/** An access token, and the refresh token that goes with it. */
export function issue(state: FakeXState, granted: Granted) {
  const { settings, world } = state;
  const access = world.accounts.issueToken(granted.accountId, granted.scopes);
  world.time.after(settings.tokenSeconds * 1_000, () => world.accounts.spoil(access, { why: 'expired' }));
  const isKept = granted.scopes.includes('offline.access');
  const refresh = state.nextSecret();
  if (isKept) state.refreshTokens.set(refresh, granted);
  return {
    access_token: access,
    expires_in: settings.tokenSeconds,
    scope: granted.scopes.join(' '),
    ...(isKept ? { refresh_token: refresh } : {}),
  };
}

/** Works once. */
function byRefresh({ refreshTokens }: FakeXState, form: URLSearchParams): Granted | null {
  const given = form.get('refresh_token') ?? '';
  const found = refreshTokens.get(given) ?? null;
  refreshTokens.delete(given);
  return found;
}

function byCode({ codes }: FakeXState, form: URLSearchParams): Granted | null {
  const code = form.get('code') ?? '';
  const found = codes.get(code);
  codes.delete(code);
  const proof = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url');
  return found?.challenge === proof && found.redirectUri === form.get('redirect_uri') ? found : null;
}

export function revoke(state: FakeXState, call: FakeXCall): Reply {
  if (!isOurApp(state, call)) return unknownApp();
  const given = new URLSearchParams(call.text).get('token') ?? '';
  state.refreshTokens.delete(given);
  state.world.accounts.spoil(given, { why: 'revoked' });
  return told(200, { revoked: true });
}
