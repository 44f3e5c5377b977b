import { and, asc, eq, inArray } from 'drizzle-orm';
import type { z } from 'zod';
import { recordEvent } from '../../../kernel/audit/service.ts';
import { conflict, notFound } from '../../../kernel/errors/bedside-error.ts';
import { newId } from '../../../kernel/ids/ids.ts';
import type { Scope } from '../../../kernel/scope/scope.ts';
import { networkId } from '../../../registers/channels/contract.ts';
import { channel } from '../../../registers/channels/schema.ts';
import { getMedia, type MediaRow, requireShowable } from '../../../registers/media/service.ts';
import { everyMedium } from '../../compose/contract.ts';
import { post } from '../../compose/schema.ts';
import { getVersion, type PostRow, type VersionRow } from '../../compose/service.ts';
import { latestScreening } from '../../screen/service.ts';
import { stepDueAt } from '../deadlines.ts';
import { keepDecision, requireDecidable } from '../decisions.ts';
import { activeWaivers, type GuestRow, type ReviewRow } from '../facts.ts';
import { reviewComment, reviewDecision } from '../schema.ts';
import { plannedTime } from '../view-review.ts';
import type { decideAsGuest as decideEndpoint, GuestReading, readGuestReview as readEndpoint } from './contract.ts';
import { asProvedGuest, type GuestCall, isIn, NOBODY, openReviewOf, viewSession, whenGuest } from './entry.ts';

export { endGuestSession, openGuestLink, proveGuest, sendGuestCode } from './entry.ts';
export { inviteGuest, revokeGuest } from './invite.ts';

/** Where the guest of this browser stands; the version only once they have proved themselves, and while it is reviewed. */
export async function readGuestReview(call: GuestCall): Promise<z.input<(typeof readEndpoint)['answer']>> {
  const read = await whenGuest(call, async (scope, guest) => {
    const session = await viewSession(scope, guest);
    const row = isIn(guest, scope) ? await openReviewOf(scope, guest) : null;
    return { session, reading: row === null ? null : await viewReading(scope, { guest, row }) };
  });
  return read ?? { session: NOBODY, reading: null };
}

async function viewReading(scope: Scope, of: { guest: GuestRow; row: ReviewRow }): Promise<GuestReading> {
  const { guest, row } = of;
  const version = await getVersion(scope, row.versionId);
  const screening = await latestScreening(scope, version.id);
  if (screening === null) throw notFound('screening');
  const step = row.steps.find(({ id }) => id === guest.stepId);
  const times = { submittedAt: row.submittedAt, plannedAt: await plannedTime(scope, row.postId) };
  return {
    stepName: step?.name ?? '',
    dueAt: (step && stepDueAt(step, times)?.toISOString()) ?? null,
    reviewState: row.state,
    version: { number: version.number, contentHash: version.contentHash, content: version.content },
    channels: await readChannels(scope, version.content.channelIds),
    findings: screening.findings,
    waivedKeys: (await activeWaivers(scope, version.id)).map(({ findingKey }) => findingKey),
    decision: await readDecision(scope, guest),
    comments: await readComments(scope, guest),
  };
}

/** Names of the accounts that the version goes to, and nothing else of them. */
async function readChannels(scope: Scope, channelIds: readonly string[]): Promise<GuestReading['channels']> {
  if (channelIds.length === 0) return [];
  const rows = await scope.tx
    .select({ id: channel.id, network: channel.network, name: channel.name, handle: channel.handle })
    .from(channel)
    .where(and(eq(channel.organizationId, scope.organizationId), inArray(channel.id, [...channelIds])))
    .orderBy(asc(channel.connectedAt), asc(channel.id));
  return rows.map((row) => ({ ...row, network: networkId.parse(row.network) }));
}

async function readDecision(scope: Scope, guest: GuestRow): Promise<GuestReading['decision']> {
  const [row] = await scope.tx
    .select()
    .from(reviewDecision)
    .where(and(eq(reviewDecision.organizationId, scope.organizationId), eq(reviewDecision.guestId, guest.id)));
  if (row === undefined) return null;
  const { outcome, comment, passages, decidedAt } = row;
  return { outcome, comment, passages, decidedAt: decidedAt.toISOString() };
}

