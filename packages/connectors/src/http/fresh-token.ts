/**
 * A token that is about to be over is renewed before it is used: networks that say when a token ends do not always say that
 * nothing was done when they refuse one, and a publishing call must not be the one to find out.
 */

import type { Account, ConnectorIo, Failure } from '../port.ts';
import { type Authorization, bearer } from './authorization.ts';
import type { RefreshOutcome, TokenKeeper } from './token-keeper.ts';
import type { Wait } from './wait.ts';

/** A token that ends sooner is renewed first; longer than a call may take. */
const usualAheadMs = 120_000;

export type FreshToken =
  | { readonly ok: true; readonly authorization: Authorization }
  | { readonly ok: false; readonly failure: Failure };

export type TokenOf = {
  readonly account: Pick<Account, 'credentials'>;
  readonly io: ConnectorIo;
  readonly keeper: TokenKeeper;
  readonly refresh: (credentials: Account['credentials']) => Promise<RefreshOutcome>;
  /** The network documents that a refresh may be repeated. */
  readonly repeatable?: boolean;
  /** A token that ends sooner than in so many milliseconds is renewed first; two minutes when left out. */
  readonly aheadMs?: number;
  readonly wait: Wait;
  /** Milliseconds since 1970. */
  readonly deadline: number;
};

const missing: Failure = { kind: 'reauthorize', code: 'CREDENTIALS_MISSING', detail: 'The token is not there.' };

/** The authorization of one operation. `credentials.expiresAt` is ISO 8601 UTC, or missing. Never throws. */
export async function freshToken(of: TokenOf): Promise<FreshToken> {
  const { account, deadline, io, keeper, refresh, wait } = of;
  const { credentials } = account;
  const store = io.credentials;
  if ((credentials.accessToken ?? '') === '') return { ok: false, failure: missing };
  if (store === undefined) return { ok: true, authorization: bearer(credentials.accessToken ?? '') };
  const { aheadMs = usualAheadMs, repeatable = false } = of;
  const { now, signal } = io;
  const authorization = await keeper.authorize({
    store,
    credentials,
    refresh,
    repeatable,
    now,
    wait: (ms) => wait(ms, signal),
    deadline,
  });
  // An earlier call of this process may hold a newer one that could not be stored.
  const isStored = authorization.current() === credentials.accessToken;
  const endsAt = Date.parse(credentials.expiresAt ?? '');
  if (!isStored || Number.isNaN(endsAt) || endsAt - now().getTime() > aheadMs) return { ok: true, authorization };
  const renewed = await authorization.renew?.(authorization.current());
  return renewed?.ok === false ? renewed : { ok: true, authorization };
}
