import { and, asc, desc, eq, gt, isNull } from 'drizzle-orm';
import { type Blanks, buildOnce, isAnyOf } from '../../kernel/db/build-once.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import type { OrganizationView } from '../../registers/org/contract.ts';
import { readOrganization } from '../../registers/org/service.ts';
import { listGrantHolders } from '../../registers/people/service.ts';
import type { VersionRow } from '../compose/service.ts';
import { review, reviewDecision, reviewDelegation, reviewGuest, waiver } from './schema.ts';
import type { Decision, GuestReviewer, Reviewer, ReviewFacts } from './state.ts';

export type ReviewRow = typeof review.$inferSelect;
export type DecisionRow = typeof reviewDecision.$inferSelect;
export type DelegationRow = typeof reviewDelegation.$inferSelect;
export type GuestRow = typeof reviewGuest.$inferSelect;
export type WaiverRow = typeof waiver.$inferSelect;

/** What is the same for all reviews of a moment: who is there, and which day it is. */
export type ReviewingHouse = { readonly people: readonly Reviewer[]; readonly today: string };

/** `organization` where the caller has just read it. */
export async function loadReviewingHouse(
  scope: Scope,
  organization?: Pick<OrganizationView, 'timeZone'>,
): Promise<ReviewingHouse> {
  const { timeZone } = organization ?? (await readOrganization(scope));
  return { people: await listGrantHolders(scope), today: dateIn(timeZone, scope.services.clock.now()) };
}

export type LoadedFacts = ReviewFacts & {
  readonly decisionRows: DecisionRow[];
  readonly delegationRows: DelegationRow[];
  readonly guestRows: GuestRow[];
};

/** Everything that the pure rules of `state.ts` need about one review. `house` where the caller has loaded it, or just asked. */
export async function loadReviewFacts(
  scope: Scope,
  input: {
    review: ReviewRow;
    version: Pick<VersionRow, 'editors' | 'contentHash' | 'content'>;
    house?: ReviewingHouse | Promise<ReviewingHouse>;
  },
): Promise<LoadedFacts> {
  const reviewIds = [input.review.id];
  const [decisionRows, delegationRows, guestRows, { people, today }] = await Promise.all([
    readDecisions(scope, reviewIds),
    readDelegations(scope, reviewIds),
    readGuests(scope, reviewIds),
    input.house ?? loadReviewingHouse(scope),
  ]);
  return {
    steps: input.review.steps,
    decisions: decisionRows.map(toDecision),
    delegations: delegationRows.map(toDelegation),
    guests: guestRows.map(toGuest),
    decisionRows,
    delegationRows,
    guestRows,
    people,
    editors: input.version.editors,
    contentHash: input.version.contentHash,
    channelIds: input.version.content.channelIds,
    today,
  };
}

/** Decisions of these reviews, oldest first. */
export function readDecisions(scope: Scope, reviewIds: readonly string[]): Promise<DecisionRow[]> {
  return decisionsOf(scope, { reviewIds });
}

const decisionsOf = buildOnce((tx, { organizationId, reviewIds }: Blanks<'organizationId' | 'reviewIds'>) =>
  tx
    .select()
    .from(reviewDecision)
    .where(and(eq(reviewDecision.organizationId, organizationId), isAnyOf(reviewDecision.reviewId, reviewIds)))
    .orderBy(asc(reviewDecision.decidedAt)),
);

/** Into whose hands these reviews were given, as far as it holds now. */
export function readDelegations(scope: Scope, reviewIds: readonly string[]): Promise<DelegationRow[]> {
  return delegationsOf(scope, { reviewIds, now: scope.services.clock.now() });
}

const delegationsOf = buildOnce(
  (tx, { organizationId, reviewIds, now }: Blanks<'organizationId' | 'reviewIds' | 'now'>) =>
    tx
      .select()
      .from(reviewDelegation)
      .where(
        and(
          eq(reviewDelegation.organizationId, organizationId),
          isAnyOf(reviewDelegation.reviewId, reviewIds),
          isNull(reviewDelegation.endedAt),
          gt(reviewDelegation.until, now),
        ),
      )
      .orderBy(asc(reviewDelegation.createdAt)),
);

/** Guests of these reviews, in the order in which they were invited. */
export function readGuests(scope: Scope, reviewIds: readonly string[]): Promise<GuestRow[]> {
  return guestsOf(scope, { reviewIds });
}

const guestsOf = buildOnce((tx, { organizationId, reviewIds }: Blanks<'organizationId' | 'reviewIds'>) =>
  tx
    .select()
    .from(reviewGuest)
    .where(and(eq(reviewGuest.organizationId, organizationId), isAnyOf(reviewGuest.reviewId, reviewIds)))
    .orderBy(asc(reviewGuest.invitedAt), asc(reviewGuest.id)),
);

/** A decision as the rules take it: by a person, or by a guest. */
export function toDecision(row: DecisionRow): Decision {
  return { ...row, reviewerId: row.reviewerPersonId ?? row.guestId ?? '' };
}

export function toDelegation(row: DelegationRow) {
  return { fromId: row.fromPersonId, toId: row.toPersonId };
}

export function toGuest(row: GuestRow): GuestReviewer {
  return {
    id: row.id,
    stepId: row.stepId,
    invitedBy: row.invitedBy,
    revoked: row.revokedAt !== null,
    trainingAttested: row.trainingAttestedBy !== null,
  };
}

/** Making a format costs far more than using it; there are a few hundred zones at most. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** ISO date of an instant in a zone. */
export function dateIn(timeZone: string, at: Date): string {
  // The Swedish locale writes dates as ISO 8601 does.
  const format = dateFormats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  dateFormats.set(timeZone, format);
  return format.format(at);
}

/** The newest review of exactly this version, or null. */
export async function latestReview(scope: Scope, versionId: string): Promise<ReviewRow | null> {
  const [row] = await newestReview(scope, { versionId });
  return row ?? null;
}

const newestReview = buildOnce((tx, { organizationId, versionId }: Blanks<'organizationId' | 'versionId'>) =>
  tx
    .select()
    .from(review)
    .where(and(eq(review.organizationId, organizationId), eq(review.versionId, versionId)))
    .orderBy(desc(review.submittedAt), desc(review.id))
    .limit(1),
);

/** Waivers of a version that were not withdrawn. */
export function activeWaivers(scope: Scope, versionId: string): Promise<WaiverRow[]> {
  return waiversOf(scope, { versionId });
}

const waiversOf = buildOnce((tx, { organizationId, versionId }: Blanks<'organizationId' | 'versionId'>) =>
  tx
    .select()
    .from(waiver)
    .where(and(eq(waiver.organizationId, organizationId), eq(waiver.versionId, versionId), isNull(waiver.withdrawnAt)))
    .orderBy(asc(waiver.createdAt)),
);
