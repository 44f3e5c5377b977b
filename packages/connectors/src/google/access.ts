/**
 * As whom Google is asked. Access tokens last an hour; refresh tokens stay as they are when they are used, so that a
 * renewal whose answer was lost may be repeated (developers.google.com/identity/protocols/oauth2/web-server#offline,
 * to be confirmed there). The house's registration is not stored beside them: it comes with each account.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { beginOperation, type Operation } from '../http/ask.ts';
import { refreshByOAuth } from '../http/refresh-by-oauth.ts';
import { createTokenKeeper, type RefreshOutcome, type TokenKeeper } from '../http/token-keeper.ts';
import type { ConnectorIo, CredentialStore, Credentials } from '../port.ts';
import { googleDialect } from './api.ts';
import { googleHosts } from './hosts.ts';

export type GoogleService = {
  readonly keeper: TokenKeeper;
  /** The manifest's address, which stands for Google's own hosts. */
  readonly manifestUrl: string | undefined;
  readonly callTimeoutMs: number;
};

type Asking = { readonly serviceUrl: string; readonly credentials: Credentials; readonly app?: Credentials };

export function createGoogleService(manifest: { serviceUrl?: string; callTimeoutMs: number }): GoogleService {
  return { keeper: createTokenKeeper(), manifestUrl: manifest.serviceUrl, callTimeoutMs: manifest.callTimeoutMs };
}

/** The operation's start, for calls that anybody may make: those to the token endpoint. */
export function asNobody(service: GoogleService, io: ConnectorIo, serviceUrl: string): Operation {
  const { callTimeoutMs } = service;
  return beginOperation({ io, serviceUrl, dialect: googleDialect, authorization: null, callTimeoutMs });
}

/** The operation's start: its calls share its time, and a token that is over is renewed once. */
export async function asAccount(service: GoogleService, io: ConnectorIo, account: Asking): Promise<Operation> {
  const operation = asNobody(service, io, account.serviceUrl);
  const { credentials } = account;
  const authorization = await service.keeper.authorize({
    store: io.credentials ?? storeOfOne(credentials),
    credentials,
    refresh: (stored) => refresh(operation, { service, account, stored }),
    repeatable: true,
    now: io.now,
    wait: (ms) => pause(ms, undefined, { signal: io.signal }).catch(() => undefined),
    deadline: operation.deadline,
  });
  return { ...operation, authorization };
}

async function refresh(
  operation: Operation,
  { service, account, stored }: { service: GoogleService; account: Asking; stored: Credentials },
): Promise<RefreshOutcome> {
  const { tokens } = googleHosts(account.serviceUrl, service.manifestUrl);
  const at = { ...operation, serviceUrl: tokens };
  const { clientId = '', clientSecret = '' } = account.app ?? {};
  const outcome = await refreshByOAuth(at, { path: '/token', credentials: { ...stored, clientId, clientSecret } });
  if (outcome.kind !== 'renewed') return outcome;
  const { clientId: _id, clientSecret: _secret, ...credentials } = outcome.credentials;
  return { kind: 'renewed', credentials };
}

/** For an operation on credentials that are stored nowhere yet: what is renewed lives as long as it. */
function storeOfOne(first: Credentials): CredentialStore {
  let credentials = first;
  let revision = 0;
  return {
    key: crypto.randomUUID(),
    read: async () => ({ credentials, revision: String(revision) }),
    async swap(expected, next) {
      if (expected !== String(revision)) return null;
      credentials = next;
      revision += 1;
      return String(revision);
    },
  };
}
