/** Posts, lists, answers and numbers as X has them (docs.x.com/x-api). */
import { z } from 'zod';
import { attachable } from './fake-x-media.ts';
import {
  conversationOf,
  type FakeXCall,
  type FakeXState,
  invalid,
  notFound,
  personOf,
  problem,
} from './fake-x-state.ts';
import { countedLength, tweetView, withFields } from './fake-x-view.ts';
import { type Reply, told } from './kit/network.ts';
import type { FakePost } from './kit/posts.ts';

const knownFields = new Set(
  'author_id conversation_id created_at display_text_range edit_history_tweet_ids entities note_tweet public_metrics referenced_tweets id text lang attachments reply_settings in_reply_to_user_id'.split(
    ' ',
  ),
);
const idSchema = z.string().regex(/^\d{1,19}$/u);

/** The fields that a request asks for; null when one of them is none. The older name of the parameter works too. */
function fieldsOf({ url }: FakeXCall): string[] | null {
  const given = url.searchParams.get('tweet.fields') ?? url.searchParams.get('post.fields') ?? '';
  const fields = given.split(',').filter(Boolean);
  return fields.every((field) => knownFields.has(field)) ? fields : null;
}

function badParameter({ url }: FakeXCall, known: readonly string[]): Reply | null {
  const unknown = [...url.searchParams.keys()].find((name) => !known.includes(name));
  if (unknown === undefined) return null;
  return invalid(`The query parameter [${unknown}] is not one of [${known.join(',')}]`, { [unknown]: [] });
}

const badFields = () => invalid('The `tweet.fields` query parameter value is not valid.', { 'tweet.fields': [] });

export function me(state: FakeXState, call: FakeXCall): Reply {
  const wrong = badParameter(call, ['user.fields', 'expansions', 'tweet.fields', 'post.fields']);
  if (wrong !== null) return wrong;
  const person = personOf(state, call.accountId);
  if (person === undefined) return notFound(call.accountId);
  const { id, name, subscription, username } = person;
  const isAsked = (call.url.searchParams.get('user.fields') ?? '').split(',').includes('subscription_type');
  return told(200, { data: { id, name, username, ...(isAsked ? { subscription_type: subscription } : {}) } });
}

const createSchema = z.strictObject({
  text: z.string().optional(),
  media: z.strictObject({ media_ids: z.array(idSchema).min(1).max(4) }).optional(),
  reply: z.strictObject({ in_reply_to_tweet_id: idSchema }).optional(),
});
type Asked = z.output<typeof createSchema>;

