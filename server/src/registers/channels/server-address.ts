/**
 * What people type where an address of a server is asked for: `mastodon.example`, `@clinic@mastodon.example`, a page of their
 * own (`mastodon.example/@clinic`), or a whole address. Without a scheme it is https, and http on this machine itself, which
 * only the development switch lets be reached. Null for what is no address of a server.
 */
export function readServerAddress(typed: string): URL | null {
  const text = typed.trim();
  const address = /^[a-z][a-z0-9+.-]*:\/\//iu.test(text) ? text : withScheme(text);
  if (address === null || !URL.canParse(address)) return null;
  const url = new URL(address);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return isWeb && url.hostname !== '' && url.username === '' && url.password === '' ? url : null;
}

function withScheme(text: string): string | null {
  const [, authority = '', rest = ''] = /^(?:acct:)?([^/?#]*)(.*)$/su.exec(text) ?? [];
  const host = authority.split('@').at(-1) ?? '';
  if (host === '') return null;
  const secure = `https://${host}${rest}`;
  return URL.canParse(secure) && isThisMachine(new URL(secure).hostname) ? `http://${host}${rest}` : secure;
}

function isThisMachine(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(?:\.\d+){3}$/u.test(hostname)
  );
}
