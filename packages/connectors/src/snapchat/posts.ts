/**
 * Stories, saved stories and Spotlights, as they are posted and as they are listed. Lists have the shape that all lists of this API have:
 * each entry wrapped in its own name.
 */
import { z } from 'zod';
import type { Operation } from '../http/ask.ts';
import { wordsThatLeave } from '../networks.ts';
import type { Account, DeliverOutcome, DeliverRequest, Failure, Manifest, OutgoingPost, RemotePost } from '../port.ts';
import { ask } from './api.ts';
import { isOver, readHandle } from './media.ts';

/** Where each of them stands, and what it is called there. */
const kinds = {
  story: { plural: 'stories', form: 'story' },
  saved_story: { plural: 'saved_stories', form: 'feed' },
  spotlight: { plural: 'spotlights', form: 'reel' },
} as const;
export type Kind = keyof typeof kinds;
export const allKinds: readonly Kind[] = ['saved_story', 'story', 'spotlight'];

export function kindOf({ options }: Pick<OutgoingPost, 'options'>): Kind {
  return allKinds.find((kind) => kinds[kind].form === options?.form) ?? 'saved_story';
}

/** A story has no words; a saved story has a title, and a Spotlight a description. */
export function shownText(manifest: Manifest, post: OutgoingPost): string {
  return wordsThatLeave(manifest, post).text;
}

/** What it is and which: `spotlight:…`, as its numbers and lists are asked for by both. */
export const remoteIdOf = (kind: Kind, id: string): string => `${kind}:${id}`;

export function kindOfRemote(remoteId: string): Kind | null {
  return allKinds.find((kind) => remoteId.startsWith(`${kind}:`)) ?? null;
}

const collection = (account: Pick<Account, 'remoteAccountId'>, kind: Kind) =>
  `/v1/public_profiles/${encodeURIComponent(account.remoteAccountId)}/${kinds[kind].plural}`;

const id = z.string().regex(/^[\w.:~=-]{1,200}$/u);
const madeSchema = z.object({
  story_id: id.optional(),
  spotlight_id: id.optional(),
  saved_stories: z.array(z.object({ saved_story: z.object({ id }) })).optional(),
});

/** The one call that publishes. */
export async function deliver(
  operation: Operation,
  { account, handle, post }: DeliverRequest,
  manifest: Manifest,
): Promise<DeliverOutcome> {
  const media = handle === undefined ? null : readHandle(handle);
  if (media === null || media.next !== null) return notHandedIn;
  if (isOver(media, operation.io.now())) return expired;
  const kind = kindOf(post);
  const text = shownText(manifest, post);
  const refused = refusalOf(kind, { post, text, longest: manifest.titleMaxLength ?? 0 });
  if (refused !== null) return refused;
  const body = bodyOf(kind, { mediaId: media.mediaId, text, language: post.languages[0] ?? 'en' });
  const sent = await ask(operation, { path: collection(account, kind), body, schema: madeSchema });
  if (!sent.ok) return failureOf(sent);
  const { saved_stories: saved, spotlight_id: spotlightId, story_id: storyId } = sent.data;
  // Where it names no post, the media that it is made of names it.
  const made = { story: storyId, spotlight: spotlightId, saved_story: saved?.[0]?.saved_story.id }[kind];
  const remoteId = remoteIdOf(kind, made ?? media.mediaId);
  return { kind: 'published', post: { remoteId, url: null, text, createdAt: null, deliveryKey: null } };
}

function refusalOf(
  kind: Kind,
  { longest, post, text }: { post: OutgoingPost; text: string; longest: number },
): Failure | null {
  if (kind === 'spotlight' && post.video === undefined) return needsVideo;
  return kind === 'saved_story' && (text === '' || text.length > longest) ? needsTitle : null;
}

function bodyOf(kind: Kind, { language, mediaId, text }: { mediaId: string; text: string; language: string }): object {
  switch (kind) {
    case 'story':
      return { media_id: mediaId };
    case 'saved_story':
      return { saved_stories: [{ title: text, snap_sources: [{ media_id: mediaId }] }] };
    case 'spotlight': {
      const locale = language.toLowerCase().startsWith('es') ? 'es_ES' : 'en_US';
      return { media_id: mediaId, description: text, locale, skip_save_to_profile: false };
    }
    default:
      return kind satisfies never;
  }
}