function read(text: string): Asked | null {
  try {
    return createSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

const forbidden = (code: string, detail: string) => problem(403, { code, detail, title: 'Forbidden' });

function capped({ settings }: FakeXState): Reply | null {
  if (settings.cap === 'usage') {
    const type = 'https://api.x.com/2/problems/usage-capped';
    return problem(429, {
      code: 'USAGE_CAPPED',
      detail: 'Usage cap exceeded: Monthly',
      title: 'UsageCapExceeded',
      type,
    });
  }
  if (settings.cap === 'none') return null;
  const detail = 'Your enrolled account does not have any credits to fulfill this request.';
  const type = 'https://api.x.com/2/problems/credits';
  return problem(402, { code: 'CREDITS', detail, title: 'CreditsDepleted', type });
}

/** Why X does not take a post, or null. */
function refusalOf(state: FakeXState, call: FakeXCall, asked: Asked): Reply | null {
  const { text = '', media, reply } = asked;
  const cap = capped(state);
  if (cap !== null) return cap;
  if (text.trim() === '' && media === undefined) return invalid('The text must not be empty.', { text: [] });
  const premium = personOf(state, call.accountId)?.subscription.startsWith('Premium') === true;
  if (countedLength(text) > (premium ? 25_000 : 280)) {
    return invalid(
      'Your Tweet text is too long. For more information on how Twitter determines text length see https://github.com/twitter/twitter-text.',
    );
  }
  if (media !== undefined && attachable(state, call, media.media_ids) === null) {
    return invalid('Your media IDs are invalid.', { 'media.media_ids': media.media_ids });
  }
  if (reply !== undefined) {
    const why = replyRefusal(state, call, reply.in_reply_to_tweet_id);
    if (why !== null) return why;
  }
  return isDuplicate(state, call, text)
    ? forbidden('DUPLICATE', 'You are not allowed to create a Tweet with duplicate content.')
    : null;
}

function replyRefusal(state: FakeXState, call: FakeXCall, parentId: string): Reply | null {
  const parent = state.world.posts.standing(parentId);
  if (parent?.state !== 'public') {
    return forbidden('GONE', 'You attempted to reply to a Tweet that is deleted or not visible to you.');
  }
  const isOwn = parent.accountId === call.accountId;
  const above = state.world.posts.all.find(({ id }) => id === parent.replyTo);
  const isAddressed = above?.accountId === call.accountId;
  if (isOwn || isAddressed || !state.settings.restrictsReplies) return null;
  return forbidden(
    'REPLY_NOT_ALLOWED',
    'Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to.',
  );
}

function isDuplicate({ settings, world }: FakeXState, call: FakeXCall, text: string): boolean {
  const sinceMs = world.time.now().getTime() - settings.knowsDuplicatesMs;
  const isAlike = (post: FakePost) =>
    post.accountId === call.accountId && post.text === text && Date.parse(post.acceptedAt) > sinceMs;
  return world.posts.all.some((post) => isAlike(post) && post.state !== 'removed');
}

export function create(state: FakeXState, call: FakeXCall): Reply {
  const asked = read(call.text);
  if (asked === null) return invalid('One or more parameters to your request was invalid.');
  const why = refusalOf(state, call, asked);
  if (why !== null) return why;
  const { text = '', media, reply } = asked;
  const mediaIds = media?.media_ids ?? [];
  const draft = { accountId: call.accountId, key: null, text, mediaIds, replyTo: reply?.in_reply_to_tweet_id ?? null };
  const post = state.world.posts.accept(draft, call.effects);
  return told(201, { data: withFields(tweetView(state, post), []) });
}

export function show(state: FakeXState, call: FakeXCall): Reply {
  const wrong = badParameter(call, ['tweet.fields', 'post.fields', 'expansions', 'user.fields', 'media.fields']);
  if (wrong !== null) return wrong;
  const fields = fieldsOf(call);
  if (fields === null) return badFields();
  const id = call.params.id ?? '';
  if (!idSchema.safeParse(id).success) return invalid(`The \`id\` query parameter value [${id}] is not valid`);
  const post = state.world.posts.standing(id);
  return post?.state === 'public' ? told(200, { data: withFields(tweetView(state, post), fields) }) : notFound(id);
}

export function remove(state: FakeXState, call: FakeXCall): Reply {
  const post = state.world.posts.standing(call.params.id ?? '');
  if (post !== null && post.accountId !== call.accountId) {
    return forbidden('NOT_OWN', 'You are not authorized to delete this Tweet.');
  }
  if (post !== null) state.world.posts.remove(post.id, 'account');
  return told(200, { data: { deleted: true } });
}

type Paged = { readonly posts: readonly FakePost[]; readonly least: number; readonly token: string };

/** A page of them, newest first; its token is the id of the last one. */
function page(state: FakeXState, call: FakeXCall, { posts, least, token }: Paged): Reply {
  const { searchParams } = call.url;
  const size = Number(searchParams.get('max_results') ?? 10);
  if (!(size >= least && size <= 100)) {
    return invalid(`The \`max_results\` query parameter value [${size}] is not between ${least} and 100`);
  }
  const fields = fieldsOf(call);
  if (fields === null) return badFields();
  const after = searchParams.get(token);
  const from = after === null ? 0 : posts.findIndex(({ id }) => `after-${id}` === after) + 1;
  const shown = posts.slice(from, from + size);
  const last = shown.at(-1);
  const isMore = last !== undefined && from + size < posts.length;
  const data = shown.map((post) => withFields(tweetView(state, post), fields));
  const wanted = (searchParams.get('expansions') ?? '').includes('author_id');
  const authors = state.people.filter(({ id }) => shown.some(({ accountId }) => accountId === id));
  const users = authors.map(({ id, name, username }) => ({ id, name, username }));
  return told(200, {
    ...(data.length === 0 ? {} : { data }),
    ...(wanted && users.length > 0 ? { includes: { users } } : {}),
    meta: { result_count: data.length, ...(isMore ? { next_token: `after-${last.id}` } : {}) },
  });
}

export function timeline(state: FakeXState, call: FakeXCall): Reply {
  const known =
    'max_results pagination_token start_time end_time exclude tweet.fields post.fields expansions user.fields';
  const wrong = badParameter(call, known.split(' '));
  if (wrong !== null) return wrong;
  const since = call.url.searchParams.get('start_time');
  if (since !== null && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u.test(since))
    return invalid('The start_time is not valid.');
  const posts = state.world.posts
    .listPublic(call.params.id)
    .filter(({ acceptedAt }) => since === null || Date.parse(acceptedAt) >= Date.parse(since));
  return page(state, call, { posts, least: 5, token: 'pagination_token' });
}

const weekMs = 7 * 86_400_000;

export function search(state: FakeXState, call: FakeXCall): Reply {
  const known = 'query max_results next_token start_time tweet.fields post.fields expansions user.fields sort_order';
  const wrong = badParameter(call, known.split(' '));
  if (wrong !== null) return wrong;
  const conversation = /^conversation_id:(\d+)$/u.exec(call.url.searchParams.get('query') ?? '')?.[1];
  if (conversation === undefined) return invalid('There were errors processing your request: no viable alternative');
  const sinceMs = state.world.time.now().getTime() - weekMs;
  const posts = state.world.posts
    .listPublic()
    .filter((post) => conversationOf(state, post) === conversation && Date.parse(post.acceptedAt) > sinceMs);
  return page(state, call, { posts, least: 10, token: 'next_token' });
}

const hiddenSchema = z.strictObject({ hidden: z.boolean() });

export function hide(state: FakeXState, call: FakeXCall): Reply {
  const asked = hiddenSchema.safeParse(JSON.parse(call.text)).data;
  if (asked === undefined) return invalid('The hidden value is not a boolean.');
  const id = call.params.id ?? '';
  const post = state.world.posts.standing(id);
  const type = 'https://api.x.com/2/problems/resource-not-found';
  if (post === null) return problem(404, { code: 'NOT_FOUND', detail: 'Not found.', title: 'Not Found Error', type });
  const root = state.world.posts.standing(conversationOf(state, post));
  if (root?.accountId !== call.accountId || root.id === id) {
    return forbidden('NOT_OWN', 'You can only hide replies to conversations that you started.');
  }
  if (asked.hidden) state.hidden.add(id);
  else state.hidden.delete(id);
  return told(200, { data: { hidden: asked.hidden } });
}
