import { networkInterfaces } from 'node:os';
import ipaddr from 'ipaddr.js';
import { classifyAddress } from './address-class.ts';
import { parseTarget } from './target.ts';

/** What the operator's settings allow a connection beyond the public internet. */
export type HouseOrigins = {
  /** Scheme, host and port, as `URL.origin` writes them. */
  readonly origins: ReadonlySet<string>;
  /** Where this house answers itself: no setting leads there. */
  readonly own: { readonly origin: string; readonly port: number };
  /** Authorities of the house (PEM) that are believed for these origins, beside the usual ones. */
  readonly authorities: readonly string[];
};

/** RFC 1918, and RFC 4193 as far as it is given out. Shared addresses (100.64.0.0/10) are not among them: a cloud hands out credentials there. */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fd00::/8'].map((range) => ipaddr.parseCIDR(range));

/** Within fd00::/8, services that hand out a cloud's credentials and names: of Amazon (read 2026-11), and of Google. */
const CLOUD = ['fd00:ec2::/32', 'fd20:ce::/32'].map((range) => ipaddr.parseCIDR(range));

export type HouseAddressClass = ReturnType<typeof classifyAddress> | 'private';

/** As `classifyAddress`, with what a house may call its own network told apart from what nobody may ever ask. */
export function classifyHouseAddress(text: string): HouseAddressClass {
  const found = classifyAddress(text);
  if (found !== 'refused' || text.includes('%')) return found;
  const isFourParts = ipaddr.IPv4.isValidFourPartDecimal(text);
  if (!isFourParts && !(text.includes(':') && ipaddr.IPv6.isValid(text))) return 'refused';
  const address = ipaddr.parse(text);
  const isIn = (ranges: typeof PRIVATE) =>
    ranges.some((range) => range[0].kind() === address.kind() && address.match(range));
  return isIn(PRIVATE) && !isIn(CLOUD) && !carriesAnother(address) ? 'private' : 'refused';
}

/** An interface id that is followed by an IPv4 address (ISATAP, RFC 5214, 6.1): a gateway may take it anywhere. */
function carriesAnother(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return 'parts' in address && address.parts[5] === 0x5efe && (address.parts[4] === 0 || address.parts[4] === 0x0200);
}

/** The origin that a setting names, or null for what is none: with a path, a name and a word, a wild card, a disguise. */
export function originOf(text: string): string | null {
  try {
    const url = parseTarget(text);
    return /^https?:\/\/[^/?#*]+\/?$/i.test(text) ? url.origin : null;
  } catch {
    return null;
  }
}

/** Whether an origin is an address that no setting opens. */
export function isNeverOpened(origin: string): boolean {
  const host = new URL(origin).hostname.replace(/^\[(.*)\]$/, '$1');
  return ipaddr.isValid(host) && classifyHouseAddress(host) === 'refused';
}

/** Whether this is where the house answers itself: by its own address, or at the port it listens at on this machine. */
export function isOwnAddress(url: URL, addresses: readonly string[], own: HouseOrigins['own']): boolean {
  if (url.origin === own.origin) return true;
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  if (port !== own.port) return false;
  const here = new Set(
    Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map((one) => plain(one.address))),
  );
  return addresses.some((address) => here.has(plain(address)));
}

const plain = (address: string) => (ipaddr.isValid(address) ? ipaddr.parse(address).toNormalizedString() : address);
