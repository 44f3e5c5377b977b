import { isIPv6, type LookupFunction } from 'node:net';
import { getCACertificates } from 'node:tls';
import { buildConnector } from 'undici';
import { notSent } from './egress-errors.ts';

/**
 * Connects to vetted addresses only, once. `established` turns true in the moment from which request bytes may leave;
 * as long as it is false, a failure is provably one before sending.
 */
export class PinnedConnection {
  established = false;
  #used = false;
  #closed = false;
  #socket: { destroy(error?: Error): void } | null = null;
  readonly #addresses: readonly string[];
  readonly #authorities: readonly string[];

  constructor(addresses: readonly string[], authorities: readonly string[] = []) {
    this.#addresses = addresses;
    this.#authorities = authorities;
  }

  readonly connect: buildConnector.connector = (options, callback) => {
    if (this.#used || this.#closed) {
      // The HTTP client would try again by itself; whether to do so is not for it to decide.
      callback(notSent('EGRESS_CONNECTION_FAILED'), null);
      return;
    }
    this.#used = true;
    let reached = false;
    // A list of our own stands in the place of the usual one, which is why that goes along.
    const believed =
      this.#authorities.length === 0 ? {} : { ca: [...getCACertificates('default'), ...this.#authorities] };
    const open = buildConnector({
      ...believed,
      lookup: this.#lookup,
      autoSelectFamily: true,
      rejectUnauthorized: true,
      timeout: 0,
    });
    // undici's connector returns its socket, which its types leave out.
    const socket = open(options, (error, connected) => {
      if (error) {
        callback(notSent(connectCode(error, reached), error), null);
      } else if (this.#closed || !this.#isVetted(connected.remoteAddress)) {
        connected.destroy();
        callback(notSent(this.#closed ? 'EGRESS_ABORTED' : 'EGRESS_ADDRESS_REFUSED'), null);
      } else {
        this.established = true;
        callback(null, connected);
      }
    }) as unknown as { destroy(error?: Error): void; once(event: 'connect', listener: () => void): void };
    socket.once('connect', () => {
      reached = true;
    });
    this.#socket = socket;
  };

  /**
   * Ends the connection, or the attempt at one. With an error, since the HTTP client takes the plain end of a connection
   * for the end of an answer, and a connector reports back only then.
   */
  close(): void {
    this.#closed = true;
    this.#socket?.destroy(new Error('closed'));
  }

  readonly #lookup: LookupFunction = (_hostname, options, callback) => {
    const found = this.#addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
    const first = found[0];
    if (!first) callback(new Error('no address'), '', 0);
    else if (options.all) callback(null, found);
    else callback(null, first.address, first.family);
  };

  /** The last look, at the socket itself. */
  #isVetted(remoteAddress: string | undefined): boolean {
    return remoteAddress !== undefined && this.#addresses.some((address) => sameAddress(address, remoteAddress));
  }
}

function sameAddress(a: string, b: string): boolean {
  if (!isIPv6(a) || !isIPv6(b)) return a === b;
  return new URL(`http://[${a}]`).hostname === new URL(`http://[${b}]`).hostname;
}

function connectCode(
  error: Error,
  reached: boolean,
): 'EGRESS_TLS' | 'EGRESS_CONNECTION_REFUSED' | 'EGRESS_CONNECTION_FAILED' {
  if (reached) return 'EGRESS_TLS';
  return 'code' in error && error.code === 'ECONNREFUSED' ? 'EGRESS_CONNECTION_REFUSED' : 'EGRESS_CONNECTION_FAILED';
}
