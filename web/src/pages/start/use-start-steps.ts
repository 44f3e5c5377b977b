import { listPosts } from '@bedside/server/contract/flow/compose';
import { getHealth } from '@bedside/server/contract/flow/publish';
import { listHouseRules } from '@bedside/server/contract/registers/authorizations/rules';
import { listChannels } from '@bedside/server/contract/registers/channels';
import { getOrganization } from '@bedside/server/contract/registers/org';
import { listPeople } from '@bedside/server/contract/registers/people';
import { getSignInMethods } from '@bedside/server/contract/registers/sign-in';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../../lib/query.ts';
import { useSession } from '../../lib/session.ts';
import { type StartStep, saysWhere, startSteps } from './start-steps.ts';

/** The first steps of whoever is signed in, and what went wrong in looking. `wanted` false asks nothing. */
export function useStartSteps(wanted: boolean): { steps: StartStep[]; error: unknown } {
  const { person } = useSession();
  const forHouse = wanted && person.roles.includes('administrator');
  const organization = useQuery({ ...ask(getOrganization), enabled: forHouse });
  const rules = useQuery({ ...ask(listHouseRules), enabled: wanted && saysWhere(person) });
  const channels = useQuery({ ...ask(listChannels), enabled: forHouse });
  const people = useQuery({ ...ask(listPeople, { query: {} }), enabled: forHouse });
  const health = useQuery({ ...ask(getHealth), enabled: forHouse });
  const methods = useQuery({ ...ask(getSignInMethods), enabled: wanted });
  const posts = useQuery({ ...ask(listPosts, { query: { limit: 1 } }), enabled: wanted });
  const published = useQuery({ ...ask(listPosts, { query: { stage: 'published', limit: 1 } }), enabled: wanted });
  const answers = [organization, rules, channels, people, health, methods, posts, published];
  const steps = startSteps({
    me: person,
    organization: organization.data,
    practice: rules.data?.practice,
    channels: channels.data?.channels,
    people: people.data?.people,
    mailIsSetUp: health.data?.mailIsSetUp,
    hasPasskey: methods.data && (methods.data.passkeys.length > 0 || methods.data.totp || methods.data.sso.linked),
    hasPost: posts.data && posts.data.posts.length > 0,
    hasPublished: published.data && published.data.posts.length > 0,
  });
  return { steps, error: answers.find(({ error }) => error !== null)?.error ?? null };
}
