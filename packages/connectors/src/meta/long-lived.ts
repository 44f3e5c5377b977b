/**
 * Consent and tokens of Instagram and Threads, which have them alike: a code is traded for a token of an hour, that for one
 * of 60 days, and that for another 60 days as long as it has not ended and is a day old
 * (docs/instagram-platform/instagram-api-with-instagram-login/business-login, docs/threads/get-started/long-lived-tokens;
 * read 2026-11-23). A token that has ended cannot be renewed, so it is renewed long before, and never because it was refused.
 */

import { z } from 'zod';
import { ask, type Operation } from '../http/ask.ts';
import { type Authorization, bearer } from '../http/authorization.ts';
import type { RefreshOutcome, TokenKeeper } from '../http/token-keeper.ts';
import type { Wait } from '../http/wait.ts';
import type {
  BeginConsentOutcome,
  BeginConsentRequest,
  Credentials,
  Failure,
  FinishConsentOutcome,
  FinishConsentRequest,
  RevokeOutcome,
} from '../port.ts';
import { form, graphId } from './graph.ts';

/** Where and for what the one or the other asks. */
export type LongLived = {
  readonly scopes: readonly string[];
  readonly neededScopes: readonly string[];
  /** The page on which a person is asked. */
  readonly authorizeAt: (serviceUrl: string) => string;
  /** Where a code is traded: a path of the service, or a whole address. */
  readonly tokenAt: (serviceUrl: string) => string;
  readonly exchangeGrant: string;
  readonly refreshGrant: string;
};

const secretText = z.string().min(1).max(10_000);
const oneTokenSchema = z.object({
  access_token: secretText,
  user_id: graphId.optional().catch(undefined),
  /** A list, or names with commas between them. */
  permissions: z
    .union([z.array(z.string()), z.string().transform((text) => text.split(','))])
    .optional()
    .catch(undefined),
});
/** Told alone, or in a list of one. */
const shortSchema = z.union([
  oneTokenSchema,
  z.object({ data: z.array(oneTokenSchema).min(1) }).transform(({ data }) => data[0] ?? { access_token: '' }),
]);
const longSchema = z.object({ access_token: secretText, expires_in: z.coerce.number().int().min(1).max(100_000_000) });

const noApplication: Failure = {
  kind: 'rejected',
  code: 'APPLICATION_MISSING',
  detail: 'The house has no application registered with the network.',
};

export function beginLongLived(
  { scopes, authorizeAt }: LongLived,
  { app, redirectUri, serviceUrl, state }: BeginConsentRequest,
): BeginConsentOutcome {
  const { appId = '', appSecret = '' } = app ?? {};
  if (appId === '' || appSecret === '') return noApplication;
  const query = new URLSearchParams({
    client_id: appId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: scopes.join(','),
    state,
  });
  return { kind: 'begun', redirectTo: `${authorizeAt(serviceUrl)}?${query}`, secrets: {} };
}

/** `operation` is one that anybody may make. */
export async function finishLongLived(
  operation: Operation,
  { kind, request }: { kind: LongLived; request: FinishConsentRequest },
): Promise<FinishConsentOutcome> {
  const { app, redirectUri, serviceUrl } = request;
  const { appId = '', appSecret = '' } = app ?? {};
  if (appId === '' || appSecret === '') return noApplication;
  // Both networks put this behind the code when they send the person back.
  const code = request.code.replace(/#_$/u, '');
  const body = form({
    client_id: appId,
    client_secret: appSecret,
    grant_type: 'authorization_code',
    redirect_uri: redirectUri,
    code,
  });
  const traded = await ask(operation, { path: kind.tokenAt(serviceUrl), body, schema: shortSchema });
  if (!traded.ok) return traded.failure;
  const { access_token: token, permissions } = traded.data;
  if (permissions !== undefined && !kind.neededScopes.every((scope) => permissions.includes(scope))) return tooLittle;
  const params = { grant_type: kind.exchangeGrant, client_secret: appSecret, access_token: token };
  const exchanged = await ask(operation, { path: '/access_token', params, schema: longSchema });
  if (!exchanged.ok) return exchanged.failure;
  return { kind: 'granted', credentials: toCredentials(operation, exchanged.data) };
}

const tooLittle: Failure = {
  kind: 'reauthorize',
  code: 'SCOPE_MISSING',
  detail: 'The person did not give every permission that publishing needs.',
};

function toCredentials({ io }: Operation, told: z.output<typeof longSchema>): Credentials {
  const expiresAt = new Date(io.now().getTime() + told.expires_in * 1_000).toISOString();
  return { accessToken: told.access_token, expiresAt };
}

/** Neither network has a call for it: a person takes the permission back in their own settings there. */
export const revokeByHand: RevokeOutcome = {
  kind: 'rejected',
  code: 'REVOKE_BY_HAND',
  detail: 'The network has no call that ends a permission. A person takes it back in the settings there.',
};

/** Half of a token's life: there is a month to be connected to the network in. */
const renewBeforeMs = 30 * 86_400_000;

function isDue({ accessToken = '', expiresAt = '' }: Credentials, now: Date): boolean {
  const leftMs = Date.parse(expiresAt) - now.getTime();
  return accessToken !== '' && leftMs > 0 && leftMs < renewBeforeMs;
}

/**
 * As whom an operation speaks. A token in the second half of its life is renewed first; where that fails the old one goes on
 * to hold, and the next operation tries again. Asking twice does no harm: no token ends by another's being given.
 */
export async function keepFresh(
  operation: Operation,
  {
    kind,
    keeper,
    credentials,
    wait,
  }: {
    kind: LongLived;
    keeper: TokenKeeper;
    credentials: Credentials;
    wait: Wait;
  },
): Promise<Authorization> {
  const { io, deadline } = operation;
  if (io.credentials === undefined || io.signal.aborted || !isDue(credentials, io.now())) {
    return bearer(credentials.accessToken ?? '');
  }
  const kept = await keeper.authorize({
    store: io.credentials,
    credentials,
    refresh: (stored) => refresh(operation, { kind, stored }),
    repeatable: true,
    now: io.now,
    wait: (ms) => wait(ms, io.signal),
    deadline,
  });
  const current = kept.current();
  // Another process may have renewed it already.
  if (current === credentials.accessToken) await kept.renew?.(current);
  return bearer(kept.current());
}

async function refresh(
  operation: Operation,
  { kind, stored }: { kind: LongLived; stored: Credentials },
): Promise<RefreshOutcome> {
  const params = { grant_type: kind.refreshGrant, access_token: stored.accessToken ?? '' };
  const told = await ask(
    { ...operation, authorization: null },
    { path: '/refresh_access_token', params, schema: longSchema },
  );
  return told.ok
    ? { kind: 'renewed', credentials: { ...stored, ...toCredentials(operation, told.data) } }
    : told.failure;
}
