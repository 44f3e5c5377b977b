import { and, asc, desc, eq, gt, inArray, isNull } from 'drizzle-orm';
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

/** Everything that the pure rules of `state.ts` need about one review. `house` where the caller has just loaded it. */
export async function loadReviewFacts(
  scope: Scope,
  input: {
    review: ReviewRow;
    version: Pick<VersionRow, 'editors' | 'contentHash' | 'content'>;
    house?: ReviewingHouse;
  },
): Promise<LoadedFacts> {
  const reviewIds = [input.review.id];
  const decisionRows = await readDecisions(scope, reviewIds);
  const delegationRows = await readDelegations(scope, reviewIds);
  const guestRows = await readGuests(scope, reviewIds);
  const { people, today } = input.house ?? (await loadReviewingHouse(scope));
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
export async function readDecisions(scope: Scope, reviewIds: readonly string[]): Promise<DecisionRow[]> {
  return scope.tx
    .select()
    .from(reviewDecision)
    .where(
      and(eq(reviewDecision.organizationId, scope.organizationId), inArray(reviewDecision.reviewId, [...reviewIds])),
    )
    .orderBy(asc(reviewDecision.decidedAt));
}

/** Into whose hands these reviews were given, as far as it holds now. */
export async function readDelegations(scope: Scope, reviewIds: readonly string[]): Promise<DelegationRow[]> {
  return scope.tx
    .select()
    .from(reviewDelegation)
    .where(
      and(
        eq(reviewDelegation.organizationId, scope.organizationId),
        inArray(reviewDelegation.reviewId, [...reviewIds]),
        isNull(reviewDelegation.endedAt),
        gt(reviewDelegation.until, scope.services.clock.now()),
      ),
    )
    .orderBy(asc(reviewDelegation.createdAt));
}

/** Guests of these reviews, in the order in which they were invited. */
export async function readGuests(scope: Scope, reviewIds: readonly string[]): Promise<GuestRow[]> {
  return scope.tx
    .select()
    .from(reviewGuest)
    .where(and(eq(reviewGuest.organizationId, scope.organizationId), inArray(reviewGuest.reviewId, [...reviewIds])))
    .orderBy(asc(reviewGuest.invitedAt), asc(reviewGuest.id));
}

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
  const [row] = await scope.tx
    .select()
    .from(review)
    .where(and(eq(review.organizationId, scope.organizationId), eq(review.versionId, versionId)))
    .orderBy(desc(review.submittedAt), desc(review.id))
    .limit(1);
  return row ?? null;
}

/** Waivers of a version that were not withdrawn. */
export async function activeWaivers(scope: Scope, versionId: string): Promise<WaiverRow[]> {
  return scope.tx
    .select()
    .from(waiver)
    .where(
      and(eq(waiver.organizationId, scope.organizationId), eq(waiver.versionId, versionId), isNull(waiver.withdrawnAt)),
    )
    .orderBy(asc(waiver.createdAt));
}
