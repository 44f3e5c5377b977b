/**
 * Tokens of LinkedIn (learn.microsoft.com/linkedin/shared/authentication/programmatic-refresh-tokens, to be confirmed there): an access
 * token holds sixty days. A refresh token holds a year, stays the same, and may be used again; LinkedIn gives one to applications
 * that it approved for that. Without one a person connects the page again.
 */
import type { AccountDoorParts } from '../http/account-door.ts';
import { refreshTokens } from '../http/oauth-tokens.ts';
import type { Credentials } from '../port.ts';
import { pageOrigin } from './api.ts';

export const tokenAddress = (serviceUrl: string) => `${pageOrigin(serviceUrl)}/oauth/v2/accessToken`;

export const refresh: AccountDoorParts['refresh'] = (operation, { app, credentials }) =>
  refreshTokens(operation, { path: tokenAddress(operation.serviceUrl), form: applicationForm(app), credentials });

/** LinkedIn wants the application's name and secret in the form, and nowhere else. */
export function applicationForm({ clientId = '', clientSecret = '' }: Credentials) {
  return { client_id: clientId, client_secret: clientSecret };
}
