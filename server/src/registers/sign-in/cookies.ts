import type { Auth } from './auth.ts';

export type CookieName = 'session' | 'device' | 'second-factor' | 'passkey' | 'sso';

/** `__Host-` binds a cookie to this very host and to TLS (RFC 6265bis, 4.1.3.2); plain names where there is no TLS. */
function fullName(auth: Pick<Auth, 'secureCookies'>, name: CookieName): string {
  return `${auth.secureCookies ? '__Host-' : ''}bedside-${name}`;
}

/** The first cookie of this name, or null. */
export function readCookie(auth: Pick<Auth, 'secureCookies'>, request: Request, name: CookieName): string | null {
  const wanted = `${fullName(auth, name)}=`;
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const pair = part.trim();
    if (pair.startsWith(wanted)) return pair.slice(wanted.length);
  }
  return null;
}

/** Sets a cookie, or takes it away where `value` is null. Without `maxAgeSeconds` it ends with the browser. */
export function setCookie(
  auth: Pick<Auth, 'secureCookies'>,
  headers: Headers,
  cookie: { name: CookieName; value: string | null; maxAgeSeconds?: number },
): void {
  const age = cookie.value === null ? 0 : cookie.maxAgeSeconds;
  const parts = [
    `${fullName(auth, cookie.name)}=${cookie.value ?? ''}`,
    'Path=/',
    'HttpOnly',
    // Lax, so that a link in a mail opens the console signed in; unsafe methods are guarded by origin as well.
    'SameSite=Lax',
    ...(auth.secureCookies ? ['Secure'] : []),
    ...(age === undefined ? [] : [`Max-Age=${age}`]),
  ];
  headers.append('set-cookie', parts.join('; '));
}
