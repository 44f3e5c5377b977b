/** Operations of accounts whose tokens end: renewed before their end where it is known, and when they are refused. */

import type { Account, ConnectorIo, Credentials, Failure } from '../port.ts';
import { beginOperation, type Dialect, type Operation } from './ask.ts';
import { freshToken } from './fresh-token.ts';
import { createTokenKeeper, type RefreshOutcome } from './token-keeper.ts';
import type { Wait } from './wait.ts';

/** What is needed of an account to speak for it. */
export type Speaker = Pick<Account, 'serviceUrl' | 'credentials' | 'app'>;

export type AccountDoorParts = {
  readonly dialect: Dialect;
  readonly callTimeoutMs: number;
  /** Asks for new tokens as nobody in particular. Never throws. */
  readonly refresh: (
    operation: Operation,
    at: { readonly credentials: Credentials; readonly app: Credentials },
  ) => Promise<RefreshOutcome>;
  /** The network documents that a refresh may be repeated. */
  readonly repeatable?: boolean;
  readonly wait: Wait;
};

export type AccountDoor = {
  /** One operation as the account, or why it could not begin. It has the time of one call, the renewal of a token included. */
  as<Outcome>(
    io: ConnectorIo,
    account: Speaker,
    work: (operation: Operation) => Promise<Outcome>,
  ): Promise<Outcome | Failure>;
  /** For requests that anybody may make. */
  asNobody(io: ConnectorIo, serviceUrl: string): Operation;
};

/** One door for all accounts of a process, so that calls at once share one renewal. */
export function createAccountDoor(parts: AccountDoorParts): AccountDoor {
  const { callTimeoutMs, dialect, refresh, repeatable = false, wait } = parts;
  const keeper = createTokenKeeper();
  const asNobody: AccountDoor['asNobody'] = (io, serviceUrl) =>
    beginOperation({ io, serviceUrl, dialect, callTimeoutMs, authorization: null });
  return {
    asNobody,
    async as(io, account, work) {
      const { app = {} } = account;
      const operation = asNobody(io, account.serviceUrl);
      const fresh = await freshToken({
        account,
        io,
        keeper,
        refresh: (credentials) => refresh(operation, { credentials, app }),
        repeatable,
        wait,
        deadline: operation.deadline,
      });
      return fresh.ok ? work({ ...operation, authorization: fresh.authorization }) : fresh.failure;
    },
  };
}