const processingMs = 5_000;

/** The documented errors say whether something was made; the rest is what its status proves. */
function failureOf({ failure, word }: { failure: Failure; word: string | null }): Failure {
  if (word === 'MEDIA_PROCESSING') {
    return { kind: 'retry-after', code: 'MEDIA_NOT_READY', detail: failure.detail, retryAfterMs: processingMs };
  }
  if (word === 'MEDIA_EXPIRED') return expired;
  // An earlier call is posting it.
  if (word === 'MEDIA_POSTING_ALREADY_IN_PROGRESS') {
    return { kind: 'ambiguous', code: 'IN_REVIEW', detail: failure.detail };
  }
  return failure;
}

const entrySchema = z.object({
  id,
  title: z.string().max(1_000).nullish(),
  description: z.string().max(5_000).nullish(),
  created_at: z.string().max(60).nullish(),
});
const one = entrySchema.optional();
const entries = z.array(z.object({ story: one, saved_story: one, spotlight: one })).optional();
const pageSchema = z.object({
  paging: z.object({ next_link: z.string().max(4_000).nullish() }).nullish(),
  stories: entries,
  saved_stories: entries,
  spotlights: entries,
});

export type PageOutcome =
  | { readonly ok: true; readonly posts: readonly RemotePost[]; readonly next: string | null }
  | { readonly ok: false; readonly failure: Failure };

/** One page of one kind. `cursor` is the network's own; null begins. */
export async function listKind(
  operation: Operation,
  { account, cursor, kind, limit }: { account: Account; kind: Kind; cursor: string | null; limit: number },
): Promise<PageOutcome> {
  const params = { limit: String(Math.min(50, Math.max(1, limit))), ...(cursor === null ? {} : { cursor }) };
  const told = await ask(operation, { path: collection(account, kind), params, schema: pageSchema });
  if (!told.ok) return told;
  const listed = told.data[kinds[kind].plural]?.map((entry) => entry[kind]);
  const known = listed?.filter((entry) => entry !== undefined);
  // A list that is not there, or of something else, is none that could be read.
  if (known === undefined || known.length !== listed?.length) return { ok: false, failure: unreadablePage };
  const posts = known.map((entry) => toRemotePost(kind, entry));
  return { ok: true, posts, next: cursorOf(told.data.paging?.next_link ?? null) };
}

/** The next page is told as an address; only its cursor is taken from there. */
function cursorOf(link: string | null): string | null {
  return link !== null && URL.canParse(link) ? new URL(link).searchParams.get('cursor') : null;
}

function toRemotePost(kind: Kind, entry: z.output<typeof entrySchema>): RemotePost {
  const at = Date.parse(entry.created_at ?? '');
  const createdAt = Number.isNaN(at) ? null : new Date(at).toISOString();
  const text = { story: '', saved_story: entry.title ?? null, spotlight: entry.description ?? null }[kind];
  return { remoteId: remoteIdOf(kind, entry.id), url: null, text, createdAt, deliveryKey: null };
}

const notHandedIn: Failure = {
  kind: 'not-sent',
  code: 'HANDLE_NEEDED',
  detail: 'The picture or video was not handed in as a whole. Nothing was published.',
};

const expired: Failure = {
  kind: 'not-sent',
  code: 'STAGED_EXPIRED',
  detail: 'The network has thrown the media away. It must be handed in anew.',
};

const needsVideo: Failure = {
  kind: 'rejected',
  code: 'VIDEO_MISSING',
  detail: 'The network takes this form with a video alone. Nothing was sent.',
};

const needsTitle: Failure = {
  kind: 'rejected',
  code: 'TITLE_NOT_FITTING',
  detail: 'A saved story shows a title and no other words, and this one has none that fits. Nothing was sent.',
};

const unreadablePage: Failure = {
  kind: 'ambiguous',
  code: 'UNREADABLE_ANSWER',
  detail: 'The network answered with a list that could not be read.',
};
