/** What Instagram and Threads have in common: an account with a token of its own that is renewed while it holds. */

import type { Dialect, Operation } from '../http/ask.ts';
import { bearer } from '../http/authorization.ts';
import { createTokenKeeper } from '../http/token-keeper.ts';
import type { Wait } from '../http/wait.ts';
import type { Account, ConnectorIo, Credentials } from '../port.ts';
import { startOperation } from './graph.ts';
import { keepFresh, type LongLived } from './long-lived.ts';

export type MetaAccountContext = Operation & { readonly userId: string; readonly handle: string };

export type MetaAccounts = {
  /** For requests that anybody may make. */
  asNobody(io: ConnectorIo, serviceUrl: string): Operation;
  /** With the token as it stands, for an account that is only being connected. */
  asBearer(io: ConnectorIo, at: { readonly serviceUrl: string; readonly credentials: Credentials }): Operation;
  /** It may hold an empty token: reads are then refused by the network, and what changes anything asks `hasToken` first. */
  start(io: ConnectorIo, account: Account): Promise<MetaAccountContext>;
};

/** One for all accounts of a process, so that calls at once share one renewal. */
export function createMetaAccounts(parts: {
  readonly kind: LongLived;
  readonly dialect: Dialect;
  readonly callTimeoutMs: number;
  readonly wait: Wait;
}): MetaAccounts {
  const { callTimeoutMs, dialect, kind, wait } = parts;
  const keeper = createTokenKeeper();
  const asNobody = (io: ConnectorIo, serviceUrl: string) =>
    startOperation(io, { serviceUrl, dialect, authorization: null, callTimeoutMs });
  return {
    asNobody,
    asBearer: (io, { credentials, serviceUrl }) => ({
      ...asNobody(io, serviceUrl),
      authorization: bearer(credentials.accessToken ?? ''),
    }),
    async start(io, { credentials, handle, remoteAccountId: userId, serviceUrl }) {
      const operation = asNobody(io, serviceUrl);
      const authorization = await keepFresh(operation, { kind, keeper, credentials, wait });
      return { ...operation, authorization, userId, handle };
    },
  };
}
