import type { Content } from '@bedside/server/contract/flow/compose';

/** A change to a draft; as a function where it builds on what the draft is by then. */
export type ChangeContent = (patch: Partial<Content> | ((now: Content) => Partial<Content>)) => void;

/** A post with nothing in it yet. */
export function emptyContent(language: Content['language'], channelIds: readonly string[] = []): Content {
  return { schema: 1, baseText: '', link: null, images: [], variants: {}, channelIds: [...channelIds], language };
}

/** Whether two contents would leave as the same post, whatever the order of their keys. */
export function sameContent(a: Content, b: Content): boolean {
  return canonical(a) === canonical(b);
}

function canonical(content: Content): string {
  // How addresses leave is settled by the server.
  const { addresses: _, channelIds, permission, ...rest } = content;
  const named = permission && { ...permission, authorizationIds: [...permission.authorizationIds].sort() };
  return JSON.stringify({ ...rest, channelIds: [...channelIds].sort(), permission: named }, inOrder);
}

/** For `JSON.stringify`: keys of each object in order. */
function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What a person typed as a link: trimmed, with https:// where the scheme was left out; null when empty. */
export function linkFromTyped(typed: string): string | null {
  const trimmed = typed.trim();
  if (trimmed === '') return null;
  return /^[a-z][a-z0-9+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed}`;
}

/** Whether the server would take a link: http or https, at most 2,000 units. */
export function isWebLink(link: string): boolean {
  if (link.length > 2_000 || !URL.canParse(link)) return false;
  const { protocol, hostname } = new URL(link);
  return (protocol === 'https:' || protocol === 'http:') && hostname !== '';
}

/** Unpaired surrogates, which no network takes, become the replacement character: U+FFFD, one unit as well. */
export function wellFormed(text: string): string {
  return text.isWellFormed() ? text : text.toWellFormed();
}

/** The own wordings without that of one network, which then gets the text for all. */
export function withoutVariant(variants: Content['variants'], network: keyof Content['variants']): Content['variants'] {
  return Object.fromEntries(Object.entries(variants).filter(([name]) => name !== network));
}
