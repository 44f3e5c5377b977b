let kept: string | null = null;

/**
 * The set-up token of the address that Bedside printed. It is taken out of the address bar at once, so that it is in no
 * history, screenshot or referrer, and kept in this page's memory alone.
 */
export function takeSetupToken(): string | null {
  const url = new URL(window.location.href);
  const token = url.searchParams.get('token');
  if (token === null) return kept;
  kept = token;
  url.searchParams.delete('token');
  window.history.replaceState(window.history.state, '', url);
  return kept;
}
