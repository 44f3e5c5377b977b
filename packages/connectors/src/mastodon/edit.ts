/**
 * Changing a status (PUT /api/v1/statuses/:id, docs.joinmastodon.org/methods/statuses/#edit; Mastodon 3.5, alternative texts
 * 4.1; read 2026-11-22). Servers keep what was there as an earlier edition that anybody may see, and do nothing when nothing
 * changes, so that an edit can be repeated. Who sees a post, and what it answers, cannot be changed.
 */
import { z } from 'zod';
import { type Compare, hasAltTexts, judgeEdit, lookThenEdit } from '../compare-edit.ts';
import { beforePublishing } from '../http-outcome.ts';
import { composeNetworkText, manifestFor } from '../networks.ts';
import type { EditOutcome, EditReading, EditRequest, Failure, Manifest, OutgoingPost } from '../port.ts';
import { ask, type MastodonContext } from './api.ts';
import { attachImages, remoteIdSchema, type Wait } from './media.ts';
import { isWithoutSource, otherAccount } from './read-back.ts';
import { comparable, comparableShown, sourceSchema, statusSchema, toRemotePost } from './status.ts';
import { languageOf, warningOf } from './status-body.ts';

const shownSchema = statusSchema.extend({
  media_attachments: z.array(z.object({ id: remoteIdSchema, description: z.string().nullish() })).default([]),
});
type Shown = z.output<typeof shownSchema>;
type Parts = { readonly manifest: Manifest; readonly wait: Wait };

type Look =
  | { readonly kind: 'edited' | 'unedited' | 'changed'; readonly status: Shown; readonly text: string | null }
  | { readonly kind: 'absent' }
  | Failure;

/** Looks, and changes what stands where it is what is known to stand. */
export async function edit(context: MastodonContext, request: EditRequest, parts: Parts): Promise<EditOutcome> {
  const look = await lookAt(context, request, parts.manifest);
  return lookThenEdit(told(request, look), async () =>
    look.kind === 'unedited' ? change(context, request, { ...parts, status: look.status }) : { kind: 'absent' },
  );
}

export async function readEdit(
  context: MastodonContext,
  request: EditRequest,
  manifest: Manifest,
): Promise<EditReading> {
  return told(request, await lookAt(context, request, manifest));
}

function told({ account }: EditRequest, look: Look): EditReading {
  if (!('status' in look)) return look;
  const { kind, status, text } = look;
  return kind === 'edited' ? { kind, post: toRemotePost(account, status, text ?? undefined) } : { kind };
}

/** The status and, where its author is told it, what was typed. */
async function lookAt(context: MastodonContext, request: EditRequest, manifest: Manifest): Promise<Look> {
  const path = `/api/v1/statuses/${encodeURIComponent(request.remoteId)}`;
  const found = await ask(context, { path, schema: shownSchema });
  if (!found.ok) return found.notFound ? { kind: 'absent' } : found.failure;
  const status = found.data;
  if (status.account.id !== request.account.remoteAccountId) return otherAccount;
  const source = await ask(context, { path: `${path}/source`, schema: sourceSchema });
  // Refused, missing or not known there: what is shown must do.
  if (!source.ok && !isWithoutSource(source)) return source.failure;
  const own = manifestFor('mastodon', request.account.limits, manifest);
  const typed = source.ok ? source.data : null;
  const shown = {
    text: typed?.text ?? toRemotePost(request.account, status).text ?? '',
    altTexts: status.media_attachments.map(({ description }) => description ?? ''),
  };
  const warning = comparable(typed?.spoiler_text ?? status.spoiler_text ?? '');
  const form = typed === null ? comparableShown : comparable;
  const compare: Compare = (sent) => {
    const isSame =
      form(composeNetworkText(own, sent)) === form(shown.text) &&
      comparable(warningOf(sent)) === warning &&
      hasAltTexts(sent, shown);
    return isSame ? 'same' : 'different';
  };
  return { kind: judgeEdit(request, shown, compare), status, text: typed?.text ?? null };
}

