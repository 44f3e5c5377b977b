/** Posts as X tells them, and as the port tells them (docs.x.com/x-api/fundamentals/data-dictionary, read 2026-11-23). */
import { z } from 'zod';
import type { Account, RemotePost } from '../port.ts';
import type { OwnPost } from '../search-own.ts';
import { idSchema, pageOrigin } from './api.ts';

const urlSchema = z.object({
  url: z.string().max(200),
  expanded_url: z.string().max(4_000).optional(),
  unwound_url: z.string().max(4_000).optional(),
  /** There where the address is that of a picture or video of the post itself. */
  media_key: z.string().max(100).optional(),
});
const entitiesSchema = z
  .object({ urls: z.array(urlSchema).max(100).optional() })
  .optional()
  .catch(undefined);

export const tweetSchema = z.object({
  id: idSchema,
  text: z.string().max(100_000),
  author_id: idSchema.optional(),
  created_at: z.iso.datetime().optional(),
  conversation_id: idSchema.optional(),
  entities: entitiesSchema,
  /** The whole of a text that is longer than 280. */
  note_tweet: z
    .object({ text: z.string().max(100_000), entities: entitiesSchema })
    .optional()
    .catch(undefined),
  /** Whom an answer names by itself stands before this place. UTF-16 units of `text`. */
  display_text_range: z
    .tuple([z.int().min(0), z.int().min(0)])
    .optional()
    .catch(undefined),
  /** Itself and, when it was edited, what it was before: each edition has an id of its own. */
  edit_history_tweet_ids: z.array(idSchema).max(20).optional().catch(undefined),
  referenced_tweets: z
    .array(z.object({ type: z.string().max(40), id: idSchema }))
    .optional()
    .catch(undefined),
});
export type Tweet = z.output<typeof tweetSchema>;

/** What to ask for of each post. */
export const tweetFields = [
  'author_id',
  'conversation_id',
  'created_at',
  'display_text_range',
  'edit_history_tweet_ids',
  'entities',
  'note_tweet',
  'referenced_tweets',
].join(',');

/** What was written: whole, with its own addresses, without those that X put there. */
export function writtenText(tweet: Tweet): string {
  const isAnswer = tweet.referenced_tweets?.some(({ type }) => type === 'replied_to') === true;
  const [from = 0] = isAnswer && tweet.note_tweet === undefined ? (tweet.display_text_range ?? []) : [];
  const source = tweet.note_tweet ?? tweet;
  const short = [...(tweet.entities?.urls ?? []), ...(source.entities?.urls ?? [])];
  let text = source.text.slice(from);
  for (const { url, expanded_url: own, media_key: media } of short) {
    if (media !== undefined) text = text.replace(new RegExp(`\\s*${escapePattern(url)}`, 'u'), '');
    else if (own !== undefined) text = text.replace(url, () => own);
  }
  return unescape(text).trim();
}

function escapePattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);
}

const escapes: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** X writes three characters as HTML does. */
function unescape(text: string): string {
  return text.replaceAll(/&(?:amp|lt|gt);/gu, (escape) => escapes[escape] ?? escape);
}

export function toRemotePost(account: Pick<Account, 'serviceUrl' | 'handle'>, tweet: Tweet): RemotePost {
  return {
    remoteId: tweet.id,
    url: `${pageOrigin(account.serviceUrl)}/${account.handle}/status/${tweet.id}`,
    text: writtenText(tweet),
    createdAt: tweet.created_at ?? null,
    deliveryKey: null,
  };
}

export function toOwnPost(account: Pick<Account, 'serviceUrl' | 'handle'>, tweet: Tweet): OwnPost {
  const isEdited = (tweet.edit_history_tweet_ids?.length ?? 1) > 1;
  return { post: toRemotePost(account, tweet), state: 'public', isEdited };
}
