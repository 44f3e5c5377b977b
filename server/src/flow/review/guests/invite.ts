import { and, eq, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import { recordEvent } from '../../../kernel/audit/service.ts';
import { newCode, newWord } from '../../../kernel/crypto/link-word.ts';
import { conflict, forbidden, notFound, unprocessable } from '../../../kernel/errors/bedside-error.ts';
import { newId } from '../../../kernel/ids/ids.ts';
import { hasAnyRole, requireAnyRole, withoutLenders } from '../../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../../kernel/scope/scope.ts';
import type { ReviewStep } from '../../../registers/org/contract.ts';
import { person } from '../../../registers/people/schema.ts';
import { getVersion, lockPost } from '../../compose/service.ts';
import { reviewAccess } from '../access.ts';
import type { GuestView } from '../contract.ts';
import { type GuestRow, type LoadedFacts, loadReviewFacts, type ReviewRow } from '../facts.ts';
import { findReview } from '../find-review.ts';
import { reviewGuest } from '../schema.ts';
import { viewReview } from '../view-review.ts';
import { stepsToInviteTo } from '../who-invites.ts';
import { hashGuestCode } from './codes.ts';
import type { inviteGuest as inviteEndpoint } from './contract.ts';
import { queueGuestMail } from './mail.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;

export type Invited = { guest: GuestView; handOver: { link: string; code: string } | null };

/**
 * Invites somebody from outside to one step. With mail, the link goes to the guest and the code once they open it;
 * without, whoever invites hands both over.
 * @throws `GUESTS_NOT_ALLOWED`, `GUEST_IS_MEMBER`, `GUEST_NEEDS_TRAINING`, `ATTEST_OFFICER`, `REVIEW_CLOSED`
 */
export async function inviteGuest(
  scope: Scope,
  input: { reviewId: string; mailIsSetUp: boolean } & z.output<(typeof inviteEndpoint)['body']>,
): Promise<Invited> {
  requireAnyRole(scope.actor, reviewAccess.read, 'invite guests');
  const by = actingPersonId(scope);
  if (by === null) throw forbidden('Only people invite guests.');
  await lockPost(scope, (await findReview(scope, input.reviewId)).postId);
  const row = await findReview(scope, input.reviewId);
  if (row.state !== 'open') throw conflict('REVIEW_CLOSED', 'This review is over.');
  const facts = await loadReviewFacts(scope, { review: row, version: await getVersion(scope, row.versionId) });
  const step = requireStep(scope, { row, facts, stepId: input.stepId });
  requireAttestation(scope, { step, facts, attestation: input.attestation });
  await requireStranger(scope, input.email);
  const now = scope.services.clock.now();
  const id = newId<'guest'>(now.getTime());
  const { word, hash } = newWord(scope.organizationId);
  const code = input.mailIsSetUp ? null : newCode();
  const expiresAt = new Date(now.getTime() + input.validDays * DAY_MS);
  const link = `${scope.services.publicUrl}/guest-review#${word}`;
  const made: typeof reviewGuest.$inferInsert = {
    organizationId: scope.organizationId,
    id,
    reviewId: row.id,
    stepId: step.id,
    name: input.name,
    email: input.email.toLowerCase(),
    locale: input.locale,
    invitedBy: by,
    invitedAt: now,
    trainingAttestedBy: input.attestation === null ? null : by,
    trainingReason: input.attestation,
    expiresAt,
    tokenHash: hash,
    codeHash: code === null ? null : hashGuestCode(scope.services.keyring, id, code),
    codeExpiresAt: code === null ? null : expiresAt,
    codesMade: code === null ? 0 : 1,
    handedOver: code !== null,
  };
  await scope.tx.insert(reviewGuest).values(made);
  if (code === null) await queueGuestMail(scope, { guestId: id, kind: 'invitation', word: link });
  await tellTrail(scope, { row, id, input, attested: made.trainingAttestedBy !== null });
  const { guests } = await viewReview(scope, row);
  const guest = guests.find((one) => one.id === id);
  if (guest === undefined) throw notFound('guest');
  return { guest, handOver: code === null ? null : { link, code } };
}

function requireStep(scope: Scope, of: { row: ReviewRow; facts: LoadedFacts; stepId: string }): ReviewStep {
  const step = of.row.steps.find(({ id }) => id === of.stepId);
  if (step === undefined) throw notFound('review step');
  if (step.allowsGuests !== true) {
    throw conflict(
      'GUESTS_NOT_ALLOWED',
      'Guests do not decide this step.',
      'An administrator can let guests decide it, in the settings of the review.',
    );
  }
  if (stepsToInviteTo(scope, of.facts).includes(step.id)) return step;
  throw forbidden(
    'You may invite guests to steps that you could decide yourself, and never to your own words.',
    'NOT_AN_INVITER',
    'Ask one of the people who are named beside the step.',
  );
}

/** Where training in privacy law is asked for, an officer attests it, or the guest's word would count for nothing. */
function requireAttestation(
  scope: Scope,
  of: { step: ReviewStep; facts: LoadedFacts; attestation: string | null },
): void {
  if (of.attestation === null) {
    if (!of.step.requiresPrivacyTraining) return;
    throw unprocessable({
      code: 'GUEST_NEEDS_TRAINING',
      message: 'This step needs somebody who is trained in privacy law.',
      remedy: 'Ask a privacy officer to invite the guest and to attest the training, with a reason.',
    });
  }
  const actor = withoutLenders(scope.actor, of.facts.editors);
  if (hasAnyRole(actor, reviewAccess.waive, of.facts.channelIds)) return;
  throw forbidden('Only a privacy officer attests training in privacy law.', 'ATTEST_OFFICER');
}

/** Members review as themselves: an author who comes back as a guest would approve their own words. */
async function requireStranger(scope: Scope, email: string): Promise<void> {
  const rows = await scope.tx
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.organizationId, scope.organizationId), eq(person.email, email.toLowerCase())));
  if (rows.length === 0) return;
  throw conflict(
    'GUEST_IS_MEMBER',
    'Somebody of the organization has this address, so they cannot come as a guest.',
    'Give them a role that may decide this step, or invite somebody else.',
  );
}

