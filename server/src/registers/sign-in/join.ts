import { BedsideError, conflict, unprocessable } from '../../kernel/errors/bedside-error.ts';
import { inScope, type Scope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import { readOrganization } from '../org/service.ts';
import { activatePerson, type FoundInvitation, findInvitation, parseToken, useInvitation } from '../people/service.ts';
import type { Auth } from './auth.ts';
import { beginCeremony, CEREMONY_SECONDS, takeCeremony } from './ceremonies.ts';
import type { SignInAnswer, SignInMethod } from './contract.ts';
import { readCookie, setCookie } from './cookies.ts';
import { checkNewPassword } from './methods.ts';
import { creationOptions, joinPasskeyStep, keepPasskey } from './passkeys.ts';
import { getSessionRow, type HttpCall } from './sessions.ts';
import { ceremonyOver, enter } from './sign-in.ts';
import { readProvider } from './sso-provider.ts';
import { accountExists, createUser, emailOf, findUserByEmail, type Member, normalEmail, signInSeed } from './users.ts';

type SentPasskey = { readonly name: string; readonly response: { readonly id: string } };

export function invitationSeed(call: HttpCall, token: string): { seed: ScopeSeed; secret: string } {
  const { organizationId, secret } = parseToken(token);
  return { seed: signInSeed(call, organizationId), secret };
}

/** Who is invited where; the link stays unused. */
export async function readInvitation(auth: Auth, call: HttpCall, token: string) {
  const { seed, secret } = invitationSeed(call, token);
  return inScope(seed, async (scope) => {
    const found = await findInvitation(scope, secret);
    const { name: organizationName } = await readOrganization(scope);
    const provider = await readProvider(scope);
    return {
      organizationName,
      name: found.name,
      email: found.email,
      hasAccount: (await findUserByEmail(scope.tx, found.email)) !== null,
      passkeysPossible: auth.relyingParty.possible,
      sso: provider?.enabled === true ? { label: provider.label } : null,
    };
  });
}

export async function beginJoinByPasskey(auth: Auth, call: HttpCall, token: string) {
  const { seed, secret } = invitationSeed(call, token);
  return inScope(seed, async (scope) => {
    const found = await findInvitation(scope, secret);
    const options = await creationOptions(auth.relyingParty, { email: found.email, name: found.name, existing: [] });
    const data = { challenge: options.challenge, invitationId: found.id };
    const step = await beginCeremony(scope.tx, joinPasskeyStep, { data, now: scope.services.clock.now() });
    setCookie(auth, call.responseHeaders, { name: 'passkey', value: step, maxAgeSeconds: CEREMONY_SECONDS });
    return { options: { ...options } };
  });
}

/**
 * Joins: with a new password or passkey, or, where the address has an account, by the session of that very account. An
 * account is never linked by its address alone.
 * @throws `INVITATION_UNKNOWN`, `ACCOUNT_EXISTS`, `PROOF_MISSING`, `PASSWORD_BREACHED`, `PASSWORD_GUESSABLE`
 */
export async function acceptInvitation(
  auth: Auth,
  asked: {
    call: HttpCall;
    seed: ScopeSeed | null;
    input: { token: string; password?: string | undefined; passkey?: SentPasskey | undefined; locale: string };
  },
): Promise<SignInAnswer> {
  const { call, input } = asked;
  const { seed, secret } = invitationSeed(call, input.token);
  const joined = await inScope(seed, async (scope) => {
    const found = await findInvitation(scope, secret);
    const by = await userFor(auth, { ...asked, scope, found });
    await joinAs(scope, { found, userId: by.userId, locale: input.locale });
    return { member: memberOf(scope, found, by.userId), method: by.method };
  });
  return enter(auth, call, joined);
}

/** Uses the invitation up and lets the user act as the person. */
export async function joinAs(
  scope: Scope,
  join: { found: FoundInvitation; userId: string; locale: string },
): Promise<void> {
  await useInvitation(scope, join.found);
  await activatePerson(scope, { personId: join.found.personId, userId: join.userId, locale: join.locale });
}

export function memberOf(scope: Scope, found: FoundInvitation, userId: string): Member {
  // An invitation carries its person's id as plain text.
  return { userId, organizationId: scope.organizationId, personId: found.personId as Member['personId'] };
}

type Joining = Parameters<typeof acceptInvitation>[1] & { readonly scope: Scope; readonly found: FoundInvitation };

async function userFor(auth: Auth, joining: Joining): Promise<{ userId: string; method: SignInMethod }> {
  const { scope, found, input } = joining;
  const existing = await findUserByEmail(scope.tx, found.email);
  if (existing !== null) return { userId: await requireOwnSession(joining, existing.id), method: 'password' };
  if (input.passkey !== undefined)
    return { userId: await joinByPasskey(auth, joining, input.passkey), method: 'passkey' };
  if (input.password === undefined) throw proofMissing();
  await checkNewPassword(scope, { password: input.password, personId: found.personId });
  return { userId: await createUser(scope, { email: found.email, password: input.password }), method: 'password' };
}

/** Somebody who has an account joins with it while signed in to it, here in this browser. */
async function requireOwnSession(joining: Joining, userId: string): Promise<string> {
  const actor = joining.seed?.actor;
  if (actor?.type !== 'person' || actor.key !== null) throw accountExists();
  const row = await getSessionRow(joining.scope.tx, actor.sessionId);
  if (row.userId === userId) return userId;
  const email = await emailOf(joining.scope.tx, row.userId);
  if (normalEmail(joining.found.email) === email) throw accountExists();
  throw conflict(
    'INVITATION_FOR_OTHER',
    'You are signed in with another e-mail address than the one that was invited.',
    'Sign out, sign in with the account of that address, and open the link again.',
  );
}

async function joinByPasskey(auth: Auth, joining: Joining, sent: SentPasskey): Promise<string> {
  const { scope, call, found } = joining;
  const secret = readCookie(auth, call.request, 'passkey');
  const step = await takeCeremony(scope.tx, joinPasskeyStep, { secret, now: scope.services.clock.now() });
  setCookie(auth, call.responseHeaders, { name: 'passkey', value: null });
  if (step?.invitationId !== found.id) throw ceremonyOver();
  const userId = await createUser(scope, { email: found.email, password: null });
  await keepPasskey(scope, { party: auth.relyingParty, userId, ...sent, challenge: step.challenge });
  return userId;
}

function proofMissing(): BedsideError {
  return unprocessable({
    code: 'PROOF_MISSING',
    message: 'To join, one needs a way to sign in.',
    remedy: 'Choose a passkey or a password.',
  });
}