async function readComments(scope: Scope, guest: GuestRow): Promise<GuestReading['comments']> {
  const rows = await scope.tx
    .select({ body: reviewComment.body, createdAt: reviewComment.createdAt })
    .from(reviewComment)
    .where(and(eq(reviewComment.organizationId, scope.organizationId), eq(reviewComment.guestId, guest.id)))
    .orderBy(asc(reviewComment.createdAt), asc(reviewComment.id));
  return rows.map(({ body, createdAt }) => ({ body, createdAt: createdAt.toISOString() }));
}

/**
 * A guest's decision on exactly the bytes they looked at, for their own step and while it lets guests decide.
 * @throws `GUEST_SIGNED_OUT`, `GUESTS_NOT_ALLOWED`, `VERSION_CHANGED`, `REVIEW_CLOSED`, `COMMENT_MISSING`,
 * `PASSAGE_UNFIT`, `ALREADY_DECIDED`
 */
export async function decideAsGuest(call: GuestCall, input: z.output<(typeof decideEndpoint)['body']>): Promise<void> {
  await asProvedGuest(call, async (scope, guest) => {
    const found = await lockReviewed(scope, guest);
    const { row, post: locked, version } = found;
    const step = row.steps.find(({ id }) => id === guest.stepId);
    if (step?.allowsGuests !== true || (step.requiresPrivacyTraining && guest.trainingAttestedBy === null)) {
      throw conflict('GUESTS_NOT_ALLOWED', 'Guests do not decide this step.', 'Ask whoever invited you.');
    }
    const decision = { ...input, stepId: step.id };
    requireDecidable(row, locked, decision);
    const by = { guestId: guest.id, onBehalfOf: null };
    await keepDecision(scope, { row, version, post: locked, by, input: decision });
  });
}

/** The guest's own review with its post locked: whoever decides, edits or withdraws takes turns. */
async function lockReviewed(
  scope: Scope,
  guest: GuestRow,
): Promise<{ row: ReviewRow; post: PostRow; version: VersionRow }> {
  const before = await openReviewOf(scope, guest);
  if (before === null) throw reviewOver();
  const [locked] = await scope.tx
    .select()
    .from(post)
    .where(and(eq(post.organizationId, scope.organizationId), eq(post.id, before.postId)))
    .for('update');
  const row = await openReviewOf(scope, guest);
  if (locked === undefined || row === null) throw reviewOver();
  return { row, post: locked, version: await getVersion(scope, row.versionId) };
}

/** Something a guest says to the colleagues; they do not see what others say. */
export async function commentAsGuest(call: GuestCall, body: string): Promise<void> {
  await asProvedGuest(call, async (scope, guest) => {
    const { row } = await lockReviewed(scope, guest);
    const now = scope.services.clock.now();
    const id = newId<'comment'>(now.getTime());
    await scope.tx.insert(reviewComment).values({
      organizationId: scope.organizationId,
      id,
      postId: row.postId,
      versionId: row.versionId,
      guestId: guest.id,
      body,
      createdAt: now,
    });
    await recordEvent(scope, {
      action: 'comment.added',
      object: { type: 'post', id: row.postId },
      after: { body },
      facts: { comment: id, guest: guest.id },
    });
  });
}

/** A picture of the version that the guest of this browser reviews; every other one looks as if it did not exist. */
export async function readGuestImage(call: GuestCall, mediaId: string): Promise<MediaRow> {
  return asProvedGuest(call, async (scope, guest) => {
    const row = await openReviewOf(scope, guest);
    if (row === null) throw reviewOver();
    const { content } = await getVersion(scope, row.versionId);
    if (!everyMedium(content).some((image) => image.mediaId === mediaId)) throw notFound('image');
    const image = await getMedia(scope, mediaId);
    await requireShowable(scope, image);
    return image;
  });
}

function reviewOver() {
  return conflict('REVIEW_CLOSED', 'This review is over.', 'Ask whoever invited you what came of it.');
}
