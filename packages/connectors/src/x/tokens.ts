/**
 * Tokens of X (docs.x.com/fundamentals/authentication/oauth-2-0, read 2026-11-23): an access token holds two hours, and a
 * refresh token works once and brings the next one. The application says who it is by Basic authentication.
 */
import type { AccountDoorParts } from '../http/account-door.ts';
import { basicAuthorization, refreshTokens } from '../http/oauth-tokens.ts';
import type { Credentials } from '../port.ts';

export const TOKEN_PATH = '/2/oauth2/token';

export const refresh: AccountDoorParts['refresh'] = (operation, { app, credentials }) => {
  const form = { client_id: app.clientId ?? '' };
  return refreshTokens(operation, { path: TOKEN_PATH, form, headers: applicationHeaders(app), credentials });
};

/** Headers by which the house's application says who it is; none for an application without a secret. */
export function applicationHeaders({ clientId = '', clientSecret = '' }: Credentials): Record<string, string> {
  return clientSecret === '' ? {} : { authorization: basicAuthorization(clientId, clientSecret) };
}
