import type { EgressFetch } from '@bedside/connectors';

/** What signing in needs besides the services of every use case. */
export type Auth = {
  /** Cookies carry `Secure` and the prefix `__Host-`. */
  readonly secureCookies: boolean;
  /** Signs the cookie by which a browser is known that signed in before. */
  readonly deviceSecret: Uint8Array;
  readonly relyingParty: RelyingParty;
  /** The way out to identity providers. */
  readonly fetch: EgressFetch;
  /** Network address of whoever sends a request. */
  readonly clientAddress: (request: Request) => string;
};

/** Whom a passkey is for (WebAuthn, relying party). */
export type RelyingParty = {
  readonly id: string;
  readonly origin: string;
  /** Browsers make passkeys for names only, not for bare addresses. */
  readonly possible: boolean;
};

export function createAuth(options: {
  publicUrl: string;
  deviceSecret: Uint8Array;
  fetch: EgressFetch;
  clientAddress: (request: Request) => string;
}): Auth {
  const { protocol, hostname, origin } = new URL(options.publicUrl);
  return {
    secureCookies: protocol === 'https:',
    deviceSecret: options.deviceSecret,
    relyingParty: { id: hostname, origin, possible: !/^[\d.]+$|^\[/.test(hostname) },
    fetch: options.fetch,
    clientAddress: options.clientAddress,
  };
}
