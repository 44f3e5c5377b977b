/** Organizations, posts, comments and numbers as LinkedIn has them (learn.microsoft.com/linkedin/marketing/community-management). */
import { z } from 'zod';
import {
  type FakeComment,
  type FakeLinkedInCall,
  type FakeLinkedInState,
  json,
  maySpeakFor,
  notFound,
  refused,
} from './fake-linkedin-state.ts';
import { shownText, writtenText } from './fake-linkedin-text.ts';
import { type Reply, told } from './kit/network.ts';
import type { FakePost } from './kit/posts.ts';

const created = (headers: Readonly<Record<string, string>>): Reply => ({ status: 201, code: null, headers, body: '' });
const noContent: Reply = { status: 204, code: null, headers: {}, body: '' };

export function acls(state: FakeLinkedInState, call: FakeLinkedInCall): Reply {
  if (call.url.searchParams.get('q') !== 'roleAssignee') return refused(400, 'ILLEGAL_ARGUMENT');
  const wanted = call.url.searchParams.get('state');
  const elements = state.roles
    .filter((one) => one.personId === call.personId && (wanted === null || one.state === wanted))
    .map(({ organizationId, personId, role, state: standing }) => ({
      role,
      state: standing,
      roleAssignee: `urn:li:person:${personId}`,
      organization: `urn:li:organization:${organizationId}`,
    }));
  return told(200, { elements, paging: { start: 0, count: 100, links: [] } });
}

/** Parentheses and commas of rest.li stand as they are; written in another way they mean nothing. */
function listOf(url: URL, name: string): string[] | null {
  const found = new RegExp(`[?&]${name}=List\\(([^)]*)\\)`, 'u').exec(url.search)?.[1];
  return found === undefined ? null : found.split(',').map(decodeURIComponent);
}

export function organizations(state: FakeLinkedInState, call: FakeLinkedInCall): Reply {
  const ids = listOf(call.url, 'ids');
  if (ids === null) return refused(400, 'QUERY_PARAM_NOT_ALLOWED');
  const found = state.organizations.filter(({ id }) => ids.includes(id));
  const results = found.map(({ id, name, vanityName }) => [id, { id: Number(id), localizedName: name, vanityName }]);
  return told(200, { results: Object.fromEntries(results), statuses: {}, errors: {} });
}

const imageSchema = z.strictObject({ id: z.string(), altText: z.string().max(4_086).optional() });
const contentSchema = z.union([
  z.strictObject({ media: imageSchema.extend({ title: z.string().max(400).optional() }) }),
  z.strictObject({ multiImage: z.strictObject({ images: z.array(imageSchema).min(2).max(20) }) }),
  z.strictObject({
    article: z.strictObject({
      source: z.url(),
      title: z.string().min(1).max(400),
      description: z.string().optional(),
      thumbnail: z.string().optional(),
      thumbnailAltText: z.string().max(4_086).optional(),
    }),
  }),
]);
const postSchema = z.strictObject({
  author: z.string(),
  commentary: z.string(),
  visibility: z.literal('PUBLIC'),
  distribution: z.strictObject({
    feedDistribution: z.literal('MAIN_FEED'),
    targetEntities: z.array(z.never()),
    thirdPartyDistributionChannels: z.array(z.never()),
  }),
  content: contentSchema.optional(),
  lifecycleState: z.literal('PUBLISHED'),
  isReshareDisabledByAuthor: z.boolean(),
});

type Content = z.output<typeof contentSchema>;

function assetsOf(content: Content | undefined): string[] {
  if (content === undefined) return [];
  if ('media' in content) return [content.media.id];
  if ('multiImage' in content) return content.multiImage.images.map(({ id }) => id);
  return content.article.thumbnail === undefined ? [] : [content.article.thumbnail];
}

const accountOf = (urn: string) => urn.split(':').at(-1) ?? '';

export function create(state: FakeLinkedInState, call: FakeLinkedInCall): Reply {
  const asked = postSchema.safeParse(json(call.text)).data;
  if (asked === undefined) return refused(400, 'INVALID_CONTENT');
  const { author, commentary, content } = asked;
  const why = refusalOf(state, call, asked);
  if (why !== null) return why;
  const draft = {
    accountId: accountOf(author),
    key: null,
    text: shownText(commentary),
    mediaIds: assetsOf(content),
    replyTo: null,
  };
  const post = state.world.posts.accept(draft, call.effects);
  state.contents.set(post.id, content ?? null);
  return created({ 'x-restli-id': post.id });
}