type Changing = Parts & { readonly status: Shown };

async function change(context: MastodonContext, request: EditRequest, parts: Changing): Promise<EditOutcome> {
  const { account, before, post } = request;
  if (before !== null && visibilityOf(before) !== visibilityOf(post)) return visibilityStays;
  const media = await mediaOf(context, request, parts);
  if (!media.ok) return media.failure;
  const language = languageOf(post);
  const sent = await ask(context, {
    method: 'PUT',
    path: `/api/v1/statuses/${encodeURIComponent(request.remoteId)}`,
    body: {
      status: composeNetworkText(manifestFor('mastodon', account.limits, parts.manifest), post),
      spoiler_text: warningOf(post),
      sensitive: warningOf(post) !== '',
      // What is left out is taken off.
      media_ids: media.ids,
      ...(media.attributes.length === 0 ? {} : { media_attributes: media.attributes }),
      ...(language === undefined ? {} : { language }),
    },
    schema: statusSchema,
  });
  if (sent.ok) return { kind: 'edited', post: toRemotePost(account, sent.data) };
  return sent.noDoor ? notTaken(context, request, sent.notFound) : sent.failure;
}

/**
 * Servers that let nobody change a post have no such call, which they say in the same words as that a post is not there. What
 * stands tells the two apart.
 */
async function notTaken(context: MastodonContext, request: EditRequest, mayBeGone: boolean): Promise<EditOutcome> {
  if (!mayBeGone) return notOffered;
  const path = `/api/v1/statuses/${encodeURIComponent(request.remoteId)}`;
  const found = await ask(context, { path, schema: statusSchema });
  if (found.ok) return notOffered;
  return found.notFound ? { kind: 'absent' } : beforePublishing(found.failure);
}

const notOffered: Failure = {
  kind: 'rejected',
  code: 'EDIT_NOT_OFFERED',
  detail: 'The server lets nobody change a post that stands. Nothing was changed.',
};

const visibilityOf = (post: OutgoingPost) => post.options?.visibility ?? 'public';

const visibilityStays: Failure = {
  kind: 'rejected',
  code: 'VISIBILITY_STAYS',
  detail: 'The network does not let anybody change who sees a post that stands.',
};

type Media =
  | { readonly ok: true; readonly ids: readonly string[]; readonly attributes: readonly object[] }
  | { readonly ok: false; readonly failure: Failure };

/** Images in their order, then the video. */
const mediaIn = ({ images, video }: OutgoingPost) => [...images, ...(video === undefined ? [] : [video])];

/** Pictures that stand already keep their places on the server, with the new descriptions; the others are handed in. */
async function mediaOf(context: MastodonContext, request: EditRequest, parts: Changing): Promise<Media> {
  const { before, post } = request;
  const standing = parts.status.media_attachments;
  const sent = before === null ? [] : mediaIn(before);
  const known = sent.length === standing.length ? sent : [];
  const free = known.map(({ sha256 }, at) => ({ sha256, id: standing[at]?.id ?? '' }));
  const placed = mediaIn(post).map((image) => {
    const at = free.findIndex(({ sha256 }) => sha256 === image.sha256);
    return { image, id: at === -1 ? null : (free.splice(at, 1)[0]?.id ?? null) };
  });
  const fresh = placed.flatMap(({ image, id }) => (id === null ? [image] : []));
  const images = fresh.flatMap((one) => ('bytes' in one ? [one] : []));
  const video = fresh.find((one) => 'source' in one);
  const attached = await attachImages(context, { images, video, wait: parts.wait });
  if (!attached.ok) return attached;
  const ids = [...attached.mediaIds];
  return {
    ok: true,
    ids: placed.map(({ id }) => id ?? ids.shift() ?? ''),
    attributes: placed.flatMap(({ image, id }) => (id === null ? [] : [{ id, description: image.altText }])),
  };
}
