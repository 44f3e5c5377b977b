/**
 * How a person lets Bedside in (developers.tiktok.com/doc/login-kit-web, /oauth-user-access-token-management, read 2026-11-23).
 * TikTok's challenge is the SHA-256 of the verifier in hex, where RFC 7636 says base64url. Tokens hold for a day, refresh
 * tokens for a year; a renewal may give a new one.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ask as askNetwork, type Operation } from '../http/ask.ts';
import { askForTokens, formBody, holdsScopes, refreshTokens, scopeMissing, withTokens } from '../http/oauth-tokens.ts';
import type { RefreshOutcome } from '../http/token-keeper.ts';
import type {
  Account,
  BeginConsentOutcome,
  BeginConsentRequest,
  Credentials,
  Failure,
  FinishConsentOutcome,
  FinishConsentRequest,
  RevokeOutcome,
} from '../port.ts';
import { webOrigin } from './api.ts';

/** Whose account it is, publishing, and finding a post again with its numbers. */
export const scopes = ['user.info.basic', 'video.publish', 'video.list'] as const;

const tokenPath = '/v2/oauth/token/';

export function beginConsent(request: BeginConsentRequest): BeginConsentOutcome {
  const { app = {}, redirectUri, serviceUrl, state, verifier } = request;
  const { clientKey = '' } = app;
  if (clientKey === '') return noApp;
  const query = new URLSearchParams({
    client_key: clientKey,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: scopes.join(','),
    state,
    code_challenge: createHash('sha256').update(verifier).digest('hex'),
    code_challenge_method: 'S256',
  });
  return { kind: 'begun', redirectTo: `${webOrigin(serviceUrl)}/v2/auth/authorize/?${query}`, secrets: { verifier } };
}

export async function finishConsent(
  operation: Operation,
  { app = {}, code, redirectUri, secrets }: FinishConsentRequest,
): Promise<FinishConsentOutcome> {
  const form = {
    ...clientOf(app),
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: secrets.verifier ?? '',
  };
  const told = await askForTokens(operation, { path: tokenPath, form });
  if (!told.ok) return told.failure;
  // A person may take single ticks away.
  if (!holdsScopes(told.tokens, scopes)) return scopeMissing;
  return { kind: 'granted', credentials: withTokens({}, told.tokens) };
}

export function refresh(
  operation: Operation,
  { app, credentials }: { app: Credentials; credentials: Credentials },
): Promise<RefreshOutcome> {
  return refreshTokens(operation, { path: tokenPath, form: clientOf(app), credentials });
}

/** The answer says nothing. */
export async function revoke(operation: Operation, { app = {}, credentials }: Account): Promise<RevokeOutcome> {
  const { accessToken: token = '' } = credentials;
  if (token === '') return nothingToRevoke;
  const body = formBody({ ...clientOf(app), token });
  const told = await askNetwork(operation, { path: '/v2/oauth/revoke/', body, schema: z.unknown() });
  return told.ok ? { kind: 'revoked' } : told.failure;
}

function clientOf({ clientKey = '', clientSecret = '' }: Credentials) {
  return { client_key: clientKey, client_secret: clientSecret };
}

const noApp: Failure = {
  kind: 'not-sent',
  code: 'APPLICATION_MISSING',
  detail: 'The registration of the house with the network is not there.',
};

const nothingToRevoke: Failure = {
  kind: 'not-sent',
  code: 'CREDENTIALS_MISSING',
  detail: 'There is no token to give back.',
};
