/**
 * How a person lets Bedside in at Google: OAuth 2.0 for web servers, with PKCE and a refresh token
 * (developers.google.com/identity/protocols/oauth2/web-server, to be confirmed there). One scope is asked for at a time, since
 * people may untick each of several.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Operation } from '../http/ask.ts';
import { formBody } from '../http/oauth-tokens.ts';
import type {
  BeginConsentOutcome,
  BeginConsentRequest,
  Credentials,
  Failure,
  FinishConsentRequest,
  RevokeOutcome,
} from '../port.ts';
import { ask } from './api.ts';
import type { GoogleHosts } from './hosts.ts';

const secretText = z.string().min(1).max(10_000);
const tokenSchema = z.object({
  access_token: secretText,
  refresh_token: secretText.optional(),
  scope: z.string(),
});

const appMissing: Failure = {
  kind: 'rejected',
  code: 'APP_MISSING',
  detail: 'The house has not registered an application with the network.',
};

/** The page on which a person says yes. Nothing is asked of Google yet. */
export function beginConsent(hosts: GoogleHosts, request: BeginConsentRequest, scope: string): BeginConsentOutcome {
  const { clientId = '', clientSecret = '' } = request.app ?? {};
  if (clientId === '' || clientSecret === '') return appMissing;
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: request.redirectUri,
    scope,
    state: request.state,
    // A refresh token is given for these two alone, and each time.
    access_type: 'offline',
    prompt: 'consent',
    code_challenge: createHash('sha256').update(request.verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  return {
    kind: 'begun',
    redirectTo: `${hosts.consent}/o/oauth2/v2/auth?${query}`,
    secrets: { verifier: request.verifier },
  };
}

type Traded =
  | { readonly ok: true; readonly credentials: Credentials }
  | { readonly ok: false; readonly failure: Failure };

/** Trades what the person brought back. `operation` is at the token host. */
export async function tradeCode(operation: Operation, request: FinishConsentRequest, scope: string): Promise<Traded> {
  const { clientId = '', clientSecret = '' } = request.app ?? {};
  if (clientId === '' || clientSecret === '') return { ok: false, failure: appMissing };
  const traded = await ask(operation, {
    path: '/token',
    body: formBody({
      grant_type: 'authorization_code',
      code: request.code,
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uri: request.redirectUri,
      code_verifier: request.secrets.verifier ?? '',
    }),
    schema: tokenSchema,
  });
  if (!traded.ok) return traded;
  const { access_token: accessToken, refresh_token: refreshToken, scope: granted } = traded.data;
  if (!granted.split(/\s+/u).includes(scope)) return { ok: false, failure: tooLittle };
  if (refreshToken === undefined) return { ok: false, failure: noRefreshToken };
  return { ok: true, credentials: { accessToken, refreshToken } };
}

/** Ends the whole yes: all tokens that came of it (developers.google.com/…/web-server#tokenrevoke). */
export async function revoke(operation: Operation, credentials: Credentials): Promise<RevokeOutcome> {
  const token = credentials.refreshToken ?? credentials.accessToken ?? '';
  if (token === '') return nothingToRevoke;
  const revoked = await ask(operation, { path: '/revoke', body: formBody({ token }), schema: z.unknown() });
  // "invalid_token": it opens nothing any more already.
  if (revoked.ok || revoked.failure.code === 'invalid_token') return { kind: 'revoked' };
  return revoked.failure;
}

const tooLittle: Failure = {
  kind: 'reauthorize',
  code: 'SCOPE_MISSING',
  detail: 'The network gave a token that may not publish.',
};
const noRefreshToken: Failure = {
  kind: 'reauthorize',
  code: 'REFRESH_TOKEN_MISSING',
  detail: 'The network gave no token to renew the access with.',
};
const nothingToRevoke: Failure = {
  kind: 'not-sent',
  code: 'CREDENTIALS_MISSING',
  detail: 'There is no token to give back.',
};
