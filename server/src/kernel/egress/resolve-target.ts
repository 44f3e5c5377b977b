import { lookup as systemLookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { classifyAddress } from './address-class.ts';
import { notSent } from './egress-errors.ts';
import { classifyHouseAddress, type HouseOrigins, isOwnAddress } from './house-origins.ts';

/** All addresses of a name, in the order to be tried. Throws when there is none. */
export type Lookup = (hostname: string) => Promise<readonly string[]>;

export const lookupBySystem: Lookup = async (hostname) => {
  const found = await systemLookup(hostname, { all: true, order: 'verbatim' });
  return found.map(({ address }) => address);
};

/** `inside`: this machine itself, or the network of the house. */
export type VettedAddresses = { readonly addresses: readonly string[]; readonly inside: boolean };

export type TargetRules = {
  readonly lookup: Lookup;
  readonly allowLoopback: boolean;
  readonly onlyOrigin?: string;
  readonly house?: HouseOrigins;
};

/** More than this says nothing about reachability and only costs time. */
const MAX_ADDRESSES = 4;

/**
 * Resolves once; the connection is then made to these very addresses, so that a name that changes its answer between
 * check and use gains nothing. One refused address refuses the name: a mixed answer is a trick.
 */
export async function resolveTarget(url: URL, options: TargetRules): Promise<VettedAddresses> {
  const { house } = options;
  if (options.onlyOrigin !== undefined) return resolveOwn(url, options.onlyOrigin, options.lookup);
  if (house !== undefined) return resolveInHouse(url, { ...options, house });
  if (url.protocol === 'http:' && !options.allowLoopback) throw notSent('EGRESS_SCHEME');
  const addresses = await addressesOf(url.hostname, options.lookup);
  const classes = new Set(addresses.map(classifyAddress));
  if (classes.size !== 1 || classes.has('refused')) throw notSent('EGRESS_ADDRESS_REFUSED');
  const inside = classes.has('loopback');
  if (inside && !options.allowLoopback) throw notSent('EGRESS_ADDRESS_REFUSED');
  if (!inside && url.protocol === 'http:') throw notSent('EGRESS_SCHEME');
  return { addresses: addresses.slice(0, MAX_ADDRESSES), inside };
}

/**
 * As above, and to private addresses too where the operator named exactly this origin. One that is private and was not named
 * is told apart, so that whoever typed it learns what is missing.
 */
async function resolveInHouse(url: URL, options: TargetRules & { house: HouseOrigins }): Promise<VettedAddresses> {
  const { house, allowLoopback, lookup } = options;
  const addresses = await addressesOf(url.hostname, lookup);
  const [kind, ...others] = new Set(addresses.map(classifyHouseAddress));
  if (kind === undefined || others.length > 0 || kind === 'refused') throw notSent('EGRESS_ADDRESS_REFUSED');
  if (kind === 'loopback' && !allowLoopback) throw notSent('EGRESS_ADDRESS_REFUSED');
  if (isOwnAddress(url, addresses, house.own)) throw notSent('EGRESS_ADDRESS_REFUSED');
  if (kind === 'private' && !house.origins.has(url.origin)) throw notSent('EGRESS_ADDRESS_INSIDE');
  if (kind === 'public' && url.protocol === 'http:') throw notSent('EGRESS_SCHEME');
  return { addresses: addresses.slice(0, MAX_ADDRESSES), inside: kind !== 'public' };
}

/** What the operator chose is not judged; that it is nothing else is. */
async function resolveOwn(url: URL, origin: string, lookup: Lookup): Promise<VettedAddresses> {
  if (url.origin !== origin) throw notSent('EGRESS_ADDRESS_REFUSED');
  const addresses = await addressesOf(url.hostname, lookup);
  return { addresses: addresses.slice(0, MAX_ADDRESSES), inside: false };
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
