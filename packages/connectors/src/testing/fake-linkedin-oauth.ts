/** Consent and tokens as LinkedIn has them (learn.microsoft.com/linkedin/shared/authentication). */

import { type FakeLinkedInCall, type FakeLinkedInState } from './fake-linkedin-state.ts';
import { escapeHtml } from './fake-mastodon-words.ts';
import { type Reply, told } from './kit/network.ts';

const knownScopes = new Set([
  'r_organization_admin',
  'rw_organization_admin',
  'r_organization_social',
  'w_organization_social',
  'r_organization_social_feed',
  'w_organization_social_feed',
  'w_member_social',
]);

type Asked = { readonly scopes: readonly string[]; readonly redirectUri: string };

function asked({ app }: FakeLinkedInState, query: URLSearchParams): Asked | null {
  const scopes = (query.get('scope') ?? '').split(' ').filter(Boolean);
  const redirectUri = query.get('redirect_uri') ?? '';
  const isOurs = query.get('client_id') === app.clientId && query.get('response_type') === 'code';
  const isKnown = app.redirectUris.length === 0 || app.redirectUris.includes(redirectUri);
  const isGood = isOurs && isKnown && URL.canParse(redirectUri) && scopes.length > 0;
  return isGood && scopes.every((scope) => knownScopes.has(scope)) ? { scopes, redirectUri } : null;
}

function page(status: number, title: string, body: string): Reply {
  const html = `<!doctype html><html lang="en"><title>${title}</title><main><h1>${title}</h1>${body}</main></html>`;
  const code = status < 400 ? null : `HTTP_${status}`;
  return { status, code, headers: { 'content-type': 'text/html; charset=utf-8' }, body: html };
}

const bummer = () => page(400, 'Bummer, something went wrong.', '<p>The redirect_uri or the scope does not match.</p>');

/** The page on which a person says yes or no. */
export function authorizePage(state: FakeLinkedInState, { url }: FakeLinkedInCall): Reply {
  const found = asked(state, url.searchParams);
  if (found === null) return bummer();
  const list = found.scopes.map((scope) => `<li>${escapeHtml(scope)}</li>`).join('');
  const action = `${url.pathname}${escapeHtml(url.search)}`;
  const buttons =
    '<button name="decision" value="yes">Allow</button> <button name="decision" value="no">Cancel</button>';
  return page(
    200,
    'Bedside would like to use your account',
    `<ul>${list}</ul><form method="post" action="${action}">${buttons}</form>`,
  );
}

/** What the person chose, as a way back. */
export function authorize(state: FakeLinkedInState, { url, text }: FakeLinkedInCall): Reply {
  const found = asked(state, url.searchParams);
  if (found === null) return bummer();
  const back = new URL(found.redirectUri);
  back.searchParams.set('state', url.searchParams.get('state') ?? '');
  if (new URLSearchParams(text).get('decision') === 'yes') {
    const code = state.nextSecret();
    state.codes.set(code, { ...found, personId: state.settings.signedInAs });
    back.searchParams.set('code', code);
  } else {
    back.searchParams.set('error', 'user_cancelled_authorize');
    back.searchParams.set('error_description', 'The user cancelled the authorization');
  }
  return { status: 302, code: null, headers: { location: back.href }, body: '' };
}

function oauthError(status: number, error: string): Reply {
  return { ...told(status, { error, error_description: `A sentence about ${error}.` }), code: error };
}

function isOurApp({ app }: FakeLinkedInState, form: URLSearchParams): boolean {
  return form.get('client_id') === app.clientId && form.get('client_secret') === app.clientSecret;
}

type Granted = { readonly personId: string; readonly scopes: readonly string[] };

export function token(state: FakeLinkedInState, call: FakeLinkedInCall): Reply {
  const form = new URLSearchParams(call.text);
  if (!isOurApp(state, form)) return oauthError(401, 'invalid_client');
  const refresh = form.get('refresh_token') ?? '';
  if (form.get('grant_type') === 'refresh_token') {
    const known = state.refreshTokens.get(refresh);
    return known === undefined ? oauthError(400, 'invalid_grant') : told(200, issue(state, known, refresh));
  }
  const code = form.get('code') ?? '';
  const found = state.codes.get(code);
  state.codes.delete(code);
  if (found?.redirectUri !== form.get('redirect_uri')) return oauthError(400, 'invalid_grant');
  return told(200, issue(state, found));
}

/** A refresh token stays the same for its year. */
export function issue(state: FakeLinkedInState, granted: Granted, refresh: string | null = null) {
  const { settings, world } = state;
  const access = world.accounts.issueToken(granted.personId, granted.scopes);
  world.time.after(settings.tokenSeconds * 1_000, () => world.accounts.spoil(access, { why: 'expired' }));
  const kept = refresh ?? (settings.givesRefreshTokens ? state.nextSecret() : null);
  if (kept !== null) state.refreshTokens.set(kept, granted);
  return {
    access_token: access,
    expires_in: settings.tokenSeconds,
    scope: granted.scopes.join(','),
    ...(kept === null ? {} : { refresh_token: kept, refresh_token_expires_in: 31_536_000 }),
  };
}

export function revoke(state: FakeLinkedInState, call: FakeLinkedInCall): Reply {
  const form = new URLSearchParams(call.text);
  if (!isOurApp(state, form)) return oauthError(401, 'invalid_client');
  const given = form.get('token') ?? '';
  state.refreshTokens.delete(given);
  state.world.accounts.spoil(given, { why: 'revoked' });
  return { status: 200, code: null, headers: {}, body: '' };
}
