/** Publishing a draft. It is published by its id, so that doing it again changes nothing. */
import { beforePublishing } from '../http-outcome.ts';
import type { DeliverOutcome, DeliverRequest, Failure, Manifest } from '../port.ts';
import { ask, type WordpressContext } from './api.ts';
import { deliverComment } from './comments.ts';
import { isWhole, refusalOf, thrownAway } from './draft.ts';
import { isForeign, isOut, notOwnPost, postSchema, readPost, type SitePost, statusFor, toRemotePost } from './post.ts';

export async function deliver(
  context: WordpressContext,
  { request, manifest }: { request: DeliverRequest; manifest: Manifest },
): Promise<DeliverOutcome> {
  const { deliveryKey, handle, post } = request;
  const refusal = refusalOf(manifest, post);
  if (refusal !== null) return refusal;
  if (post.replyTo !== undefined) return deliverComment(context, { post, replyTo: post.replyTo, manifest });
  if (handle === undefined) return notSent('HANDLE_NEEDED', 'The post was not handed in. Nothing was sent.');
  const found = await readPost(context, handle);
  if (!found.ok) return beforePublishing(found.failure);
  const draft = found.data;
  if (draft === null) return handleExpired;
  if (isForeign(context, draft)) return notOwnPost;
  if (draft.status === 'trash') return thrownAway;
  if (isOut(draft)) return { kind: 'published', post: toRemotePost(context, draft) };
  if (!isWhole(draft, { deliveryKey, post, manifest }))
    return notSent('HANDLE_EXPIRED', 'The draft is not whole any more.');
  return publish(context, draft, statusFor(post));
}

async function publish(context: WordpressContext, { id }: SitePost, status: string): Promise<DeliverOutcome> {
  const sent = await ask(context, {
    path: `/wp/v2/posts/${id}`,
    // Without a slug of its own, WordPress makes one of the title.
    body: { status, slug: '' },
    schema: postSchema,
  });
  if (!sent.ok) return sent.notFound ? handleExpired : sent.failure;
  return isOut(sent.data) ? { kind: 'published', post: toRemotePost(context, sent.data) } : inReview;
}

function notSent(code: string, detail: string): Failure {
  return { kind: 'not-sent', code, detail };
}

const handleExpired = notSent('HANDLE_EXPIRED', 'The draft is not there any more. It must be handed in anew.');

/** A plugin of the site made something else of it: somebody there decides. */
export const inReview: Failure = {
  kind: 'ambiguous',
  code: 'IN_REVIEW',
  detail: 'The site has taken the post in and does not show it yet.',
};
