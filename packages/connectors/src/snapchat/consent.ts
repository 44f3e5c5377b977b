/**
 * How a person lets Bedside in (developers.snap.com/api/marketing-api/Public-Profile-API/GetStarted, read 2026-11-23). Tokens hold
 * for an hour at most, and are renewed. Snapchat puts the application on a list first.
 */
import type { Operation } from '../http/ask.ts';
import { askForTokens, holdsScopes, refreshTokens, scopeMissing, withTokens } from '../http/oauth-tokens.ts';
import type { RefreshOutcome } from '../http/token-keeper.ts';
import type {
  BeginConsentOutcome,
  BeginConsentRequest,
  Credentials,
  Failure,
  FinishConsentOutcome,
  FinishConsentRequest,
} from '../port.ts';
import { accountsOrigin } from './api.ts';

/** The public profile, and what is posted to it. */
export const scopes = ['snapchat-profile-api'] as const;

const tokenAddress = (serviceUrl: string) => `${accountsOrigin(serviceUrl)}/login/oauth2/access_token`;

export function beginConsent({ app = {}, redirectUri, serviceUrl, state }: BeginConsentRequest): BeginConsentOutcome {
  const { clientId = '' } = app;
  if (clientId === '') return noApp;
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: scopes.join(' '),
    state,
  });
  return {
    kind: 'begun',
    redirectTo: `${accountsOrigin(serviceUrl)}/login/oauth2/authorize?${query}`,
    secrets: {},
  };
}

export async function finishConsent(
  operation: Operation,
  { app = {}, code, redirectUri }: FinishConsentRequest,
): Promise<FinishConsentOutcome> {
  const form = { ...clientOf(app), grant_type: 'authorization_code', code, redirect_uri: redirectUri };
  const told = await askForTokens(operation, { path: tokenAddress(operation.serviceUrl), form });
  if (!told.ok) return told.failure;
  if (!holdsScopes(told.tokens, scopes)) return scopeMissing;
  return { kind: 'granted', credentials: withTokens({}, told.tokens) };
}

export function refresh(
  operation: Operation,
  { app, credentials }: { app: Credentials; credentials: Credentials },
): Promise<RefreshOutcome> {
  return refreshTokens(operation, { path: tokenAddress(operation.serviceUrl), form: clientOf(app), credentials });
}

function clientOf({ clientId = '', clientSecret = '' }: Credentials) {
  return { client_id: clientId, client_secret: clientSecret };
}

const noApp: Failure = {
  kind: 'not-sent',
  code: 'APPLICATION_MISSING',
  detail: 'The registration of the house with the network is not there.',
};
