/** Profiles, media and posts as Snapchat has them. */
import { createDecipheriv } from 'node:crypto';
import { z } from 'zod';
import { type Call, type Door, type Reply, told, type World } from './kit/network.ts';
import type { FakePost } from './kit/posts.ts';

export type FakeSnapMedia = {
  readonly accountId: string;
  readonly type: 'VIDEO' | 'IMAGE';
  readonly key: Buffer;
  readonly iv: Buffer;
  readonly createdAt: number;
  readonly parts: Map<number, Uint8Array>;
  /** What came, decrypted; null until it was closed. */
  plain: Buffer | null;
  asksLeft: number;
};

export type FakeSnap = { readonly kind: 'story' | 'saved_story' | 'spotlight'; readonly mediaId: string };

export type FakeSnapchatState = {
  readonly world: World;
  readonly settings: { isAllowListed: boolean; asksUntilReady: number };
  readonly media: Map<string, FakeSnapMedia>;
  /** What each post is, by its id. */
  readonly snaps: Map<string, FakeSnap>;
};

export function refusedBy(status: number, code: string): Reply {
  const body = {
    request_status: 'ERROR',
    request_id: 'r',
    debug_message: `A sentence about ${code}.`,
    error_code: code,
  };
  return { ...told(status, body), code };
}

const done = (body: object) => told(200, { request_status: 'SUCCESS', request_id: 'r', ...body });

const scope = 'snapchat-profile-api';

export function snapchatDoors(state: FakeSnapchatState): Door[] {
  const listed = (serve: (call: Call) => Reply | Promise<Reply>) => (call: Call) =>
    state.settings.isAllowListed ? serve(call) : refusedBy(403, 'FORBIDDEN');
  const profile = '/v1/public_profiles/:profile';
  const collections = (['story', 'saved_story', 'spotlight'] as const).flatMap((kind): Door[] => {
    const on = `${profile}/${plurals[kind]}`;
    return [
      { on: `POST ${on}`, operation: 'publish', scope, serve: listed((call) => publish(state, call, kind)) },
      { on: `GET ${on}`, operation: 'list', scope, serve: listed((call) => list(state, call, kind)) },
    ];
  });
  return [
    { on: 'GET /v1/public_profiles/my_profile', operation: 'verify', scope, serve: listed(myProfile) },
    { on: `POST ${profile}/media`, operation: 'stage', scope, serve: listed((call) => createMedia(state, call)) },
    {
      on: 'POST /us/v1/media/:id/multipart-upload',
      operation: 'upload',
      scope,
      serve: listed((call) => takePart(state, call)),
    },
    ...collections,
  ];
}

const plurals = { story: 'stories', saved_story: 'saved_stories', spotlight: 'spotlights' } as const;

function myProfile({ account }: Call): Reply {
  const { accountId: id, displayName, handle } = account ?? { accountId: '', displayName: '', handle: '' };
  return done({
    public_profile: { id, display_name: displayName, snap_user_name: handle, profile_tier: 'TIER_PUBLIC' },
  });
}

function parsed<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

const isOwn = ({ account, params }: Call) => params.profile === account?.accountId;
const wrong = () => refusedBy(400, 'E1001');

const mediaSchema = z.strictObject({
  type: z.enum(['VIDEO', 'IMAGE']),
  name: z.string().min(1),
  key: z.base64(),
  iv: z.base64(),
});

function createMedia({ media, settings, world }: FakeSnapchatState, call: Call): Reply {
  const asked = parsed(mediaSchema, call.text);
  const [key, iv] = [Buffer.from(asked?.key ?? '', 'base64'), Buffer.from(asked?.iv ?? '', 'base64')];
  if (asked === null || !isOwn(call) || key.length !== 32 || iv.length !== 16) return wrong();
  const mediaId = `media-${media.size + 1}`;
  const createdAt = world.time.now().getTime();
  const asksLeft = settings.asksUntilReady;
  const accountId = call.account?.accountId ?? '';
  media.set(mediaId, { accountId, type: asked.type, key, iv, createdAt, parts: new Map(), plain: null, asksLeft });
  const path = `/us/v1/media/${mediaId}/multipart-upload`;
  return done({ media_id: mediaId, add_path: path, finalize_path: path });
}

const largestPart = 32 * 1_048_576;

