import type { PracticeView } from '@bedside/server/contract/registers/authorizations/rules';
import type { ChannelView } from '@bedside/server/contract/registers/channels';
import type { OrganizationView, Role } from '@bedside/server/contract/registers/org';
import type { PersonView } from '@bedside/server/contract/registers/people';
import { authorizationRulers } from '../../lib/authorization-roles.ts';

/** What the steps are told from; undefined while it is not known yet. */
export type StartFacts = {
  readonly me: PersonView;
  readonly organization: OrganizationView | undefined;
  readonly practice: PracticeView | undefined;
  readonly channels: readonly ChannelView[] | undefined;
  readonly people: readonly PersonView[] | undefined;
  readonly hasPasskey: boolean | undefined;
  readonly mailIsSetUp: boolean | undefined;
  readonly hasPost: boolean | undefined;
  readonly hasPublished: boolean | undefined;
};

export const startStepIds = [
  'passkey',
  'facts',
  'practice',
  'people',
  'training',
  'channel',
  'mail',
  'draft',
  'published',
] as const;
export type StartStepId = (typeof startStepIds)[number];

/** `done` is undefined while nobody knows. */
export type StartStep = { readonly id: StartStepId; readonly done: boolean | undefined };

const reviewers: readonly Role[] = ['clinician_reviewer', 'privacy_officer'];

/**
 * The first steps of this person, in the order in which they are best taken: those of the house for administrators
 * alone, but for where it practises, which a privacy officer says too.
 */
export function startSteps(facts: StartFacts): StartStep[] {
  const { me, organization, channels, people } = facts;
  const active = people?.filter((person) => person.state === 'active' || person.state === 'invited');
  const practice: StartStep = {
    id: 'practice',
    done: facts.practice && facts.practice.jurisdictions.length > 0,
  };
  const house: StartStep[] = [
    {
      id: 'facts',
      done: organization && (organization.facts.phones.length > 0 || organization.facts.domains.length > 0),
    },
    practice,
    { id: 'people', done: active?.some((person) => person.id !== me.id && hasOneOf(person, reviewers)) },
    {
      id: 'training',
      done: active?.some((person) => hasOneOf(person, reviewers) && person.privacyTrainedUntil !== null),
    },
    { id: 'channel', done: channels && channels.length > 0 },
    { id: 'mail', done: facts.mailIsSetUp },
  ];
  const others = saysWhere(me) ? [practice] : [];
  return [
    { id: 'passkey', done: facts.hasPasskey },
    ...(me.roles.includes('administrator') ? house : others),
    { id: 'draft', done: facts.hasPost },
    { id: 'published', done: facts.hasPublished },
  ];
}

/** Whether somebody may say where the house practises. */
export function saysWhere(person: PersonView): boolean {
  return hasOneOf(person, authorizationRulers);
}

function hasOneOf(person: PersonView, roles: readonly Role[]): boolean {
  return person.roles.some((role) => roles.includes(role));
}

/** How far somebody is; null while a step is not known, so that nothing jumps. */
export function progressOf(steps: readonly StartStep[]): { done: number; of: number } | null {
  if (steps.some((step) => step.done === undefined)) return null;
  return { done: steps.filter((step) => step.done).length, of: steps.length };
}
