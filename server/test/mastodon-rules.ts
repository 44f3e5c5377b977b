/**
 * What a Mastodon server takes of what others tell it, as far as it is documented
 * (docs.joinmastodon.org/spec/activitypub/, /spec/security/, /spec/webfinger/; read 2026-11-23), strictly: what Mastodon would
 * drop, guess or clean away counts as a flaw here.
 */
export type Json = Readonly<Record<string, unknown>>;
export type ShownStatus = {
  readonly id: string;
  readonly author: string;
  readonly url: string;
  readonly content: string;
  readonly language: string | null;
  readonly publishedAt: string;
  readonly editedAt: string | null;
  readonly media: readonly { readonly url: string; readonly mediaType: string; readonly altText: string }[];
};
export type Read = { readonly status: ShownStatus } | { readonly flaw: string };

const PUBLIC = 'https://www.w3.org/ns/activitystreams#Public';
const CONTEXT = 'https://www.w3.org/ns/activitystreams';
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/u;
const ACTORS = new Set(['Application', 'Group', 'Organization', 'Person', 'Service']);

export const asJson = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
export const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
/** An object or its id. */
export const idOf = (value: unknown): string => (typeof value === 'string' ? value : textOf(asJson(value)['id']));
const isSameOrigin = (one: string, other: string) =>
  URL.canParse(one) && URL.canParse(other) && new URL(one).origin === new URL(other).origin;
export const hasContext = (json: Json) => listOf(json['@context']).includes(CONTEXT);

export function isActivityType(contentType: string | null): boolean {
  const [type = '', ...parameters] = (contentType ?? '').split(';').map((part) => part.trim().toLowerCase());
  return (
    type === 'application/activity+json' ||
    (type === 'application/ld+json' && parameters.includes(`profile="${CONTEXT}"`))
  );
}

/** An account as Mastodon takes it in, or in a word why not. */
export function actorFlaw(actor: Json, url: string): string | null {
  if (!hasContext(actor)) return 'an actor without the context of activities';
  if (actor['id'] !== url) return 'an actor under another id';
  if (!ACTORS.has(textOf(actor['type']))) return 'an actor of no known type';
  if (!/^[a-z0-9_]+([a-z0-9_.-]+[a-z0-9_]+)?$/iu.test(textOf(actor['preferredUsername']))) return 'no user name';
  if (!isSameOrigin(textOf(actor['inbox']), url) || !isSameOrigin(textOf(actor['outbox']), url))
    return 'no inbox or outbox';
  const key = asJson(actor['publicKey']);
  if (key['owner'] !== url || !textOf(key['publicKeyPem']).startsWith('-----BEGIN PUBLIC KEY-----'))
    return 'no key of its own';
  return textOf(actor['summary']) === sanitized(textOf(actor['summary'])) ? null : 'a summary that is cleaned';
}

/** A public post as Mastodon shows it, or in a word why it does not. */
export function readNote(note: Json, author: string): Read {
  const id = textOf(note['id']);
  const flaw = noteFlaw(note, author);
  if (flaw !== null) return { flaw };
  const contentMap = asJson(note['contentMap']);
  return {
    status: {
      id,
      author,
      url: textOf(note['url']),
      content: textOf(note['content']),
      language: Object.keys(contentMap)[0] ?? null,
      publishedAt: textOf(note['published']),
      editedAt: textOf(note['updated']) || null,
      media: listOf(note['attachment']).map((one) => {
        const { url, mediaType, name } = asJson(one);
        return { url: textOf(url), mediaType: textOf(mediaType), altText: textOf(name) };
      }),
    },
  };
}

function noteFlaw(note: Json, author: string): string | null {
  const { id, url, content, published, updated, attributedTo } = note;
  if (note['type'] !== 'Note') return 'no note';
  if (!isSameOrigin(textOf(id), author)) return 'an id on another host';
  if (idOf(attributedTo) !== author) return 'attributed to another';
  if (![...listOf(note['to']), ...listOf(note['cc'])].includes(PUBLIC)) return 'not public';
  if (!INSTANT.test(textOf(published))) return 'not published at a time';
  if (updated !== undefined && !INSTANT.test(textOf(updated))) return 'updated at no time';
  if (!isSameOrigin(textOf(url), author)) return 'no page of its own host';
  if (textOf(content) === '') return 'no words';
  if (sanitized(textOf(content)) !== content) return 'words that are cleaned';
  const isBareMedia = (one: unknown) => {
    const { type, url: address, mediaType } = asJson(one);
    const isKnown = ['Document', 'Image', 'Video', 'Audio'].includes(textOf(type));
    return !isKnown || !URL.canParse(textOf(address)) || !/^(?:image|video|audio)\//u.test(textOf(mediaType));
  };
  return listOf(note['attachment']).some(isBareMedia) ? 'an attachment that is dropped' : null;
}

/** Elements and attributes that Mastodon leaves (docs.joinmastodon.org/spec/activitypub/#sanitization). */
const ELEMENTS = new Set([
  'p',
  'span',
  'br',
  'a',
  'del',
  's',
  'pre',
  'code',
  'em',
  'strong',
  'b',
  'i',
  'u',
  'ul',
  'ol',
  'li',
  'blockquote',
]);

/** The words without what Mastodon takes away. */
export function sanitized(html: string): string {
  return html.replace(
    /<\/?([a-z0-9]+)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*\/?>/giu,
    (tag, name: string, attributes: string) => {
      const isKnown = ELEMENTS.has(name.toLowerCase());
      const href = /\shref="([^"]*)"/u.exec(attributes)?.[1];
      const isOdd =
        /\s(?:on[a-z]+|style|src)=/iu.test(attributes) || (href !== undefined && !/^https?:\/\//u.test(href));
      return isKnown && !isOdd ? tag : '';
    },
  );
}
