type Home = { readonly publicUrl: string };

/** `__Host-` binds a cookie to this very host and to TLS (RFC 6265bis, 4.1.3.2); a plain name where there is no TLS. */
function nameOf({ publicUrl }: Home): string {
  return `${publicUrl.startsWith('https:') ? '__Host-' : ''}bedside-guest`;
}

/** What the guest's cookie carries, or null. */
export function readGuestCookie(home: Home, request: Request): string | null {
  const wanted = `${nameOf(home)}=`;
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(wanted))?.slice(wanted.length) ?? null;
}

/** Sets the cookie, or takes it away where `word` is null. No other site can make a browser send it along. */
export function setGuestCookie(
  home: Home,
  headers: Headers,
  cookie: { word: string | null; endsInSeconds: number },
): void {
  const age = cookie.word === null ? 0 : Math.max(0, Math.floor(cookie.endsInSeconds));
  const parts = [`${nameOf(home)}=${cookie.word ?? ''}`, 'Path=/', 'HttpOnly', 'SameSite=Strict', `Max-Age=${age}`];
  if (home.publicUrl.startsWith('https:')) parts.push('Secure');
  headers.append('set-cookie', parts.join('; '));
}