function refusalOf(state: FakeLinkedInState, call: FakeLinkedInCall, asked: z.output<typeof postSchema>): Reply | null {
  const { author, commentary, content } = asked;
  if (state.settings.dayLimit) {
    return refused(429, 'TOO_MANY_REQUESTS', 'Resource level throttle APPLICATION DAY limit for calls is reached.');
  }
  if (!maySpeakFor(state, call, author)) return refused(403, 'ACCESS_DENIED');
  if (commentary.length > 3_000) return refused(422, 'FIELD_LENGTH_TOO_LONG');
  const assets = assetsOf(content).map((urn) => state.assets.get(urn));
  if (!assets.every((asset) => asset?.owner === author && asset.state === 'AVAILABLE')) {
    return refused(422, 'MEDIA_ASSET_PROCESSING');
  }
  const like = duplicateOf(state, accountOf(author), shownText(commentary));
  if (like === null) return null;
  return refused(422, 'DUPLICATE_POST', `Content is a duplicate of ${like.id}`);
}

function duplicateOf({ settings, world }: FakeLinkedInState, accountId: string, text: string): FakePost | null {
  const sinceMs = world.time.now().getTime() - settings.knowsDuplicatesMs;
  const isAlike = (post: FakePost) =>
    post.accountId === accountId && post.text === text && Date.parse(post.acceptedAt) > sinceMs;
  return world.posts.all.find((post) => isAlike(post) && post.state !== 'removed') ?? null;
}

const lifecycle = {
  public: 'PUBLISHED',
  'in-review': 'PUBLISH_REQUESTED',
  declined: 'PUBLISH_FAILED',
  removed: '',
} as const;

function view(state: FakeLinkedInState, post: FakePost): object {
  const content = state.contents.get(post.id) ?? null;
  return {
    id: post.id,
    author: `urn:li:organization:${post.accountId}`,
    commentary: writtenText(post.shownText),
    createdAt: Date.parse(post.acceptedAt),
    ...(post.publicSince === null ? {} : { publishedAt: Date.parse(post.publicSince) }),
    lastModifiedAt: Date.parse(post.editedAt ?? post.acceptedAt),
    visibility: 'PUBLIC',
    lifecycleState: lifecycle[post.state],
    lifecycleStateInfo: { isEditedByAuthor: post.editedAt !== null },
    ...(content === null ? {} : { content }),
  };
}

export function show(state: FakeLinkedInState, call: FakeLinkedInCall): Reply {
  const post = state.world.posts.standing(call.params.id ?? '');
  return post === null ? notFound() : told(200, view(state, post));
}

export function list(state: FakeLinkedInState, call: FakeLinkedInCall): Reply {
  const { searchParams } = call.url;
  const author = searchParams.get('author') ?? '';
  const isFinder = searchParams.get('q') === 'author' && call.request.headers.get('x-restli-method') === 'FINDER';
  if (!isFinder) return refused(400, 'ILLEGAL_ARGUMENT');
  if (!maySpeakFor(state, call, author)) return refused(403, 'ACCESS_DENIED');
  const [start, count] = [Number(searchParams.get('start') ?? 0), Number(searchParams.get('count') ?? 10)];
  if (!(start >= 0 && count >= 1 && count <= 100)) return refused(400, 'ILLEGAL_ARGUMENT');
  const own = state.world.posts.all
    .filter(({ accountId, state: standing }) => accountId === accountOf(author) && standing !== 'removed')
    .toReversed();
  const elements = own.slice(start, start + count).map((post) => view(state, post));
  return told(200, { paging: { start, count, links: [] }, elements });
}

const patchSchema = z.strictObject({
  patch: z.strictObject({ $set: z.strictObject({ commentary: z.string() }) }),
});

export function update(state: FakeLinkedInState, call: FakeLinkedInCall): Reply {
  if (call.request.headers.get('x-restli-method') !== 'PARTIAL_UPDATE') return refused(400, 'ILLEGAL_METHOD');
  const commentary = patchSchema.safeParse(json(call.text)).data?.patch.$set.commentary;
  const post = state.world.posts.standing(call.params.id ?? '');
  if (commentary === undefined) return refused(400, 'INVALID_CONTENT');
  if (post === null) return notFound();
  if (!maySpeakFor(state, call, `urn:li:organization:${post.accountId}`)) return refused(403, 'ACCESS_DENIED');
  if (commentary.length > 3_000) return refused(422, 'FIELD_LENGTH_TOO_LONG');
  state.world.posts.change(post.id, { text: shownText(commentary), mediaIds: post.mediaIds }, call.effects);
  return noContent;
}

