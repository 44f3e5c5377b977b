import { and, eq, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import { recordEvent } from '../../kernel/audit/service.ts';
import { type BedsideError, conflict, forbidden, notFound, unprocessable } from '../../kernel/errors/bedside-error.ts';
import { newId, type PersonId } from '../../kernel/ids/ids.ts';
import { queueMail } from '../../kernel/mail/service.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import { localesOf, namesOf } from '../../registers/people/service.ts';
import { getVersion, lockPost } from '../compose/service.ts';
import { reviewAccess } from './access.ts';
import type { handOverReview as handOverEndpoint, ReviewView } from './contract.ts';
import { type LoadedFacts, loadReviewFacts } from './facts.ts';
import { findReview } from './find-review.ts';
import { reviewDelegation } from './schema.ts';
import { type HandOverRefusal, handOverRefusal } from './state.ts';
import { viewReview } from './view-review.ts';

/** A review that nobody has looked at for a month is handed on anew. */
const LONGEST_MS = 31 * 24 * 60 * 60 * 1_000;

/**
 * Hands a review to somebody else who may decide it, until an instant. Whoever hands it on is not asked meanwhile; the
 * decision tells in whose name it was made.
 * @throws `REVIEW_CLOSED`, `UNTIL_UNFIT`, and the codes of `HandOverRefusal`
 */
export async function handOverReview(
  scope: Scope,
  input: { reviewId: string } & z.output<(typeof handOverEndpoint)['body']>,
): Promise<ReviewView> {
  requireAnyRole(scope.actor, reviewAccess.read, 'hand reviews to others');
  const from = actingPersonId(scope);
  if (from === null) throw forbidden('Only people hand reviews to others.');
  await lockPost(scope, (await findReview(scope, input.reviewId)).postId);
  const row = await findReview(scope, input.reviewId);
  const version = await getVersion(scope, row.versionId);
  const facts = await loadReviewFacts(scope, { review: row, version });
  if (!facts.people.some(({ id }) => id === input.toPersonId)) throw notFound('person');
  if (row.state !== 'open') throw conflict('REVIEW_CLOSED', 'This review is over.');
  const now = scope.services.clock.now();
  const until = new Date(input.until);
  if (until <= now || until.getTime() > now.getTime() + LONGEST_MS) throw untilUnfit();
  const refusal = handOverRefusal({ fromId: from, toId: input.toPersonId }, facts);
  if (refusal !== null) throw refusals[refusal]();
  const id = newId<'delegation'>(now.getTime());
  await scope.tx.insert(reviewDelegation).values({
    organizationId: scope.organizationId,
    id,
    reviewId: row.id,
    fromPersonId: from,
    toPersonId: input.toPersonId,
    reason: input.reason,
    until,
    createdAt: now,
  });
  await recordEvent(scope, {
    action: 'review.handed_over',
    object: { type: 'post', id: row.postId, version: row.versionId, sha256: row.contentHash },
    reason: input.reason,
    facts: { review: row.id, delegation: id, from, to: input.toPersonId, until: until.toISOString() },
  });
  await tellReceiver(scope, { reviewId: row.id, personId: input.toPersonId, from });
  return viewReview(scope, row);
}

/** Takes a review back before its time; open to whoever handed it on and whoever got it. */
export async function takeBackReview(scope: Scope, input: { reviewId: string; delegationId: string }): Promise<void> {
  requireAnyRole(scope.actor, reviewAccess.read, 'take reviews back');
  const row = await findReview(scope, input.reviewId);
  await lockPost(scope, row.postId);
  const isIt = and(
    eq(reviewDelegation.organizationId, scope.organizationId),
    eq(reviewDelegation.id, input.delegationId),
    eq(reviewDelegation.reviewId, row.id),
    isNull(reviewDelegation.endedAt),
  );
  const [found] = await scope.tx.select().from(reviewDelegation).where(isIt);
  const by = actingPersonId(scope);
  if (found === undefined || by === null || ![found.fromPersonId, found.toPersonId].includes(by)) {
    throw notFound('hand-over');
  }
  await scope.tx.update(reviewDelegation).set({ endedAt: scope.services.clock.now(), endedBy: by }).where(isIt);
  await recordEvent(scope, {
    action: 'review.taken_back',
    object: { type: 'post', id: row.postId, version: row.versionId, sha256: row.contentHash },
    facts: { review: row.id, delegation: found.id, from: found.fromPersonId, to: found.toPersonId },
  });
}

/** To whom a person could hand this review, by name. */
export function receiversOf(personId: string, facts: LoadedFacts, names: ReadonlyMap<string, string>) {
  return facts.people
    .filter(({ id }) => handOverRefusal({ fromId: personId, toId: id }, facts) === null)
    .map(({ id }) => ({ id, name: names.get(id) ?? '' }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
}

const words = {
  en: {
    subject: 'A review was handed to you in Bedside',
    body: (name: string) => `${name} has handed a review to you. Sign in to Bedside to read it and decide.`,
  },
  es: {
    subject: 'Le han pasado una revisión en Bedside',
    body: (name: string) => `${name} le ha pasado una revisión. Entre en Bedside para leerla y decidir.`,
  },
} as const;

async function tellReceiver(scope: Scope, told: { reviewId: string; personId: string; from: PersonId }): Promise<void> {
  const name = (await namesOf(scope)).get(told.from) ?? '';
  for (const { id, locale } of await localesOf(scope, [told.personId])) {
    await queueMail(scope, {
      personId: id,
      kind: 'review.handed_over',
      subject: words[locale].subject,
      body: words[locale].body(name),
      link: `/review/${told.reviewId}`,
    });
  }
}

function untilUnfit(): BedsideError {
  return unprocessable({
    code: 'UNTIL_UNFIT',
    message: 'A review can be handed on for as long as a month, beginning now.',
    remedy: 'Choose a day within the next month.',
  });
}

const refusals: Readonly<Record<HandOverRefusal, () => BedsideError>> = {
  NOT_ASKED: () => forbidden('You are not asked to decide this review, so you cannot hand it on.', 'NOT_ASKED'),
  ALL_ARE_ASKED: () =>
    conflict(
      'ALL_ARE_ASKED',
      'Everybody is asked to decide this step, so nobody can take it over.',
      'Decide yourself.',
    ),
  TO_EDITOR: () =>
    conflict('TO_EDITOR', 'They had a hand in these words, so somebody else must decide.', 'Choose somebody else.'),
  TO_DECIDED: () => conflict('TO_DECIDED', 'They have decided this step already.', 'Choose somebody else.'),
  TO_HANDED_ON: () => conflict('TO_HANDED_ON', 'They have handed this review on themselves.', 'Choose somebody else.'),
  TO_NOT_ELIGIBLE: () =>
    conflict('TO_NOT_ELIGIBLE', 'They may not decide this review themselves.', 'Choose one of those who are offered.'),
  TOO_FEW_LEFT: () =>
    conflict(
      'TOO_FEW_LEFT',
      'Too few reviewers would be left to decide this step.',
      'Decide yourself, or ask a third person.',
    ),
};
