import type { ReviewStep } from '../../registers/org/contract.ts';

/** A role as far as reviewing is concerned: one's own, or that of somebody whose deputy one is. */
export type ReviewerGrant = {
  readonly role: string;
  /** Channels that it holds for; null is everywhere. */
  readonly channelIds: ReadonlySet<string> | null;
  /** Whose role it is; null for one's own. */
  readonly onBehalfOf: string | null;
};

/** A person as far as reviewing is concerned. */
export type Reviewer = {
  readonly id: string;
  readonly active: boolean;
  readonly grants: readonly ReviewerGrant[];
  /** ISO date, or null. */
  readonly privacyTrainedUntil: string | null;
};

export type Decision = {
  readonly stepId: string;
  readonly reviewerId: string;
  /** Whose seat was filled with a borrowed role; null for the reviewer's own. */
  readonly onBehalfOf: string | null;
  readonly outcome: 'approve' | 'request_changes';
  readonly contentHash: string;
};

/** Somebody who may decide a step, and whose seat they fill: their own (null), or that of the person who lent the role. */
export type Seat = { readonly reviewer: Reviewer; readonly onBehalfOf: string | null };

export type ReviewFacts = {
  readonly steps: readonly ReviewStep[];
  readonly decisions: readonly Decision[];
  readonly people: readonly Reviewer[];
  /** Everybody who had a hand in the words. */
  readonly editors: readonly string[];
  readonly contentHash: string;
  /** Where the version goes: a role that is limited counts only where it reaches all of them. */
  readonly channelIds: readonly string[];
  /** ISO date in the organization's zone. */
  readonly today: string;
};

/** The steps that a version needs: all that always apply, and the others where a patient may be touched. */
export function neededSteps(policy: readonly ReviewStep[], touchesPatient: boolean): ReviewStep[] {
  return policy.filter((step) => step.when === 'always' || touchesPatient);
}

/** Whether training that holds to this date (inclusive) holds today. */
export function isTrained(person: Pick<Reviewer, 'privacyTrainedUntil'>, today: string): boolean {
  return person.privacyTrainedUntil !== null && person.privacyTrainedUntil >= today;
}

type Asked = Omit<ReviewFacts, 'steps' | 'decisions' | 'contentHash'>;

/**
 * Who may decide a step: present, trained where asked for (a deputy by their own training), never one of the editors,
 * and with the right role on all channels: an own one, or one borrowed from somebody who is not an editor either.
 */
export function eligibleFor(step: ReviewStep, facts: Asked): Seat[] {
  return facts.people.flatMap((reviewer) => {
    if (!mayDecide(reviewer, step, facts)) return [];
    const [seat] = seatsOf(reviewer, step, facts);
    return seat === undefined ? [] : [{ reviewer, onBehalfOf: seat }];
  });
}

function mayDecide(person: Reviewer, step: ReviewStep, facts: Asked): boolean {
  return (
    person.active &&
    !facts.editors.includes(person.id) &&
    (!step.requiresPrivacyTraining || isTrained(person, facts.today))
  );
}

/** Seats that a person's roles reach: their own alone where it suffices, else those of their lenders in order. */
function seatsOf(person: Reviewer, step: ReviewStep, facts: Asked): (string | null)[] {
  const fitting = person.grants.filter((grant) => fits(grant, step, facts)).map((grant) => grant.onBehalfOf);
  if (fitting.includes(null)) return [null];
  return fitting.filter((lender) => lender !== null && !facts.editors.includes(lender)).toSorted();
}

function fits(grant: ReviewerGrant, step: ReviewStep, facts: Pick<Asked, 'channelIds'>): boolean {
  if (!step.roles.some((allowed) => allowed === grant.role)) return false;
  return grant.channelIds === null || facts.channelIds.every((id) => grant.channelIds?.has(id));
}

/**
 * The seat that a person fills with a decision now: of several that they borrow, one that nobody has filled. Undefined
 * where they may not decide.
 */
export function seatToFill(personId: string, step: ReviewStep, facts: ReviewFacts): string | null | undefined {
  const person = facts.people.find(({ id }) => id === personId);
  if (person === undefined || !mayDecide(person, step, facts)) return undefined;
  const filled = filledSeats(step, facts);
  const seats = seatsOf(person, step, facts);
  return seats.find((seat) => !filled.has(seat ?? personId)) ?? seats[0];
}

