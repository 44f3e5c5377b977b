/** How a person lets Bedside in: authorization code with PKCE (docs.x.com/fundamentals/authentication/oauth-2-0, read 2026-11-23). */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { askForTokens, formBody, holdsScopes, scopeMissing, withTokens } from '../http/oauth-tokens.ts';
import type {
  Account,
  BeginConsentOutcome,
  BeginConsentRequest,
  Failure,
  FinishConsentOutcome,
  FinishConsentRequest,
  RevokeOutcome,
} from '../port.ts';
import { ask, pageOrigin, type XContext } from './api.ts';
import { applicationHeaders, TOKEN_PATH } from './tokens.ts';

/** Reading posts and the account, posting, pictures and videos, hiding replies, and staying connected. */
export const scopes = [
  'tweet.read',
  'tweet.write',
  'tweet.moderate.write',
  'users.read',
  'media.write',
  'offline.access',
] as const;

/** What nothing works without. */
const needed = ['tweet.read', 'tweet.write', 'users.read', 'offline.access'] as const;

const noApplication: Failure = {
  kind: 'rejected',
  code: 'APPLICATION_MISSING',
  detail: 'The house has no application registered with the network.',
};

/** The page on which the person is asked. Nothing is sent. */
export function beginConsent(request: BeginConsentRequest): BeginConsentOutcome {
  const { clientId = '' } = request.app ?? {};
  if (clientId === '') return noApplication;
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: request.redirectUri,
    scope: scopes.join(' '),
    state: request.state,
    code_challenge: createHash('sha256').update(request.verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  return {
    kind: 'begun',
    redirectTo: `${pageOrigin(request.serviceUrl)}/i/oauth2/authorize?${query}`,
    secrets: { verifier: request.verifier },
  };
}

/** Trades the code that the person brought back for tokens. */
export async function finishConsent(context: XContext, request: FinishConsentRequest): Promise<FinishConsentOutcome> {
  const app = request.app ?? {};
  const { clientId = '' } = app;
  if (clientId === '') return noApplication;
  const form = {
    grant_type: 'authorization_code',
    code: request.code,
    redirect_uri: request.redirectUri,
    code_verifier: request.secrets.verifier ?? '',
    client_id: clientId,
  };
  const told = await askForTokens(context, { path: TOKEN_PATH, form, headers: applicationHeaders(app) });
  if (!told.ok) return told.failure;
  if (!holdsScopes(told.tokens, needed)) return scopeMissing;
  return { kind: 'granted', credentials: withTokens({}, told.tokens) };
}

const nothingToRevoke: Failure = {
  kind: 'not-sent',
  code: 'CREDENTIALS_MISSING',
  detail: 'There is no token to give back.',
};

/** Gives both tokens back (RFC 7009). Whether one takes the other with it is not documented. */
export async function revoke(context: XContext, { app = {}, credentials }: Account): Promise<RevokeOutcome> {
  const { accessToken = '', refreshToken = '' } = credentials;
  const tokens = [refreshToken, accessToken].filter((token) => token !== '');
  if (tokens.length === 0) return nothingToRevoke;
  for (const token of tokens) {
    const body = formBody({ token, client_id: app.clientId ?? '' });
    const headers = applicationHeaders(app);
    const told = await ask(context, { path: '/2/oauth2/revoke', body, headers, schema: z.unknown() });
    if (!told.ok && told.failure.code !== 'UNREADABLE_ANSWER') return told.failure;
  }
  return { kind: 'revoked' };
}
