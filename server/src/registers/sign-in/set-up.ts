import type { z } from 'zod';
import { BedsideError, conflict } from '../../kernel/errors/bedside-error.ts';
import { newId, type PersonId } from '../../kernel/ids/ids.ts';
import { inScope, personActor, type Scope, type ScopeSeed, type Services } from '../../kernel/scope/scope.ts';
import { type ConnectorSource, connectChannel } from '../channels/service.ts';
import type { OrganizationView, Role, setUp as setUpEndpoint } from '../org/contract.ts';
import { createOrganization, listDirectory } from '../org/service.ts';
import type { PersonView } from '../people/contract.ts';
import { activatePerson, addPerson, createInvitation } from '../people/service.ts';
import { requireGoodPassword } from './password-rules.ts';
import { createUser } from './users.ts';

/** The administrator of a new organization can do everything but decide alone. */
const FOUNDER_ROLES: readonly Role[] = ['administrator', 'author', 'publisher', 'clinician_reviewer'];
const TRAINING_VALID_MS = 365 * 24 * 60 * 60 * 1_000;

type SetUpInput = z.output<(typeof setUpEndpoint)['body']>;
type Parts = {
  readonly services: Services;
  readonly requestId: string;
  readonly connectors: ConnectorSource;
};

/** Whether there is an organization already. */
export async function isSetUp(services: Services): Promise<boolean> {
  return (await listDirectory(services)).length > 0;
}

/** Creates the organization, its administrator, and a second person with an invitation. Works once per installation. */
export async function setUpOrganization(
  parts: Parts,
  input: SetUpInput,
): Promise<{ organization: OrganizationView; invitationLink: string }> {
  await requireNotSetUp(parts.services);
  requireTwoPeople(input);
  const seed = founderSeed(parts);
  const { email, name, password } = input.administrator;
  requireGoodPassword(password, [email, name, input.organization.name]);
  const made = await inScope(seed, async (scope) => {
    const userId = await createUser(scope, { email, password });
    const { organization, founder, second } = await foundOrganization(scope, input);
    await activatePerson(scope, { personId: founder.id, userId, locale: input.administrator.locale });
    return { organization, invitationLink: await createInvitation(scope, second.id), founder };
  });
  await connectOwnNetworks({ ...parts, seed }, made.founder);
  return made;
}

export type AddedOrganization = {
  readonly organization: OrganizationView;
  readonly administratorLink: string;
  readonly secondLink: string;
};

/**
 * Creates one more organization on this installation, by whoever operates it. Both people are invited; whoever has an
 * account already joins with that. Nothing of the other organizations is read or touched.
 */
export async function addOrganization(parts: Parts, input: Founding): Promise<AddedOrganization> {
  requireTwoPeople(input);
  const seed = founderSeed(parts);
  const { founder, ...made } = await inScope(seed, async (scope) => {
    const founded = await foundOrganization(scope, input);
    return {
      organization: founded.organization,
      founder: founded.founder,
      administratorLink: await createInvitation(scope, founded.founder.id),
      secondLink: await createInvitation(scope, founded.second.id),
    };
  });
  await connectOwnNetworks({ ...parts, seed }, founder);
  return made;
}

type Founding = {
  readonly organization: SetUpInput['organization'];
  readonly administrator: Omit<SetUpInput['administrator'], 'password'>;
  readonly secondPerson: SetUpInput['secondPerson'] & { readonly locale?: string };
};

/** The organization and its first two people, neither of whom can sign in yet. */
async function foundOrganization(scope: Scope, input: Founding) {
  const organization = await createOrganization(scope, input.organization);
  const founder = await addPerson(scope, { ...input.administrator, roles: FOUNDER_ROLES });
  const second = await addPerson(scope, {
    ...input.secondPerson,
    privacyTrainedUntil: input.secondPerson.privacyTrained ? trainedUntil(scope) : null,
  });
  return { organization, founder, second };
}

/** The networks inside Bedside need no account, so they are there from the first minute. */
export async function connectOwnNetworks(
  parts: { connectors: ConnectorSource; seed: ScopeSeed },
  founder: Pick<PersonView, 'id' | 'roles'>,
): Promise<void> {
  const { seed } = parts;
  // A view carries the id as plain text.
  const actor = personActor({ id: founder.id as PersonId, roles: founder.roles, sessionId: 'set-up' });
  for (const [network, name] of [
    ['newsroom', 'Newsroom'],
    ['practice', 'Practice network'],
  ] as const) {
    const door = await parts.connectors(network, seed.organizationId);
    await connectChannel({ ...seed, actor }, door, { network, name, serviceUrl: '', credentials: {} });
  }
}

export async function requireNotSetUp(services: Services): Promise<void> {
  if (await isSetUp(services)) {
    throw conflict(
      'SET_UP_ALREADY',
      'This installation is set up already.',
      'Sign in, or ask your administrator for an invitation.',
    );
  }
}

function requireTwoPeople(input: Founding): void {
  if (input.administrator.email.toLowerCase() !== input.secondPerson.email.toLowerCase()) return;
  throw new BedsideError({
    code: 'SECOND_PERSON_SAME',
    status: 422,
    message: 'The second person has the same e-mail address as the administrator.',
    remedy: 'Nobody may approve their own words, so name somebody else.',
  });
}

export function founderSeed(parts: Pick<Parts, 'services' | 'requestId'>): ScopeSeed {
  return {
    services: parts.services,
    organizationId: newId<'organization'>(parts.services.clock.now().getTime()),
    actor: { type: 'system', name: 'set-up' },
    requestId: parts.requestId,
  };
}

/** ISO date until which training that was attested today counts: a year, as yearly refreshers are the custom. */
export function trainedUntil(scope: Pick<Scope, 'services'>): string {
  return new Date(scope.services.clock.now().getTime() + TRAINING_VALID_MS).toISOString().slice(0, 10);
}
