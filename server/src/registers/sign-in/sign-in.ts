import { recordEvent } from '../../kernel/audit/service.ts';
import { BedsideError } from '../../kernel/errors/bedside-error.ts';
import type { PersonId } from '../../kernel/ids/ids.ts';
import { inScope, personActor, type Scope, type ScopeSeed, type Services } from '../../kernel/scope/scope.ts';
import type { OrganizationView } from '../org/contract.ts';
import { readOrganization } from '../org/service.ts';
import type { PersonView } from '../people/contract.ts';
import {
  activatePerson,
  type FoundInvitation,
  findInvitation,
  findMemberships,
  getPerson,
  parseToken,
  useInvitation,
} from '../people/service.ts';
import type { Auth, AuthHttp, AuthSession } from './auth.ts';

export type SignedIn = { readonly person: PersonView; readonly organization: OrganizationView };

type Call = AuthHttp & { readonly services: Services; readonly requestId: string };

/** Checks e-mail and password; on success the session cookie is set and the event recorded. */
export async function signInPerson(
  auth: Auth,
  call: Call,
  input: { email: string; password: string },
): Promise<SignedIn> {
  const session = await auth.signIn({ email: input.email.trim().toLowerCase(), password: input.password }, call);
  if (session === null) throw wrongPassword();
  const seed = await seedOf(call, session);
  if (seed === null) throw wrongPassword();
  return inScope(seed, async (scope) => {
    await recordEvent(scope, { action: 'session.started', object: { type: 'person', id: personIdOf(scope) } });
    return readSignedIn(scope);
  });
}

export function wrongPassword(): BedsideError {
  return new BedsideError({
    code: 'SIGN_IN_FAILED',
    status: 401,
    message: 'This e-mail address and password do not fit together.',
    remedy: 'Check both and try again, or ask your administrator for a new invitation.',
  });
}

/** The seed of every scope of a request: who acts, in which organization. Null when nobody is signed in. */
export async function authenticate(auth: Auth, call: Call): Promise<ScopeSeed | null> {
  // A page that only looks whether something changed does not keep a session alive.
  const refresh = !call.request.headers.has('x-bedside-background');
  const session = await auth.readSession(call, { refresh });
  return session === null ? null : seedOf(call, session);
}

async function seedOf(call: Call, session: AuthSession): Promise<ScopeSeed | null> {
  const [member] = await findMemberships(call, session.userId);
  if (member === undefined) return null;
  const base = { services: call.services, organizationId: member.organizationId, requestId: call.requestId };
  const found = await inScope({ ...base, actor: { type: 'system', name: 'sign-in' } }, (scope) =>
    getPerson(scope, member.personId),
  );
  if (found.state !== 'active') return null;
  return { ...base, actor: personActor({ id: member.personId, roles: found.roles, sessionId: session.sessionId }) };
}

export async function readSignedIn(scope: Scope): Promise<SignedIn> {
  return { person: await getPerson(scope, personIdOf(scope)), organization: await readOrganization(scope) };
}

function personIdOf(scope: Scope): PersonId {
  if (scope.actor.type !== 'person') throw new TypeError('only a person signs in');
  return scope.actor.id;
}

/** Who is invited where; the link stays unused. */
export async function readInvitation(
  call: Pick<Call, 'services' | 'requestId'>,
  token: string,
): Promise<{ organizationName: string; name: string; email: string }> {
  const { seed, secret } = invitationSeed(call, token);
  return inScope(seed, async (scope) => {
    const found = await findInvitation(scope, secret);
    const { name: organizationName } = await readOrganization(scope);
    return { organizationName, name: found.name, email: found.email };
  });
}

/** Sets the password, uses the link up, and signs the person in. */
export async function acceptInvitation(
  auth: Auth,
  call: Call,
  input: { token: string; password: string; locale: string },
): Promise<SignedIn> {
  const { seed, secret } = invitationSeed(call, input.token);
  const found = await inScope(seed, (scope) => findInvitation(scope, secret));
  const userId = await userFor(auth, call, { found, password: input.password });
  await inScope(seed, async (scope) => {
    await useInvitation(scope, found);
    await activatePerson(scope, { personId: found.personId, userId, locale: input.locale });
  });
  return signInPerson(auth, call, { email: found.email, password: input.password });
}

/** A new user, or, where the address has one already, that user after proving the password. */
async function userFor(auth: Auth, call: Call, input: { found: FoundInvitation; password: string }): Promise<string> {
  const { found, password } = input;
  const created = await auth.createUser({ name: found.name, email: found.email, password });
  if (created !== null) return created;
  const existing = await auth.signIn({ email: found.email, password }, call);
  if (existing !== null) return existing.userId;
  throw new BedsideError({
    code: 'ACCOUNT_EXISTS',
    status: 409,
    message: 'There is an account for this e-mail address already, with another password.',
    remedy: 'Enter the password of that account to join with it.',
  });
}

function invitationSeed(
  call: Pick<Call, 'services' | 'requestId'>,
  token: string,
): { seed: ScopeSeed; secret: string } {
  const { organizationId, secret } = parseToken(token);
  const actor = { type: 'system', name: 'invitation' } as const;
  return { seed: { services: call.services, requestId: call.requestId, organizationId, actor }, secret };
}