export type Refusal =
  | 'OWN_VERSION'
  | 'LENDER_IS_EDITOR'
  | 'TRAINING_MISSING'
  | 'CHANNEL_OUT_OF_REACH'
  | 'NOT_A_REVIEWER';

/** Why somebody may not decide a step: what comes closest to being allowed is told. Null where they may. */
export function refusalOf(personId: string, step: ReviewStep, facts: Asked): Refusal | null {
  const may = (asked: ReviewStep, given: Asked) =>
    eligibleFor(asked, given).some(({ reviewer }) => reviewer.id === personId);
  if (facts.editors.includes(personId)) return 'OWN_VERSION';
  if (may(step, facts)) return null;
  const untrained = { ...step, requiresPrivacyTraining: false };
  if (may(untrained, facts)) return 'TRAINING_MISSING';
  if (may(untrained, { ...facts, editors: [] })) return 'LENDER_IS_EDITOR';
  return may(untrained, { ...facts, editors: [], channelIds: [] }) ? 'CHANNEL_OUT_OF_REACH' : 'NOT_A_REVIEWER';
}

/**
 * Seats of a step that approvals of exactly this content fill. An approval counts while its reviewer may decide today;
 * one with a borrowed role counts on after the deputyship has ended, as long as its lender is no editor and keeps the
 * role. Nobody fills two seats, and no seat is filled twice: neither a deputy nor their lender makes two of one.
 */
function filledSeats(step: ReviewStep, facts: ReviewFacts): ReadonlySet<string> {
  const seats = new Set<string>();
  const counted = new Set<string>();
  for (const decision of facts.decisions) {
    const seat = decision.onBehalfOf ?? decision.reviewerId;
    if (seats.has(seat) || counted.has(decision.reviewerId) || !counts(decision, step, facts)) continue;
    seats.add(seat);
    counted.add(decision.reviewerId);
  }
  return seats;
}

function counts(decision: Decision, step: ReviewStep, facts: ReviewFacts): boolean {
  const { stepId, outcome, contentHash, reviewerId, onBehalfOf } = decision;
  if (stepId !== step.id || outcome !== 'approve' || contentHash !== facts.contentHash) return false;
  const reviewer = facts.people.find(({ id }) => id === reviewerId);
  if (reviewer === undefined || !mayDecide(reviewer, step, facts)) return false;
  const owner = onBehalfOf === null ? reviewer : facts.people.find(({ id }) => id === onBehalfOf);
  if (owner === undefined || facts.editors.includes(owner.id)) return false;
  return owner.grants.some((grant) => grant.onBehalfOf === null && fits(grant, step, facts));
}

export type StepState = 'waiting' | 'passed';

/**
 * How far a step is: `any` needs one seat filled, `quorum` its number, `all` those of everybody who may decide (and at
 * least one).
 */
export function stepState(step: ReviewStep, facts: ReviewFacts): StepState {
  const filled = filledSeats(step, facts).size;
  return filled >= neededSeats(step, facts) ? 'passed' : 'waiting';
}

function neededSeats(step: ReviewStep, facts: ReviewFacts): number {
  if (step.mode === 'any') return 1;
  if (step.mode === 'quorum') return step.quorum;
  const seats = new Set(eligibleFor(step, facts).map(({ reviewer, onBehalfOf }) => onBehalfOf ?? reviewer.id));
  return Math.max(1, seats.size);
}

/** Approved when there is at least one step and each has passed. */
export function isApproved(facts: ReviewFacts): boolean {
  return facts.steps.length > 0 && facts.steps.every((step) => stepState(step, facts) === 'passed');
}

/** Steps that passed on the day of the decision but do not today, because a reviewer's training has run out. */
export function lapsedByTraining(facts: ReviewFacts): ReviewStep[] {
  return facts.steps.filter((step) => {
    if (stepState(step, facts) === 'passed' || !step.requiresPrivacyTraining) return false;
    return stepState({ ...step, requiresPrivacyTraining: false }, facts) === 'passed';
  });
}
