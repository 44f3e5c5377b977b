import type { EgressFetch } from '@bedside/connectors';
import type { Configuration } from 'openid-client';
import { type RelyingParty, relyingPartyOf } from '../../kernel/http/relying-party.ts';

/** What signing in needs besides the services of every use case. */
export type Auth = {
  /** Cookies carry `Secure` and the prefix `__Host-`. */
  readonly secureCookies: boolean;
  /** Signs the cookie by which a browser is known that signed in before. */
  readonly deviceSecret: Uint8Array;
  readonly relyingParty: RelyingParty;
  /** The way out to identity providers. */
  readonly fetch: EgressFetch;
  /** Descriptions of providers that were read lately, so that not every sign-in reads them anew. */
  readonly descriptions: Map<string, { readonly config: Configuration; readonly readAt: Date }>;
  /** Network address of whoever sends a request. */
  readonly clientAddress: (request: Request) => string;
  /**
   * Work that an answer must not wait for, since how long it takes would tell whether an address is known. `failed` hears
   * what went wrong.
   */
  readonly later: (work: () => Promise<void>) => void;
  /** When no such work is left. */
  readonly idle: () => Promise<void>;
};

export function createAuth(options: {
  publicUrl: string;
  deviceSecret: Uint8Array;
  fetch: EgressFetch;
  clientAddress: (request: Request) => string;
  /** Hears of work after an answer that failed. */
  failed: (error: unknown) => void;
}): Auth {
  const underWay = new Set<Promise<void>>();
  return {
    secureCookies: options.publicUrl.startsWith('https:'),
    deviceSecret: options.deviceSecret,
    relyingParty: relyingPartyOf(options.publicUrl),
    fetch: options.fetch,
    descriptions: new Map(),
    clientAddress: options.clientAddress,
    later: (work) => {
      const run = work()
        .catch(options.failed)
        .finally(() => underWay.delete(run));
      underWay.add(run);
    },
    idle: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