async function takePart({ media }: FakeSnapchatState, call: Call): Promise<Reply> {
  const found = media.get(call.params.id ?? '');
  const type = call.request.headers.get('content-type') ?? '';
  const body = new Uint8Array(call.request.body);
  const form = await new Request(call.request.url, {
    method: 'POST',
    headers: { 'content-type': type },
    body,
  }).formData();
  if (found?.accountId !== call.account?.accountId || found === undefined) return refusedBy(404, 'E3003');
  if (form.get('action') === 'FINALIZE') return close(found);
  const file = form.get('file');
  const number = Number(form.get('part_number'));
  const isFine = form.get('action') === 'ADD' && number >= 1 && number <= 35 && found.plain === null;
  if (!isFine || !(file instanceof File) || file.size > largestPart) return wrong();
  found.parts.set(number, new Uint8Array(await file.arrayBuffer()));
  return done({});
}

function close(found: FakeSnapMedia): Reply {
  const parts = [...found.parts].toSorted(([left], [right]) => left - right);
  if (!parts.every(([number], index) => number === index + 1)) return wrong();
  try {
    const decipher = createDecipheriv('aes-256-cbc', found.key, found.iv);
    found.plain = Buffer.concat([decipher.update(Buffer.concat(parts.map(([, bytes]) => bytes))), decipher.final()]);
    return done({});
  } catch {
    return wrong();
  }
}

const bodies = {
  story: z.strictObject({ media_id: z.string() }).transform(({ media_id: mediaId }) => ({ mediaId, text: '' })),
  saved_story: z
    .strictObject({
      saved_stories: z.tuple([
        z.strictObject({
          title: z.string().min(1).max(45),
          snap_sources: z.tuple([z.strictObject({ media_id: z.string() })]),
        }),
      ]),
    })
    .transform(
      ({
        saved_stories: [
          {
            snap_sources: [{ media_id: mediaId }],
            title: text,
          },
        ],
      }) => ({ mediaId, text }),
    ),
  spotlight: z
    .strictObject({
      media_id: z.string(),
      description: z.string().max(160),
      locale: z.string().regex(/^[a-z]{2}_[A-Z]{2}$/u),
      skip_save_to_profile: z.boolean(),
    })
    .transform(({ description: text, media_id: mediaId }) => ({ mediaId, text })),
};
const keptMs = 86_400_000;

function publish({ media, snaps, world }: FakeSnapchatState, call: Call, kind: FakeSnap['kind']): Reply {
  const asked = parsed(bodies[kind], call.text);
  const found = media.get(asked?.mediaId ?? '');
  if (asked === null || !isOwn(call) || found === undefined) return wrong();
  if (world.time.now().getTime() - found.createdAt >= keptMs) return refusedBy(400, 'MEDIA_EXPIRED');
  if (found.plain === null || (kind === 'spotlight' && found.type !== 'VIDEO')) return wrong();
  if (found.asksLeft > 0) {
    found.asksLeft -= 1;
    return refusedBy(400, 'MEDIA_PROCESSING');
  }
  const { mediaId, text } = asked;
  const draft = { accountId: found.accountId, key: null, text, mediaIds: [], replyTo: null };
  const { id } = world.posts.accept(draft, call.effects);
  snaps.set(id, { kind, mediaId });
  return done(
    {
      story: { story_id: id },
      spotlight: { spotlight_id: id },
      saved_story: { saved_stories: [{ saved_story: { id } }] },
    }[kind],
  );
}

function list({ snaps, world }: FakeSnapchatState, call: Call, kind: FakeSnap['kind']): Reply {
  if (!isOwn(call)) return wrong();
  const own = world.posts.listPublic(call.account?.accountId ?? '').filter(({ id }) => snaps.get(id)?.kind === kind);
  const from = Number(call.url.searchParams.get('cursor') ?? '0');
  const to = from + Number(call.url.searchParams.get('limit') ?? '50');
  const next = to < own.length ? { next_link: `${call.url.origin}${call.url.pathname}?cursor=${to}` } : {};
  const view = ({ acceptedAt, id, shownText }: FakePost) => ({
    id,
    created_at: acceptedAt,
    ...(kind === 'saved_story' ? { title: shownText } : {}),
    ...(kind === 'spotlight' ? { description: shownText } : {}),
  });
  const entries = own.slice(from, to).map((post) => ({ sub_request_status: 'SUCCESS', [kind]: view(post) }));
  return done({ paging: next, [plurals[kind]]: entries });
}
