import ipaddr from 'ipaddr.js';

export type AddressClass = 'public' | 'loopback' | 'refused';

/**
 * IPv4 ranges that ipaddr.js counts as unicast or that carry a service of the host's own network:
 * IETF protocol assignments (RFC 6890), 6to4 relays (RFC 7526), and the wire server of one cloud, which answers on a public address.
 */
const REFUSED_IPV4 = ['192.0.0.0/24', '192.88.99.0/24', '168.63.129.16/32'].map((range) => ipaddr.parseCIDR(range));

/** Only 2000::/3 is given out as global unicast (RFC 4291, IANA registry read 2026-01); within it, these are special. */
const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3');
const REFUSED_IPV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3ffe::/16', '3fff::/20'].map((range) =>
  ipaddr.parseCIDR(range),
);

/**
 * Tells whether an address may be connected to. Anything that is not plainly public is refused, above all forms that
 * carry an IPv4 address inside (mapped, NAT64, 6to4, Teredo, ISATAP): a gateway may take them anywhere.
 */
export function classifyAddress(text: string): AddressClass {
  // A zone id names a link, and so never a public address.
  if (text.includes('%')) return 'refused';
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return classifyIPv4(ipaddr.IPv4.parse(text));
  if (text.includes(':') && ipaddr.IPv6.isValid(text)) return classifyIPv6(ipaddr.IPv6.parse(text));
  return 'refused';
}

function classifyIPv4(address: ipaddr.IPv4): AddressClass {
  const range = address.range();
  if (range === 'loopback') return 'loopback';
  if (range !== 'unicast') return 'refused';
  return REFUSED_IPV4.some((refused) => address.match(refused)) ? 'refused' : 'public';
}

function classifyIPv6(address: ipaddr.IPv6): AddressClass {
  const range = address.range();
  if (range === 'loopback') return 'loopback';
  if (range !== 'unicast' || !address.match(GLOBAL_IPV6) || isIsatap(address)) return 'refused';
  return REFUSED_IPV6.some((refused) => address.match(refused)) ? 'refused' : 'public';
}

/** An interface id of 0000:5efe or 0200:5efe is followed by an IPv4 address (RFC 5214, 6.1). */
function isIsatap(address: ipaddr.IPv6): boolean {
  return address.parts[5] === 0x5efe && (address.parts[4] === 0 || address.parts[4] === 0x0200);
}
