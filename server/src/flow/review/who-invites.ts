import { hasAnyRole, withoutLenders } from '../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import { reviewAccess } from './access.ts';
import { eligibleFor, type ReviewFacts, stepState } from './state.ts';

/**
 * Steps to which the acting person may invite a guest: those that wait and let guests decide, where they could decide
 * themselves or are one of the few who may invite to any. Never an editor, nor in the name of one: nobody chooses who
 * approves their own words.
 */
export function stepsToInviteTo(scope: Scope, facts: ReviewFacts): string[] {
  const personId = actingPersonId(scope);
  if (personId === null || facts.editors.includes(personId)) return [];
  const actor = withoutLenders(scope.actor, facts.editors);
  const anywhere = hasAnyRole(actor, reviewAccess.invite, facts.channelIds);
  return facts.steps
    .filter(
      (step) =>
        step.allowsGuests === true &&
        stepState(step, facts) === 'waiting' &&
        (anywhere || eligibleFor(step, facts).some(({ reviewer }) => reviewer.id === personId)),
    )
    .map(({ id }) => id);
}
