/** Where to go after sign-in: the page that was asked for when it is one of ours, else the first one. */
export function localPath(wanted: string | undefined): string {
  // Resolved like a browser would, so that "//elsewhere" and "/\\elsewhere" are seen for what they are.
  if (!wanted?.startsWith('/')) return '/';
  const base = 'https://bedside.invalid';
  const url = URL.parse(wanted, base);
  return url?.origin === base ? `${url.pathname}${url.search}${url.hash}` : '/';
}
