import type { NetworkId } from '@bedside/connectors';

type Profiled = {
  readonly network: NetworkId;
  readonly handle: string;
  readonly remoteAccountId: string;
  readonly serviceUrl: string;
};

/** Where the public sees an account; null where nothing that it is known by leads there. What networks say of it is quoted. */
export function profileAddress(account: Profiled): string | null {
  const handle = account.handle.replace(/^@/, '');
  const name = encodeURIComponent(handle);
  const id = encodeURIComponent(account.remoteAccountId);
  const byHandle = (base: string) => (handle === '' ? null : `${base}${name}`);
  const byId = (base: string) => (account.remoteAccountId === '' ? null : `${base}${id}`);
  switch (account.network) {
    case 'facebook':
      return byId('https://www.facebook.com/');
    case 'instagram':
      return byHandle('https://www.instagram.com/');
    case 'threads':
      return byHandle('https://www.threads.com/@');
    case 'x':
      return byHandle('https://x.com/');
    case 'linkedin':
      return linkedInPage(account.remoteAccountId);
    case 'youtube':
      return byId('https://www.youtube.com/channel/');
    case 'tiktok':
      return byHandle('https://www.tiktok.com/@');
    case 'pinterest':
      return byHandle('https://www.pinterest.com/');
    case 'snapchat':
      return byHandle('https://www.snapchat.com/@');
    case 'wordpress':
    case 'by-hand':
      return webAddress(account.serviceUrl);
    case 'bluesky':
      return byHandle('https://bsky.app/profile/');
    case 'mastodon':
      return webAddress(`${account.serviceUrl}/@${encodeURIComponent(handle.split('@')[0] ?? '')}`);
    // Places have no address that follows from their id, and the house's own networks bring theirs.
    case 'google-business':
    case 'newsroom':
    case 'practice':
      return null;
  }
}

/** Pages of organizations are named `urn:li:organization:2414183`, or by the number alone. */
function linkedInPage(remoteAccountId: string): string | null {
  const number = /^(?:urn:li:organization:)?(\d+)$/.exec(remoteAccountId)?.[1];
  return number === undefined ? null : `https://www.linkedin.com/company/${number}`;
}

function webAddress(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? text : null;
}
