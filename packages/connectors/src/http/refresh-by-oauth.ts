/** A new access token for a refresh token, by the application's name and secret in the form (RFC 6749, section 6). */
import type { Credentials } from '../port.ts';
import type { Operation } from './ask.ts';
import { refreshTokens } from './oauth-tokens.ts';
import type { RefreshOutcome } from './token-keeper.ts';

/**
 * Asks the token endpoint at `path`. `credentials` are `accessToken`, `refreshToken`, `clientId` and `clientSecret`; what
 * else is in them stays. Never throws.
 */
export function refreshByOAuth(
  operation: Operation,
  { path, credentials }: { path: string; credentials: Credentials },
): Promise<RefreshOutcome> {
  const { clientId = '', clientSecret = '' } = credentials;
  const form = { client_id: clientId, ...(clientSecret === '' ? {} : { client_secret: clientSecret }) };
  return refreshTokens(operation, { path, form, credentials });
}
