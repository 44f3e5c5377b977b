import { and, eq } from 'drizzle-orm';
import type { Scope } from '../../kernel/scope/scope.ts';
import { namesOf } from '../../registers/people/service.ts';
import { post } from '../compose/schema.ts';
import { getVersion, type VersionRow } from '../compose/service.ts';
import type { GuestView, ReviewView } from './contract.ts';
import { stepDueAt } from './deadlines.ts';
import { activeWaivers, type GuestRow, type LoadedFacts, loadReviewFacts, type ReviewRow } from './facts.ts';
import { eligibleFor, stepState } from './state.ts';

type NameOf = (personId: string | null) => string;

/** A review as people see it. `read` where the caller has just read what belongs to it. */
export async function viewReview(
  scope: Scope,
  row: ReviewRow,
  read?: { version: VersionRow; facts: LoadedFacts },
): Promise<ReviewView> {
  const version = read?.version ?? (await getVersion(scope, row.versionId));
  const facts = read?.facts ?? (await loadReviewFacts(scope, { review: row, version }));
  const names = await namesOf(scope);
  const nameOf: NameOf = (id) => (id === null ? '' : (names.get(id) ?? ''));
  const plannedAt = await plannedTime(scope, row.postId);
  const steps = viewSteps(row, { facts, nameOf, plannedAt });
  const dues = steps.flatMap(({ state, dueAt }) => (state === 'waiting' && dueAt !== null ? [dueAt] : []));
  return {
    id: row.id,
    postId: row.postId,
    versionId: row.versionId,
    contentHash: row.contentHash,
    state: row.state,
    submittedBy: row.submittedBy,
    submittedByName: nameOf(row.submittedBy),
    submittedAt: row.submittedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    dueAt: row.state === 'open' ? (dues.toSorted()[0] ?? null) : null,
    plannedAt: plannedAt?.toISOString() ?? null,
    steps,
    decisions: viewDecisions(facts, nameOf),
    waivers: await viewWaivers(scope, row.versionId, nameOf),
    delegations: facts.delegationRows.map((delegation) => ({
      id: delegation.id,
      fromId: delegation.fromPersonId,
      fromName: nameOf(delegation.fromPersonId),
      toId: delegation.toPersonId,
      toName: nameOf(delegation.toPersonId),
      reason: delegation.reason,
      until: delegation.until.toISOString(),
    })),
    guests: facts.guestRows.map((guest) => viewGuest(guest, { facts, nameOf, now: scope.services.clock.now() })),
  };
}

/** When a post is planned to leave, as later stages keep it there; null where it is not. */
export async function plannedTime(scope: Scope, postId: string): Promise<Date | null> {
  const [found] = await scope.tx
    .select({ dueAt: post.dueAt })
    .from(post)
    .where(and(eq(post.organizationId, scope.organizationId), eq(post.id, postId)));
  return found?.dueAt ?? null;
}

function viewSteps(
  row: ReviewRow,
  by: { facts: LoadedFacts; nameOf: NameOf; plannedAt: Date | null },
): ReviewView['steps'] {
  const { facts, nameOf, plannedAt } = by;
  return row.steps.map((step) => ({
    step,
    state: stepState(step, facts),
    dueAt: stepDueAt(step, { submittedAt: row.submittedAt, plannedAt })?.toISOString() ?? null,
    eligible: eligibleFor(step, facts).map(({ reviewer: { id }, onBehalfOf }) => ({
      id,
      name: nameOf(id),
      onBehalfOfName: onBehalfOf === null ? null : nameOf(onBehalfOf),
    })),
  }));
}

function viewDecisions(facts: LoadedFacts, nameOf: NameOf): ReviewView['decisions'] {
  const guestNames = new Map(facts.guestRows.map(({ id, name }) => [id, name]));
  return facts.decisionRows.map((decision) => ({
    id: decision.id,
    stepId: decision.stepId,
    reviewerId: decision.reviewerPersonId ?? decision.guestId ?? '',
    reviewerName:
      decision.guestId === null ? nameOf(decision.reviewerPersonId) : (guestNames.get(decision.guestId) ?? ''),
    isGuest: decision.guestId !== null,
    onBehalfOfName: decision.onBehalfOf === null ? null : nameOf(decision.onBehalfOf),
    outcome: decision.outcome,
    comment: decision.comment,
    passages: decision.passages,
    decidedAt: decision.decidedAt.toISOString(),
  }));
}

async function viewWaivers(scope: Scope, versionId: string, nameOf: NameOf): Promise<ReviewView['waivers']> {
  const rows = await activeWaivers(scope, versionId);
  return rows.map((waiver) => ({
    id: waiver.id,
    findingKey: waiver.findingKey,
    reason: waiver.reason,
    officerId: waiver.officerPersonId,
    officerName: nameOf(waiver.officerPersonId),
    createdAt: waiver.createdAt.toISOString(),
  }));
}

function viewGuest(row: GuestRow, by: { facts: LoadedFacts; nameOf: NameOf; now: Date }): GuestView {
  const { facts, nameOf, now } = by;
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    stepId: row.stepId,
    state: guestState(row, { now, decided: facts.decisionRows.some(({ guestId }) => guestId === row.id) }),
    invitedByName: nameOf(row.invitedBy),
    invitedAt: row.invitedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    trainingAttestedByName: row.trainingAttestedBy === null ? null : nameOf(row.trainingAttestedBy),
    mailErrorCode: row.mailErrorCode,
  };
}

function guestState(row: GuestRow, at: { now: Date; decided: boolean }): GuestView['state'] {
  if (at.decided) return 'decided';
  if (row.revokedAt !== null) return 'revoked';
  if (row.expiresAt <= at.now) return 'expired';
  if (row.provedAt !== null) return 'reading';
  return row.openedAt === null ? 'invited' : 'opened';
}
