import { isIP } from 'node:net';
import type { FediverseObstacle } from './contract.ts';

/** Addresses of one newsroom in the fediverse. They are ids: servers elsewhere keep them for good. */
export type FediverseAddresses = {
  readonly actor: string;
  readonly inbox: string;
  readonly outbox: string;
  readonly followers: string;
  readonly following: string;
  readonly sharedInbox: string;
  /** RSA, by which requests are signed. */
  readonly key: string;
  /** Ed25519, by which objects are. */
  readonly assertionKey: string;
  post(articleId: string): string;
};

/** `publicUrl` has no path: see `obstacleOf`. The id of the organization never changes, as its short name might one day. */
export function fediverseAddresses(publicUrl: string, organizationId: string): FediverseAddresses {
  const { origin } = new URL(publicUrl);
  const actor = `${origin}/fediverse/${organizationId}`;
  return {
    actor,
    inbox: `${actor}/inbox`,
    outbox: `${actor}/outbox`,
    followers: `${actor}/followers`,
    following: `${actor}/following`,
    sharedInbox: `${origin}/fediverse/inbox`,
    // The names that Fedify gives to the first key pair of an actor, and to the second one as a Multikey.
    key: `${actor}#main-key`,
    assertionKey: `${actor}#multikey-2`,
    post: (articleId) => `${actor}/posts/${articleId}`,
  };
}

/** The organization whose actor this is, or null for any other address. */
export function organizationOf(publicUrl: string, actorUrl: string): string | null {
  const prefix = `${new URL(publicUrl).origin}/fediverse/`;
  if (!actorUrl.startsWith(prefix)) return null;
  const id = actorUrl.slice(prefix.length);
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(id) ? id : null;
}

/** What people type where they want to follow: `@lakeside@news.example`. */
export function handleOf(publicUrl: string, slug: string): string {
  return `@${slug}@${new URL(publicUrl).host}`;
}

/**
 * Why nobody elsewhere could follow a newsroom at this address; null where they can. Other servers ask over https only,
 * and look for accounts at the root of a host.
 */
export function obstacleOf(publicUrl: string, { allowLoopback }: { allowLoopback: boolean }): FediverseObstacle | null {
  const { protocol, hostname, pathname } = new URL(publicUrl);
  if (pathname !== '/') return 'FEDIVERSE_NEEDS_ROOT';
  const isLoopback = hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
  if (isLoopback) return allowLoopback ? null : 'FEDIVERSE_NEEDS_HTTPS';
  const isName = isIP(hostname.replace(/^\[|\]$/gu, '')) === 0 && hostname.includes('.');
  return protocol === 'https:' && isName ? null : 'FEDIVERSE_NEEDS_HTTPS';
}

/** Whether a host is one of these or below one of them. `host` may have a port. */
export function isBlocked(host: string, blockedHosts: readonly string[]): boolean {
  const name = host.toLowerCase();
  return blockedHosts.some((blocked) => name === blocked || name.endsWith(`.${blocked}`));
}
