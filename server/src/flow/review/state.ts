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
  /** Id of a person, or of a guest. */
  readonly reviewerId: string;
  /** Whose seat was filled with a borrowed role; null for the reviewer's own. */
  readonly onBehalfOf: string | null;
  readonly outcome: 'approve' | 'request_changes';
  readonly contentHash: string;
};

/** Somebody who may decide a step, and whose seat they fill: their own (null), or that of the person who lent the role. */
export type Seat = { readonly reviewer: Reviewer; readonly onBehalfOf: string | null };

/** A review in the hands of somebody else, as it holds now. */
export type Delegation = { readonly fromId: string; readonly toId: string };

/** Somebody from outside with the right to one step. */
export type GuestReviewer = {
  readonly id: string;
  readonly stepId: string;
  /** Who brought them. */
  readonly invitedBy: string;
  readonly revoked: boolean;
  /** A privacy officer attested their training in privacy law. */
  readonly trainingAttested: boolean;
};

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
  /** Left out: nobody handed it on. */
  readonly delegations?: readonly Delegation[];
  /** Left out: no guest was asked, and none counts. */
  readonly guests?: readonly GuestReviewer[];
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
 * and with the right role on all channels: an own one, or one borrowed from somebody who is not an editor either. Whoever
 * handed the review to somebody who may decide this step is not asked meanwhile.
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

/** Seats that a person may fill: those that were handed to them first, then what their roles reach. */
function seatsOf(person: Reviewer, step: ReviewStep, facts: Asked): (string | null)[] {
  const reached = reachedSeats(person, step, facts);
  if (reached.length === 0 || step.mode === 'all') return reached;
  if (handedTo(person.id, step, facts) !== null) return [];
  const received = (facts.delegations ?? []).filter(
    ({ fromId, toId }) => toId === person.id && ownSeat(fromId, step, facts),
  );
  return [...received.map(({ fromId }) => fromId).toSorted(), ...reached];
}

/** Whether somebody, who is no editor, has a role of the step of their own. */
function ownSeat(personId: string, step: ReviewStep, facts: Asked): boolean {
  const owner = facts.people.find(({ id }) => id === personId);
  if (owner === undefined || facts.editors.includes(personId)) return false;
  return owner.grants.some((grant) => grant.onBehalfOf === null && fits(grant, step, facts));
}

/**
 * Whom somebody handed this step to, or null. It holds only while that person may decide the step by themselves; where
 * everybody is asked nobody is left out, so nothing is handed on there.
 */
export function handedTo(personId: string, step: ReviewStep, facts: Asked): string | null {
  if (step.mode === 'all') return null;
  const handed = (facts.delegations ?? []).find(({ fromId, toId }) => {
    const receiver = facts.people.find(({ id }) => id === toId);
    if (fromId !== personId || receiver === undefined || !mayDecide(receiver, step, facts)) return false;
    return reachedSeats(receiver, step, facts).length > 0;
  });
  return handed?.toId ?? null;
}

/** Seats that a person's roles reach: their own alone where it suffices, else those of their lenders in order. */
function reachedSeats(person: Reviewer, step: ReviewStep, facts: Asked): (string | null)[] {
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
  | 'HANDED_ON'
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
  if (may(step, { ...facts, delegations: [] })) return 'HANDED_ON';
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
  if (step.mode === 'all') return seats;
  // Whoever brings a guest does not count beside them: one hand behind both would make two of one.
  for (const guest of guestsWhoApproved(step, facts)) seats.add(guest.invitedBy);
  return seats;
}

/**
 * Guests whose approval of exactly this content counts: the step lets guests decide, they were asked for this step and
 * not sent away, and where training in privacy law is asked for an officer attested it. Where all are asked, a guest's
 * approval stands on record and replaces nobody's.
 */
function guestsWhoApproved(step: ReviewStep, facts: ReviewFacts): GuestReviewer[] {
  if (step.allowsGuests !== true) return [];
  return (facts.guests ?? []).filter(
    (guest) =>
      guest.stepId === step.id &&
      !guest.revoked &&
      (!step.requiresPrivacyTraining || guest.trainingAttested) &&
      facts.decisions.some(
        ({ stepId, reviewerId, outcome, contentHash }) =>
          reviewerId === guest.id && stepId === step.id && outcome === 'approve' && contentHash === facts.contentHash,
      ),
  );
}

function counts(decision: Decision, step: ReviewStep, facts: ReviewFacts): boolean {
  const { stepId, outcome, contentHash, reviewerId, onBehalfOf } = decision;
  if (stepId !== step.id || outcome !== 'approve' || contentHash !== facts.contentHash) return false;
  const reviewer = facts.people.find(({ id }) => id === reviewerId);
  if (reviewer === undefined || !mayDecide(reviewer, step, facts)) return false;
  return ownSeat(onBehalfOf ?? reviewerId, step, facts);
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

export type HandOverRefusal =
  | 'NOT_ASKED'
  | 'ALL_ARE_ASKED'
  | 'TO_EDITOR'
  | 'TO_DECIDED'
  | 'TO_HANDED_ON'
  | 'TO_NOT_ELIGIBLE'
  | 'TOO_FEW_LEFT';

/**
 * Why somebody may not hand a review to somebody else, or null: they must be asked in a role of their own, the other one
 * must be able to decide by themselves, have had no hand in the words and not have decided yet, and enough reviewers must
 * remain for a quorum.
 */
export function handOverRefusal(hand: Delegation, facts: ReviewFacts): HandOverRefusal | null {
  const mine = facts.steps.filter((step) => isAskedThemselves(hand.fromId, step, facts));
  if (mine.length === 0) return 'NOT_ASKED';
  const steps = mine.filter((step) => step.mode !== 'all');
  if (steps.length === 0) return 'ALL_ARE_ASKED';
  if (hand.fromId === hand.toId) return 'TO_NOT_ELIGIBLE';
  if (facts.editors.includes(hand.toId)) return 'TO_EDITOR';
  if (steps.some((step) => hasDecided(hand.toId, step, facts))) return 'TO_DECIDED';
  if (steps.some((step) => handedTo(hand.toId, step, facts) !== null)) return 'TO_HANDED_ON';
  const theirs = steps.filter((step) => eligibleFor(step, facts).some(({ reviewer }) => reviewer.id === hand.toId));
  if (theirs.length === 0) return 'TO_NOT_ELIGIBLE';
  const after = { ...facts, delegations: [...(facts.delegations ?? []), hand] };
  return theirs.some((step) => !canStillPass(step, after)) ? 'TOO_FEW_LEFT' : null;
}

/** Whether a person is asked to decide a waiting step now, in a role of their own, and has not done so. */
function isAskedThemselves(personId: string, step: ReviewStep, facts: ReviewFacts): boolean {
  return (
    stepState(step, facts) === 'waiting' &&
    ownSeat(personId, step, facts) &&
    !hasDecided(personId, step, facts) &&
    eligibleFor(step, facts).some(({ reviewer }) => reviewer.id === personId)
  );
}

function hasDecided(personId: string, step: ReviewStep, { decisions }: ReviewFacts): boolean {
  return decisions.some(({ stepId, reviewerId }) => stepId === step.id && reviewerId === personId);
}

function canStillPass(step: ReviewStep, facts: ReviewFacts): boolean {
  const open = eligibleFor(step, facts).filter(({ reviewer }) => !hasDecided(reviewer.id, step, facts));
  return filledSeats(step, facts).size + open.length >= neededSeats(step, facts);
}
