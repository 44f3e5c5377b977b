/**
 * Google's consent, as the fakes of its networks have it (developers.google.com/identity/protocols/oauth2/web-server,
 * read 2026-11-23): the page, a code that works once, refresh tokens that stay as they are, and a revocation that ends
 * everything the yes gave.
 */
import { createHash } from 'node:crypto';
import { escapeHtml, formOf, htmlPage } from './fake-google-words.ts';
import type { NetworkAccounts } from './kit/accounts.ts';
import { type Call, type Door, type Reply, told } from './kit/network.ts';

/** The house's registration with Google. */
export const googleApp = {
  clientId: '410000000000-bedside.apps.example',
  clientSecret: 'fake-secret-of-the-google-app',
} as const;

export type GoogleSettings = {
  /** Who sits at the browser: an account of the network. */
  signedInAs: string;
  /** The person unticks what is asked for. */
  unticksScopes: boolean;
};

type Yes = { readonly accountId: string; readonly scopes: readonly string[]; readonly accessTokens: string[] };
type Code = Pick<Yes, 'accountId' | 'scopes'> & { readonly redirectUri: string; readonly challenge: string };

export type GoogleConsent = {
  readonly doors: readonly Door[];
  /** Credentials as a consent of an account gives them. */
  credentialsOf(accountId: string): { readonly accessToken: string; readonly refreshToken: string };
};

type Parts = {
  readonly accounts: NetworkAccounts;
  readonly settings: GoogleSettings;
  readonly scope: string;
};

type State = Parts & { readonly codes: Map<string, Code>; readonly yeses: Map<string, Yes> };

export function createGoogleConsent(parts: Parts): GoogleConsent {
  const state: State = { ...parts, codes: new Map(), yeses: new Map() };
  const door = (on: string, serve: (state: State, call: Call) => Reply): Door => ({
    on,
    operation: 'verify',
    scope: null,
    serve: (call) => serve(state, call),
  });
  return {
    doors: [
      door('GET /o/oauth2/v2/auth', authorizePage),
      door('POST /o/oauth2/v2/auth', authorize),
      door('POST /token', token),
      door('POST /revoke', revoke),
    ],
    credentialsOf: (accountId) => giveYes(state, { accountId, scopes: [state.scope] }),
  };
}

function giveYes(state: State, { accountId, scopes }: Pick<Yes, 'accountId' | 'scopes'>) {
  const accessToken = state.accounts.issueToken(accountId, scopes);
  const refreshToken = `refresh-${state.yeses.size + 1}-of-${accountId}`;
  state.yeses.set(refreshToken, { accountId, scopes, accessTokens: [accessToken] });
  return { accessToken, refreshToken };
}

function whyNot(state: State, query: URLSearchParams): string | null {
  if (query.get('client_id') !== googleApp.clientId) return 'invalid_client';
  if (query.get('response_type') !== 'code' || !URL.canParse(query.get('redirect_uri') ?? '')) return 'invalid_request';
  if (query.get('scope') !== state.scope) return 'invalid_scope';
  // Without these two no refresh token is given.
  const isOffline = query.get('access_type') === 'offline' && query.get('prompt') === 'consent';
  return isOffline && query.get('code_challenge_method') === 'S256' ? null : 'invalid_request';
}

function authorizePage(state: State, { url }: Call): Reply {
  const why = whyNot(state, url.searchParams);
  if (why !== null) return htmlPage(400, { title: 'Access blocked', body: `<p>${why}</p>` });
  const name = state.accounts.find(state.settings.signedInAs)?.displayName ?? '';
  const action = `${url.pathname}${escapeHtml(url.search)}`;
  return htmlPage(200, {
    title: 'Bedside wants access to your Google Account',
    body:
      `<p>${escapeHtml(name)}</p><ul><li>${escapeHtml(state.scope)}</li></ul>` +
      `<form method="post" action="${action}"><button name="decision" value="yes">Continue</button> ` +
      `<button name="decision" value="no">Cancel</button></form>`,
  });
}

function authorize(state: State, call: Call): Reply {
  const query = call.url.searchParams;
  const why = whyNot(state, query);
  if (why !== null) return htmlPage(400, { title: 'Access blocked', body: `<p>${why}</p>` });
  const redirectUri = query.get('redirect_uri') ?? '';
  const back = new URL(redirectUri);
  back.searchParams.set('state', query.get('state') ?? '');
  if (formOf(call).get('decision') === 'yes') {
    const code = `4/code-${state.codes.size + 1}`;
    const { signedInAs, unticksScopes } = state.settings;
    const scopes = unticksScopes ? [] : [state.scope];
    state.codes.set(code, { accountId: signedInAs, scopes, redirectUri, challenge: query.get('code_challenge') ?? '' });
    back.searchParams.set('code', code);
  } else back.searchParams.set('error', 'access_denied');
  return { status: 302, code: null, headers: { location: back.href }, body: '' };
}

function token(state: State, call: Call): Reply {
  const form = formOf(call);
  const isApp = form.get('client_id') === googleApp.clientId && form.get('client_secret') === googleApp.clientSecret;
  if (!isApp) return oauthError(401, 'invalid_client');
  return form.get('grant_type') === 'refresh_token' ? renew(state, form) : trade(state, form);
}

function trade(state: State, form: URLSearchParams): Reply {
  const code = form.get('code') ?? '';
  const found = state.codes.get(code);
  state.codes.delete(code);
  const shown = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url');
  const isGood = found?.redirectUri === form.get('redirect_uri') && found?.challenge === shown;
  if (found === undefined || !isGood) return oauthError(400, 'invalid_grant');
  const { accessToken, refreshToken } = giveYes(state, found);
  return told(200, {
    access_token: accessToken,
    refresh_token: refreshToken,
    expires_in: 3_599,
    scope: found.scopes.join(' '),
    token_type: 'Bearer',
  });
}

function renew(state: State, form: URLSearchParams): Reply {
  const yes = state.yeses.get(form.get('refresh_token') ?? '');
  if (yes === undefined) return oauthError(400, 'invalid_grant');
  const accessToken = state.accounts.issueToken(yes.accountId, yes.scopes);
  yes.accessTokens.push(accessToken);
  const scope = yes.scopes.join(' ');
  return told(200, { access_token: accessToken, expires_in: 3_599, scope, token_type: 'Bearer' });
}

function revoke(state: State, call: Call): Reply {
  // In the body or, as Google's own client sends it, in the address.
  const given = formOf(call).get('token') ?? call.url.searchParams.get('token') ?? '';
  const found = [...state.yeses].find(([refresh, yes]) => refresh === given || yes.accessTokens.includes(given));
  if (found === undefined) return oauthError(400, 'invalid_token');
  const [refreshToken, { accessTokens }] = found;
  for (const one of accessTokens) state.accounts.spoil(one, { why: 'revoked' });
  state.yeses.delete(refreshToken);
  return told(200, {});
}

function oauthError(status: number, error: string): Reply {
  return { ...told(status, { error, error_description: `A sentence about ${error}.` }), code: error };
}
