/** A post as X shows it: escaped, with its short addresses, cut when it is long. */
import { conversationOf, type FakeXState, personOf } from './fake-x-state.ts';
import type { FakePost } from './kit/posts.ts';

const addresses = /https?:\/\/[^\s<>()]+[\w/]/gu;

/** Written apart from what counts in the product, by the same rule (twitter-text 3). */
export function countedLength(text: string): number {
  let length = 0;
  for (const character of text.replaceAll(addresses, 'x'.repeat(23))) {
    const point = character.codePointAt(0) ?? 0;
    length += point <= 4_351 || (point >= 8_192 && point <= 8_205) || (point >= 8_208 && point <= 8_223) ? 1 : 2;
  }
  return length;
}

type Shown = { readonly text: string; readonly entities: { readonly urls: readonly object[] } };

/** The same address is the same short one. */
function shorten(seed: string): string {
  let number = 7;
  for (const character of seed) number = (number * 31 + (character.codePointAt(0) ?? 0)) % 2_176_782_336;
  return `https://t.co/${number.toString(36).padStart(10, 'q')}`;
}

function wrap(text: string): Shown {
  const urls: object[] = [];
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const wrapped = escaped.replaceAll(addresses, (address) => {
    const own = address.replaceAll('&amp;', '&');
    const url = shorten(own);
    urls.push({ url, expanded_url: own, display_url: own.replace(/^https?:\/\//u, '').slice(0, 26) });
    return url;
  });
  return { text: wrapped, entities: { urls } };
}

/** Whom an answer to somebody else names by itself. */
function namedBefore(state: FakeXState, post: FakePost): string {
  const parent = state.world.posts.all.find(({ id }) => id === post.replyTo);
  if (parent === undefined || parent.accountId === post.accountId) return '';
  return `@${personOf(state, parent.accountId)?.username} `;
}

const shortest = 280;

function textOf(state: FakeXState, post: FakePost): Record<string, unknown> {
  const before = namedBefore(state, post);
  const whole = wrap(post.shownText);
  const isLong = countedLength(post.shownText) > shortest;
  const media = post.mediaIds.map((id) => ({ url: shorten(`media of ${post.id}`), media_key: `3_${id}` })).slice(0, 1);
  const ends = media.map(({ url }) => ` ${url}`).join('');
  const cut = isLong ? `${[...whole.text].slice(0, 270).join('')}… ${shorten(post.id)}` : whole.text;
  const text = `${before}${cut}${ends}`;
  return {
    text,
    display_text_range: [before.length, text.length - ends.length],
    entities: { urls: [...whole.entities.urls, ...media] },
    ...(isLong ? { note_tweet: whole } : {}),
  };
}

/** Everything that a field may ask for. */
export function tweetView(state: FakeXState, post: FakePost): Record<string, unknown> {
  const replies = state.world.posts.listPublic().filter(({ replyTo }) => replyTo === post.id).length;
  return {
    id: post.id,
    ...textOf(state, post),
    author_id: post.accountId,
    created_at: post.acceptedAt,
    conversation_id: conversationOf(state, post),
    edit_history_tweet_ids: post.editedAt === null ? [post.id] : [post.id, `${post.id}1`.slice(-19)],
    ...(post.replyTo === null ? {} : { referenced_tweets: [{ type: 'replied_to', id: post.replyTo }] }),
    public_metrics: {
      retweet_count: 0,
      reply_count: replies,
      like_count: 0,
      quote_count: 0,
      bookmark_count: 0,
      impression_count: 0,
      ...state.counted.get(post.id),
    },
  };
}

const always = ['id', 'text', 'edit_history_tweet_ids'];

/** Only what was asked for, beside what X always tells. */
export function withFields(view: Record<string, unknown>, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(view).filter(([name]) => always.includes(name) || fields.includes(name)));
}