/** Deleting what is gone is answered like deleting. */
export function remove(state: FakeLinkedInState, call: FakeLinkedInCall): Reply {
  const post = state.world.posts.standing(call.params.id ?? '');
  if (post !== null && !maySpeakFor(state, call, `urn:li:organization:${post.accountId}`)) {
    return refused(403, 'ACCESS_DENIED');
  }
  if (post !== null) state.world.posts.remove(post.id, 'account');
  return noContent;
}

const commentSchema = z.strictObject({
  actor: z.string(),
  object: z.string(),
  parentComment: z.string().optional(),
  message: z.strictObject({ text: z.string().min(1).max(1_250) }),
});

/** Whether a post stands, or a comment below one that stands. */
function stands(state: FakeLinkedInState, urn: string): boolean {
  const below = state.comments.find((one) => one.urn === urn);
  return state.world.posts.standing(below?.object ?? urn)?.state === 'public';
}

export function comment(state: FakeLinkedInState, call: FakeLinkedInCall): Reply {
  const asked = commentSchema.safeParse(json(call.text)).data;
  if (asked === undefined) return refused(422, 'INVALID_COMMENT');
  const { actor, message, object, parentComment: parent = null } = asked;
  if (!maySpeakFor(state, call, actor)) return refused(403, 'ACCESS_DENIED');
  if ((parent ?? object) !== call.params.id || !stands(state, object) || !stands(state, call.params.id))
    return notFound();
  const made = addComment(state, { actor, object, parent, text: message.text });
  return { ...told(201, commentView(state, made)), headers: { 'x-restli-id': made.id } };
}

export function addComment(
  state: FakeLinkedInState,
  written: Pick<FakeComment, 'actor' | 'object' | 'parent' | 'text'>,
): FakeComment {
  const id = state.nextNumber();
  const urn = `urn:li:comment:(${written.object},${id})`;
  const made = { ...written, id, urn, createdMs: state.world.time.now().getTime() };
  state.comments.push(made);
  return made;
}

function commentView(state: FakeLinkedInState, one: FakeComment): object {
  const answers = state.comments.filter(({ parent }) => parent === one.urn).length;
  return {
    id: one.id,
    commentUrn: one.urn,
    actor: one.actor,
    object: one.object,
    ...(one.parent === null ? {} : { parentComment: one.parent }),
    message: { attributes: [], text: one.text },
    created: { actor: one.actor, time: one.createdMs },
    ...(answers === 0 ? {} : { commentsSummary: { totalFirstLevelComments: answers } }),
  };
}

export function listComments(state: FakeLinkedInState, call: FakeLinkedInCall): Reply {
  const urn = call.params.id ?? '';
  if (!stands(state, urn)) return notFound();
  const { searchParams } = call.url;
  const [start, count] = [Number(searchParams.get('start') ?? 0), Number(searchParams.get('count') ?? 10)];
  const isAnswers = urn.startsWith('urn:li:comment:');
  const below = state.comments.filter(({ object, parent }) =>
    isAnswers ? parent === urn : object === urn && parent === null,
  );
  const elements = below.slice(start, start + count).map((one) => commentView(state, one));
  return told(200, { paging: { start, count, total: below.length, links: [] }, elements });
}

const findComment = (state: FakeLinkedInState, { params }: FakeLinkedInCall) =>
  state.comments.findIndex(({ id, object }) => id === params.comment && object === params.id);

export function showComment(state: FakeLinkedInState, call: FakeLinkedInCall): Reply {
  const found = state.comments[findComment(state, call)];
  return found === undefined ? notFound() : told(200, commentView(state, found));
}

export function deleteComment(state: FakeLinkedInState, call: FakeLinkedInCall): Reply {
  const at = findComment(state, call);
  if (at === -1) return notFound();
  if (!maySpeakFor(state, call, call.url.searchParams.get('actor') ?? '')) return refused(403, 'ACCESS_DENIED');
  state.comments.splice(at, 1);
  return noContent;
}

/** Tells nothing of a post of which nothing was counted. */
export function statistics(state: FakeLinkedInState, call: FakeLinkedInCall): Reply {
  const shares = listOf(call.url, 'shares') ?? listOf(call.url, 'ugcPosts');
  if (call.url.searchParams.get('q') !== 'organizationalEntity' || shares === null)
    return refused(400, 'ILLEGAL_ARGUMENT');
  const elements = shares.flatMap((share) => {
    const totalShareStatistics = state.counted.get(share);
    return totalShareStatistics === undefined ? [] : [{ share, totalShareStatistics }];
  });
  return told(200, { elements, paging: { start: 0, count: 10, links: [] } });
}
