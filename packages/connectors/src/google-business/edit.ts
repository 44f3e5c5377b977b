/**
 * Other words, another button, another event for a post that stands (localPosts.patch). Its picture and its kind stay:
 * what a picture is cannot be read back, so nobody could tell whether it was changed.
 */
import { type Compare, judgeEdit, lookThenEdit } from '../compare-edit.ts';
import { matchText } from '../fingerprint.ts';
import { ask } from '../google/api.ts';
import type { Operation } from '../http/ask.ts';
import type { EditOutcome, EditReading, EditRequest, Failure, OutgoingPost } from '../port.ts';
import { type LocalPost, localPostSchema, type Says, toRemotePost, write } from './local-post.ts';
import { lookAt, pathOf } from './posts.ts';

type Look =
  | { readonly kind: 'edited' | 'unedited' | 'changed'; readonly post: LocalPost }
  | { readonly kind: 'absent' }
  | Failure;

export async function edit(operation: Operation, request: EditRequest): Promise<EditOutcome> {
  const look = await judge(operation, request);
  return lookThenEdit(told(look), async () =>
    'post' in look ? change(operation, request, look.post) : { kind: 'absent' },
  );
}

export async function readEdit(operation: Operation, request: EditRequest): Promise<EditReading> {
  return told(await judge(operation, request));
}

function told(look: Look): EditReading {
  if (!('post' in look)) return look;
  return look.kind === 'edited' ? { kind: 'edited', post: toRemotePost(look.post) } : { kind: look.kind };
}

async function judge(operation: Operation, request: EditRequest): Promise<Look> {
  const looked = await lookAt(operation, request.account, request.remoteId);
  if (!looked.ok) return looked.failure;
  const { post } = looked;
  if (post === null) return { kind: 'absent' };
  const compare: Compare = (sent) => compareWith(sent, post);
  return { kind: judgeEdit(request, { text: post.summary, altTexts: null }, compare), post };
}

function compareWith(sent: OutgoingPost, post: LocalPost): ReturnType<Compare> {
  const written = write(sent);
  if (!written.ok || besideWords(written.says) !== besideWords(post)) return 'different';
  return written.says.summary === post.summary ? 'same' : matchText(written.says.summary, post.summary);
}

/** Kind, button, event and offer, in one way of writing. */
function besideWords({ callToAction, event, offer, topicType }: Says): string {
  return JSON.stringify([
    topicType,
    [callToAction?.actionType, callToAction?.url],
    [event?.title, ...Object.values(inOrder(event))],
    [offer?.couponCode, offer?.redeemOnlineUrl, offer?.termsConditions],
  ]);
}

function inOrder(event: Says['event']) {
  if (event === undefined) return [];
  const { endDate, endTime, startDate, startTime } = event.schedule;
  return [startDate, endDate]
    .flatMap(({ day, month, year }) => [year, month, day])
    .concat([startTime, endTime].flatMap(({ hours, minutes }) => [hours, minutes]));
}

async function change(operation: Operation, { post, remoteId }: EditRequest, stands: LocalPost): Promise<EditOutcome> {
  const written = write(post);
  if (!written.ok) return written.failure;
  const { languageCode, says } = written;
  const { topicType, ...rest } = says;
  if (topicType !== stands.topicType) return kindStays;
  const sent = await ask(operation, {
    method: 'PATCH',
    path: `/v4/${pathOf(remoteId)}`,
    // What is named here and left out below is taken away.
    params: { updateMask: 'summary,languageCode,callToAction,event,offer' },
    body: { languageCode, ...rest },
    schema: localPostSchema,
  });
  if (!sent.ok) return sent.notFound ? { kind: 'absent' } : sent.failure;
  return { kind: 'edited', post: toRemotePost(sent.data) };
}

const kindStays: Failure = {
  kind: 'rejected',
  code: 'KIND_STAYS',
  detail: 'The network does not let anybody change of which kind a post that stands is.',
};
