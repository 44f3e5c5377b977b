/**
 * Whether the asker has this already (RFC 9110, section 13.1): `If-None-Match` decides where it is given, else
 * `If-Modified-Since`, in whole seconds.
 */
export function isNotChanged(headers: Headers, { etag, changedAt }: { etag: string; changedAt?: Date }): boolean {
  const known = headers.get('if-none-match');
  if (known !== null) {
    return known.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//u, '') === etag);
  }
  const since = Date.parse(headers.get('if-modified-since') ?? '');
  if (changedAt === undefined || Number.isNaN(since)) return false;
  return Math.floor(changedAt.getTime() / 1_000) * 1_000 <= since;
}
