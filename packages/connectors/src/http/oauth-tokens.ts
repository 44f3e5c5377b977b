/** Tokens for a code or a refresh token (RFC 6749, sections 4.1.3 and 6), at endpoints that differ only in their names. */
import { z } from 'zod';
import type { Credentials, Failure } from '../port.ts';
import { ask, type Operation } from './ask.ts';
import type { RefreshOutcome } from './token-keeper.ts';

const secretText = z.string().min(1).max(10_000);
const tokenSchema = z.object({
  access_token: secretText,
  /** Left out where the old one goes on to hold, or where the network gives none. */
  refresh_token: secretText.optional().catch(undefined),
  /** Seconds. */
  expires_in: z.number().positive().max(1_000_000_000).optional().catch(undefined),
  scope: z.string().max(10_000).optional().catch(undefined),
});

/** `scopes` are those that were granted; null where the network does not say. `expiresAt`: ISO 8601 in UTC. */
export type Tokens = {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  readonly expiresAt: string | null;
  readonly scopes: readonly string[] | null;
};

export type TokenRequest = {
  readonly path: string;
  readonly form: Readonly<Record<string, string>>;
  /** How the application says who it is, where it does not say so in the form. */
  readonly headers?: Readonly<Record<string, string>>;
};

export type TokensOutcome =
  | { readonly ok: true; readonly tokens: Tokens }
  | { readonly ok: false; readonly failure: Failure };

/** Asks a token endpoint. No token of the account, which may be over, is shown to it. Never throws. */
export async function askForTokens(
  operation: Operation,
  { path, form, headers = {} }: TokenRequest,
): Promise<TokensOutcome> {
  const body = formBody(form);
  const told = await ask({ ...operation, authorization: null }, { path, body, headers, schema: tokenSchema });
  if (!told.ok) return { ok: false, failure: told.failure };
  const { access_token: accessToken, refresh_token: refreshToken = null, expires_in: seconds, scope } = told.data;
  const expiresAt =
    seconds === undefined ? null : new Date(operation.io.now().getTime() + seconds * 1_000).toISOString();
  const scopes = scope === undefined ? null : scope.split(/[\s,]+/u).filter((one) => one !== '');
  return { ok: true, tokens: { accessToken, refreshToken, expiresAt, scopes } };
}

/** New tokens for an account's refresh token; what else its credentials hold stays. */
export async function refreshTokens(
  operation: Operation,
  { credentials, ...request }: TokenRequest & { readonly credentials: Credentials },
): Promise<RefreshOutcome> {
  const { refreshToken = '' } = credentials;
  if (refreshToken === '') return noRefreshToken;
  const form = { ...request.form, grant_type: 'refresh_token', refresh_token: refreshToken };
  const told = await askForTokens(operation, { ...request, form });
  return told.ok ? { kind: 'renewed', credentials: withTokens(credentials, told.tokens) } : told.failure;
}

/** Tokens as they are stored: those that are there take the place of the old ones, and an end that is not told is unknown. */
export function withTokens(
  { expiresAt: _over, ...kept }: Credentials,
  { accessToken, expiresAt, refreshToken }: Tokens,
): Credentials {
  return {
    ...kept,
    accessToken,
    ...(refreshToken === null ? {} : { refreshToken }),
    ...(expiresAt === null ? {} : { expiresAt }),
  };
}

/** Whether a token may do all that is needed; a network that does not say is believed. */
export function holdsScopes({ scopes }: Tokens, needed: readonly string[]): boolean {
  return scopes === null || needed.every((scope) => scopes.includes(scope));
}

/** A form as a request's body. */
export function formBody(form: Readonly<Record<string, string>>) {
  const bytes = new TextEncoder().encode(new URLSearchParams(form).toString());
  return { contentType: 'application/x-www-form-urlencoded', bytes };
}

/** RFC 6749, 2.3.1: both parts are encoded as in a form before they are joined. */
export function basicAuthorization(clientId: string, clientSecret: string): string {
  const encoded = [clientId, clientSecret].map((part) =>
    new URLSearchParams({ part }).toString().slice('part='.length),
  );
  return `Basic ${Buffer.from(encoded.join(':')).toString('base64')}`;
}

export const scopeMissing: Failure = {
  kind: 'reauthorize',
  code: 'SCOPE_MISSING',
  detail: 'The network gave a token that may not do all that is needed.',
};

const noRefreshToken: Failure = {
  kind: 'reauthorize',
  code: 'REFRESH_TOKEN_MISSING',
  detail: 'The account has no token to renew its access with.',
};

/** For networks without a call for it. */
export const revokedByHand: Failure = {
  kind: 'rejected',
  code: 'REVOKED_BY_HAND',
  detail: 'The network has no call that ends its consent. A person ends it in the settings of the account.',
};
