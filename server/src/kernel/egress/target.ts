import { isIPv4 } from 'node:net';
import { notSent } from './egress-errors.ts';

/** Long enough for signed links; a longer one is an attack or a mistake. */
const MAX_URL_LENGTH = 8192;
const PLAIN_URL = /^(https?):\/\/([^/?#]+)([/?#]|$)/i;

/**
 * Parses an address that may be requested. Throws `NotSentError` with `EGRESS_URL_INVALID` or `EGRESS_SCHEME`.
 * What browsers repair silently is refused here: white space, backslashes, missing slashes, credentials,
 * and IPv4 addresses written in octal, hexadecimal, one number or fewer than four parts.
 */
export function parseTarget(text: string): URL {
  if (text.length > MAX_URL_LENGTH || hasBlankOrControl(text) || text.includes('\\'))
    throw notSent('EGRESS_URL_INVALID');
  if (!URL.canParse(text)) throw notSent('EGRESS_URL_INVALID');
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw notSent('EGRESS_SCHEME');
  const authority = PLAIN_URL.exec(text)?.[2];
  if (!authority || authority.includes('@')) throw notSent('EGRESS_URL_INVALID');
  const host = authority.replace(/:\d*$/, '');
  if (isIPv4(url.hostname) && host !== url.hostname) throw notSent('EGRESS_URL_INVALID');
  return withoutTrailingDot(url);
}

/** `example.org.` is the same server, but not the same name to TLS and to cookie rules. */
function withoutTrailingDot(url: URL): URL {
  if (!url.hostname.endsWith('.')) return url;
  url.hostname = url.hostname.slice(0, -1);
  if (url.hostname === '' || url.hostname.endsWith('.')) throw notSent('EGRESS_URL_INVALID');
  return url;
}

function hasBlankOrControl(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code <= 0x20 || (code >= 0x7f && code <= 0xa0) || code === 0xfeff) return true;
  }
  return false;
}
