import { lookup as systemLookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { classifyAddress } from './address-class.ts';
import { notSent } from './egress-errors.ts';

/** All addresses of a name, in the order to be tried. Throws when there is none. */
export type Lookup = (hostname: string) => Promise<readonly string[]>;

export const lookupBySystem: Lookup = async (hostname) => {
  const found = await systemLookup(hostname, { all: true, order: 'verbatim' });
  return found.map(({ address }) => address);
};

export type VettedAddresses = { readonly addresses: readonly string[]; readonly loopback: boolean };

/** More than this says nothing about reachability and only costs time. */
const MAX_ADDRESSES = 4;

/**
 * Resolves once; the connection is then made to these very addresses, so that a name that changes its answer between
 * check and use gains nothing. One refused address refuses the name: a mixed answer is a trick.
 */
export async function resolveTarget(
  url: URL,
  options: { lookup: Lookup; allowLoopback: boolean; onlyOrigin?: string },
): Promise<VettedAddresses> {
  if (options.onlyOrigin !== undefined) return resolveOwn(url, options.onlyOrigin, options.lookup);
  if (url.protocol === 'http:' && !options.allowLoopback) throw notSent('EGRESS_SCHEME');
  const addresses = await addressesOf(url.hostname, options.lookup);
  const classes = new Set(addresses.map(classifyAddress));
  if (classes.size !== 1 || classes.has('refused')) throw notSent('EGRESS_ADDRESS_REFUSED');
  const loopback = classes.has('loopback');
  if (loopback && !options.allowLoopback) throw notSent('EGRESS_ADDRESS_REFUSED');
  if (!loopback && url.protocol === 'http:') throw notSent('EGRESS_SCHEME');
  return { addresses: addresses.slice(0, MAX_ADDRESSES), loopback };
}

/** What the operator chose is not judged; that it is nothing else is. */
async function resolveOwn(url: URL, origin: string, lookup: Lookup): Promise<VettedAddresses> {
  if (url.origin !== origin) throw notSent('EGRESS_ADDRESS_REFUSED');
  const addresses = await addressesOf(url.hostname, lookup);
  return { addresses: addresses.slice(0, MAX_ADDRESSES), loopback: false };
}

async function addressesOf(hostname: string, lookup: Lookup): Promise<readonly string[]> {
  const literal = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
  if (isIP(literal) !== 0) return [literal];
  try {
    const addresses = await lookup(hostname);
    if (addresses.length > 0) return addresses;
  } catch (cause) {
    throw notSent('EGRESS_NAME_NOT_FOUND', cause);
  }
  throw notSent('EGRESS_NAME_NOT_FOUND');
}
