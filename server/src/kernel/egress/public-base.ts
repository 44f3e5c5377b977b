import { classifyAddress } from './address-class.ts';

/** Names that never lead to somebody from outside (RFC 6761, 6762, 8375, 9476, and what ICANN keeps back). */
const PRIVATE_NAMES =
  /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home\.arpa|test|invalid|alt|onion)$/;

/**
 * The base of addresses under which others on the internet reach this house, or null when its own address plainly leads
 * nobody there: not https, a name of this machine or of a network of its own, an address that is not public.
 */
export function publicBaseOf(publicUrl: string): string | null {
  if (!URL.canParse(publicUrl)) return null;
  const { protocol, hostname, href } = new URL(publicUrl);
  if (protocol !== 'https:') return null;
  const host = hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
  const isAddress = host.includes(':') || /^[\d.]+$/.test(host);
  const isPublic = isAddress ? classifyAddress(host) === 'public' : host.includes('.') && !PRIVATE_NAMES.test(host);
  return isPublic ? href.replace(/\/+$/, '') : null;
}
