/** A cookie of somebody who came in by a link: which one, and on what host. */
export type DoorCookie = { readonly publicUrl: string; readonly name: string };

/** `__Host-` binds a cookie to this very host and to TLS (RFC 6265bis, 4.1.3.2); a plain name where there is no TLS. */
function nameOf({ publicUrl, name }: DoorCookie): string {
  return `${publicUrl.startsWith('https:') ? '__Host-' : ''}${name}`;
}

/** What the cookie carries, or null. */
export function readDoorCookie(home: DoorCookie, request: Request): string | null {
  const wanted = `${nameOf(home)}=`;
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(wanted))?.slice(wanted.length) ?? null;
}

/** Sets the cookie, or takes it away where `word` is null. No other site can make a browser send it along. */
export function setDoorCookie(
  home: DoorCookie,
  headers: Headers,
  cookie: { word: string | null; endsInSeconds: number },
): void {
  const age = cookie.word === null ? 0 : Math.max(0, Math.floor(cookie.endsInSeconds));
  const parts = [`${nameOf(home)}=${cookie.word ?? ''}`, 'Path=/', 'HttpOnly', 'SameSite=Strict', `Max-Age=${age}`];
  if (home.publicUrl.startsWith('https:')) parts.push('Secure');
  headers.append('set-cookie', parts.join('; '));
}