async function tellTrail(
  scope: Scope,
  told: {
    row: ReviewRow;
    id: string;
    input: { name: string; email: string; stepId: string; attestation: string | null };
    attested: boolean;
  },
): Promise<void> {
  const { row, id, input, attested } = told;
  await recordEvent(scope, {
    action: 'guest.invited',
    object: { type: 'post', id: row.postId, version: row.versionId, sha256: row.contentHash },
    after: { name: input.name, email: input.email },
    ...(input.attestation === null ? {} : { reason: input.attestation }),
    facts: { review: row.id, guest: id, step: input.stepId, training_attested: attested },
  });
}

/** Ends a guest's way in at once. An approval of theirs counts no more; what they said stays on record. */
export async function revokeGuest(scope: Scope, input: { reviewId: string; guestId: string }): Promise<void> {
  requireAnyRole(scope.actor, reviewAccess.read, 'end a guest’s way in');
  const by = actingPersonId(scope);
  const row = await findReview(scope, input.reviewId);
  await lockPost(scope, row.postId);
  const isIt = and(
    eq(reviewGuest.organizationId, scope.organizationId),
    eq(reviewGuest.id, input.guestId),
    eq(reviewGuest.reviewId, row.id),
    isNull(reviewGuest.revokedAt),
  );
  const [found] = await scope.tx.select().from(reviewGuest).where(isIt);
  if (found === undefined || by === null) throw notFound('guest');
  requireEnder(scope, { found, by });
  await scope.tx
    .update(reviewGuest)
    .set({
      revokedAt: scope.services.clock.now(),
      revokedBy: by,
      sessionHash: null,
      codeHash: null,
      mailSealed: null,
      mailKind: null,
    })
    .where(isIt);
  await recordEvent(scope, {
    action: 'guest.revoked',
    object: { type: 'post', id: row.postId, version: row.versionId, sha256: row.contentHash },
    facts: { review: row.id, guest: found.id },
  });
}

function requireEnder(scope: Scope, of: { found: GuestRow; by: string }): void {
  if (of.found.invitedBy === of.by) return;
  requireAnyRole(scope.actor, reviewAccess.invite, 'end the way in of a guest whom somebody else invited');
}
