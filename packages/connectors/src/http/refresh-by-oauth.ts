/** A new access token for a refresh token (RFC 6749, section 6). */
import { z } from 'zod';
import type { Credentials } from '../port.ts';
import { ask, type Operation } from './ask.ts';
import type { RefreshOutcome } from './token-keeper.ts';

const secretText = z.string().min(1).max(10_000);
const tokenSchema = z.object({
  access_token: secretText,
  /** Left out where the old one goes on to hold. */
  refresh_token: secretText.optional(),
});

const noRefreshToken: RefreshOutcome = {
  kind: 'reauthorize',
  code: 'REFRESH_TOKEN_MISSING',
  detail: 'The account has no token to renew its access with.',
};

/**
 * Asks the token endpoint at `path`. `credentials` are `accessToken`, `refreshToken`, `clientId` and `clientSecret`; what
 * else is in them stays. Never throws.
 */
export async function refreshByOAuth(
  operation: Operation,
  { path, credentials }: { path: string; credentials: Credentials },
): Promise<RefreshOutcome> {
  const { refreshToken = '', clientId = '', clientSecret = '' } = credentials;
  if (refreshToken === '') return noRefreshToken;
  const form = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken, client_id: clientId });
  if (clientSecret !== '') form.set('client_secret', clientSecret);
  const contentType = 'application/x-www-form-urlencoded';
  const bytes = new TextEncoder().encode(form.toString());
  // The token that is over is not shown to this door.
  const asNobody = { ...operation, authorization: null };
  const told = await ask(asNobody, { path, body: { contentType, bytes }, schema: tokenSchema });
  if (!told.ok) return told.failure;
  const { access_token: accessToken, refresh_token: rotated = refreshToken } = told.data;
  return { kind: 'renewed', credentials: { ...credentials, accessToken, refreshToken: rotated } };
}
