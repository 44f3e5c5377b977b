/**
 * How a person lets Bedside in (developers.pinterest.com/docs/getting-started/set-up-authentication-and-authorization, read
 * 2026-11-23): an authorization code, traded with the application's secret in a header. Tokens hold for 30 days; refresh
 * tokens are continuous: each renewal gives a new one, which holds for 60 days.
 */
import type { Operation } from '../http/ask.ts';
import {
  askForTokens,
  basicAuthorization,
  holdsScopes,
  refreshTokens,
  scopeMissing,
  withTokens,
} from '../http/oauth-tokens.ts';
import type { RefreshOutcome } from '../http/token-keeper.ts';
import type {
  BeginConsentOutcome,
  BeginConsentRequest,
  Credentials,
  Failure,
  FinishConsentOutcome,
  FinishConsentRequest,
} from '../port.ts';
import { consentPage } from './api.ts';

/** Whose account it is, its boards, and pins on them. Creating a pin asks for both kinds of `boards`. */
export const scopes = ['boards:read', 'boards:write', 'pins:read', 'pins:write', 'user_accounts:read'] as const;

const tokenPath = '/v5/oauth/token';

export function beginConsent({ app = {}, redirectUri, serviceUrl, state }: BeginConsentRequest): BeginConsentOutcome {
  const { clientId = '' } = app;
  if (clientId === '') return noApp;
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: scopes.join(','),
    state,
  });
  return { kind: 'begun', redirectTo: `${consentPage(serviceUrl)}?${query}`, secrets: {} };
}

export async function finishConsent(
  operation: Operation,
  { app = {}, code, redirectUri }: FinishConsentRequest,
): Promise<FinishConsentOutcome> {
  const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, continuous_refresh: 'true' };
  const told = await askForTokens(operation, { path: tokenPath, form, headers: clientHeaders(app) });
  if (!told.ok) return told.failure;
  if (!holdsScopes(told.tokens, scopes)) return scopeMissing;
  return { kind: 'granted', credentials: withTokens({}, told.tokens) };
}

export function refresh(
  operation: Operation,
  { app, credentials }: { app: Credentials; credentials: Credentials },
): Promise<RefreshOutcome> {
  return refreshTokens(operation, { path: tokenPath, form: {}, headers: clientHeaders(app), credentials });
}

function clientHeaders({ clientId = '', clientSecret = '' }: Credentials) {
  return { authorization: basicAuthorization(clientId, clientSecret) };
}

const noApp: Failure = {
  kind: 'not-sent',
  code: 'APPLICATION_MISSING',
  detail: 'The registration of the house with the network is not there.',
};
