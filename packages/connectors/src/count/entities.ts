/** What networks make something of in a text: addresses, mentions and hashtags. Safe in a browser. */
import { apartFrom, findUrls, type Span } from './urls.ts';

export type EntityKind = 'link' | 'mention' | 'hashtag';
/** A span of a text in UTF-16 units, and what a network makes of it. */
export type Entity = Span & { readonly kind: EntityKind };

/** @name, @name@server.example (Mastodon) and @name.example (Bluesky); not the at sign of a mail address. */
const mention =
  /(?<![\p{L}\p{N}_./@])@[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?(?:@[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?)?/gu;
/** A number sign and letters, not digits alone, as X, Mastodon and Bluesky agree. */
const hashtag = /(?<![\p{L}\p{N}_&/])[#＃](?=[\p{N}_·]*[\p{L}\p{M}])[\p{L}\p{M}\p{N}_·\u200c\u200d]+/gu;

/** Addresses, mentions and hashtags of a text in their order, none inside another. */
export function findEntities(text: string): Entity[] {
  let found: Entity[] = findUrls(text, { withoutScheme: true }).map((span) => ({ ...span, kind: 'link' }));
  const add = (kind: EntityKind, pattern: RegExp) => {
    const more = Array.from(text.matchAll(pattern), ({ index, 0: words }) => ({
      start: index,
      end: index + words.length,
      kind,
    }));
    found = [...found, ...apartFrom(found, more)].sort((a, b) => a.start - b.start);
  };
  if (text.includes('@')) add('mention', mention);
  if (/[#＃]/u.test(text)) add('hashtag', hashtag);
  return found;
}
