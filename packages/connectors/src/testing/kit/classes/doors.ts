/** What the four class networks have in common: sessions, pictures in parts, reading, listing and removing posts. */
import { z } from 'zod';
import { checkPost } from '../../../networks.ts';
import type { Manifest } from '../../../port.ts';
import { type Call, type Door, noContent, type Reply, told, type World } from '../network.ts';
import type { FakePost, PostDraft } from '../posts.ts';

export const draftSchema = z.object({
  key: z.string().min(1).max(200).nullable(),
  text: z.string().max(100_000),
  mediaIds: z.array(z.string()).max(50),
  replyTo: z.string().nullable(),
});
export const mediaSchema = z.object({
  altText: z.string().max(20_000),
  mimeType: z.string().max(100),
  partCount: z.int().min(1).max(1_000),
});

export type ClassWorld = {
  readonly world: World;
  readonly manifest: Manifest;
  /** Where the network fetches pictures itself. */
  readonly fetchMedia?: FetchMedia | undefined;
};

/** How a network gets a picture by its address. */
export type FetchMedia = (
  url: string,
) => Promise<{ readonly status: number; readonly mimeType: string; readonly bytes: Uint8Array }>;

/** A post as these networks tell it. */
export function viewOf({ media }: World, post: FakePost) {
  const { id, key, replyTo, state, acceptedAt: createdAt, shownText: text, editedAt } = post;
  const images = post.mediaIds.map((mediaId) => ({ altText: media.held.get(mediaId)?.altText ?? '' }));
  return { id, key, replyTo, state, createdAt, editedAt, text, images, url: `https://practice.example/posts/${id}` };
}

/** The account that asks; a door with a scope always has one. */
function accountOf(call: Call): string {
  if (call.account === null) throw new Error('A door of an account was opened without one.');
  return call.account.accountId;
}

export function parseBody<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> | null {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** The draft in a call's body, or the refusal that it deserves. */
export function readDraft({ world, manifest }: ClassWorld, call: Call): { draft: PostDraft } | { refusal: Reply } {
  const refusal = (status: number, code: string) => ({ refusal: world.refuse({ status, code }) });
  const accountId = accountOf(call);
  const body = parseBody(draftSchema, call.text);
  if (body === null) return refusal(400, 'MALFORMED');
  const uploads = world.media.complete(accountId, body.mediaIds);
  if (uploads === null) return refusal(422, 'MEDIA_NOT_COMPLETE');
  const images = uploads.map(({ altText, mimeType, parts }) => {
    const bytes = parts.reduce((sum, part) => sum + (part?.byteLength ?? 0), 0);
    return { altText, mimeType, bytes };
  });
  const [problem] = checkPost(manifest, { text: body.text, link: null, images });
  if (problem !== undefined) return refusal(422, problem.code);
  const parent = body.replyTo === null ? null : world.posts.standing(body.replyTo);
  if (body.replyTo !== null && parent?.accountId !== accountId) return refusal(422, 'PARENT_NOT_FOUND');
  return { draft: { accountId, ...body } };
}

/** Takes a post in and shows it. */
export function createPost({ world }: ClassWorld, draft: PostDraft, { effects }: Pick<Call, 'effects'>): Reply {
  const post = world.posts.accept(draft, effects);
  world.media.use(draft.mediaIds, post.id);
  return told(201, { post: viewOf(world, post) });
}

export function commonDoors(house: ClassWorld): Door[] {
  const { world } = house;
  const { media, posts } = world;
  const notFound = () => world.refuse({ status: 404, code: 'POST_NOT_FOUND' });
  const ownPost = (call: Call) => {
    const post = posts.standing(call.params.id ?? '');
    return post?.accountId === accountOf(call) ? post : null;
  };
  return [
    { on: 'POST /session', operation: 'verify', scope: 'read', serve: ({ account }) => told(200, account) },
    {
      on: 'POST /media',
      operation: 'upload',
      scope: 'write',
      serve(call) {
        const upload = parseBody(mediaSchema, call.text);
        if (upload === null) return world.refuse({ status: 400, code: 'MALFORMED' });
        return told(201, { id: media.begin({ accountId: accountOf(call), ...upload }).id });
      },
    },
    {
      on: 'PUT /media/:id/:part',
      operation: 'upload',
      scope: 'write',
      serve({ params, request }) {
        const part = { mediaId: params.id ?? '', index: Number(params.part), bytes: request.body };
        return media.storePart(part) ? noContent : world.refuse({ status: 404, code: 'MEDIA_NOT_FOUND' });
      },
    },
    {
      on: 'GET /posts/:id',
      operation: 'read',
      scope: 'read',
      serve(call) {
        const post = ownPost(call);
        return post === null ? notFound() : told(200, { post: viewOf(world, post) });
      },
    },
    {
      on: 'DELETE /posts/:id',
      operation: 'remove',
      scope: 'write',
      serve(call) {
        const post = ownPost(call);
        if (post === null) return notFound();
        posts.remove(post.id, 'account');
        return noContent;
      },
    },
    {
      on: 'PUT /posts/:id',
      operation: 'edit',
      scope: 'write',
      serve(call) {
        const post = ownPost(call);
        if (post === null) return notFound();
        const read = readDraft(house, call);
        if ('refusal' in read) return read.refusal;
        const { text, mediaIds } = read.draft;
        const changed = posts.change(post.id, { text, mediaIds }, call.effects);
        media.use(mediaIds, post.id);
        return changed === null ? notFound() : told(200, { post: viewOf(world, changed) });
      },
    },
    { on: 'GET /posts', operation: 'list', scope: 'read', serve: (call) => listPosts(world, call) },
  ];
}

/** The account's own, newest first, those among them that wait to be shown. The cursor is the last one's place. */
function listPosts(world: World, call: Call): Reply {
  const { searchParams } = call.url;
  const limit = Math.min(100, Number(searchParams.get('limit') ?? 50));
  const before = Number(searchParams.get('cursor') ?? world.posts.all.length);
  const accountId = accountOf(call);
  const own = world.posts.all
    .map((post, at) => ({ post, at }))
    .filter(({ post, at }) => at < before && post.accountId === accountId && post.state !== 'removed')
    .toReversed();
  const page = own.slice(0, limit);
  const cursor = own.length > limit ? String(page.at(-1)?.at) : null;
  return told(200, { posts: page.map(({ post }) => viewOf(world, post)), cursor });
}
