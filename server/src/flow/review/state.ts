import type { ReviewStep } from '../../registers/org/contract.ts';

/** A person as far as reviewing is concerned. */
export type Reviewer = {
  readonly id: string;
  readonly active: boolean;
  readonly roles: readonly string[];
  /** ISO date, or null. */
  readonly privacyTrainedUntil: string | null;
};

export type Decision = {
  readonly stepId: string;
  readonly reviewerId: string;
  readonly outcome: 'approve' | 'request_changes';
  readonly contentHash: string;
};

export type ReviewFacts = {
  readonly steps: readonly ReviewStep[];
  readonly decisions: readonly Decision[];
  readonly people: readonly Reviewer[];
  /** Everybody who had a hand in the words. */
  readonly editors: readonly string[];
  readonly contentHash: string;
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

/** Who may decide a step: the right role, present, trained where asked for, and never one of the editors. */
export function eligibleFor(
  step: ReviewStep,
  facts: Omit<ReviewFacts, 'steps' | 'decisions' | 'contentHash'>,
): Reviewer[] {
  return facts.people.filter(
    (person) =>
      person.active &&
      !facts.editors.includes(person.id) &&
      person.roles.some((role) => step.roles.some((allowed) => allowed === role)) &&
      (!step.requiresPrivacyTraining || isTrained(person, facts.today)),
  );
}

export type StepState = 'waiting' | 'passed';

/**
 * How far a step is: approvals count only for exactly this content, by people who are eligible today. `any` needs one,
 * `quorum` its number, `all` everybody eligible (and at least one).
 */
export function stepState(step: ReviewStep, facts: ReviewFacts): StepState {
  const eligible = new Set(eligibleFor(step, facts).map((person) => person.id));
  const approvers = new Set(
    facts.decisions
      .filter(
        (decision) =>
          decision.stepId === step.id &&
          decision.outcome === 'approve' &&
          decision.contentHash === facts.contentHash &&
          eligible.has(decision.reviewerId),
      )
      .map((decision) => decision.reviewerId),
  );
  const needed = step.mode === 'any' ? 1 : step.mode === 'quorum' ? step.quorum : Math.max(1, eligible.size);
  return approvers.size >= needed ? 'passed' : 'waiting';
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
