import { z } from 'zod';
import { recordEvent } from '../../kernel/audit/service.ts';
import { BedsideError } from '../../kernel/errors/bedside-error.ts';
import { inScope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import type { Auth } from './auth.ts';
import { beginCeremony, CEREMONY_SECONDS, type CeremonyKind, takeCeremony, tryCeremony } from './ceremonies.ts';
import type { SignInAnswer, SignInMethod } from './contract.ts';
import { readCookie, setCookie } from './cookies.ts';
import { passkeySignInStep, requestOptions, usePasskey } from './passkeys.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { hasTotp, recoveryCodesLeft, takeRecoveryCode, takeTotpCode } from './second-factor.ts';
import { viewSession } from './session-view.ts';
import { endSessions, getSessionRow, giveSessionCookie, type HttpCall, startSession } from './sessions.ts';
import { tellPerson } from './tell.ts';
import { deviceCookie, forgetFailures, knownDevice, limitsFor, noteFailure, requireTriesLeft } from './throttle.ts';
import {
  activeMemberships,
  emailOf,
  findUserByEmail,
  type Member,
  normalEmail,
  readPasswordHash,
  signInSeed,
} from './users.ts';

const A_YEAR_SECONDS = 365 * 24 * 60 * 60;
/** A code of six digits may be guessed one time in 60,000 by five tries in a window of three steps. */
const SECOND_FACTOR_TRIES = 5;

const secondFactorStep: CeremonyKind<{ userId: string; organizationId: string; personId: string }> = {
  kind: 'second-factor',
  data: z.object({ userId: z.string(), organizationId: z.string(), personId: z.string() }),
};

/**
 * Checks e-mail and password. An unknown address, a wrong password and somebody who left get the same answer after the
 * same work.
 * @throws `SIGN_IN_FAILED`, `TOO_MANY_TRIES`
 */
export async function signInByPassword(
  auth: Auth,
  call: HttpCall,
  input: { email: string; password: string },
): Promise<SignInAnswer> {
  const email = normalEmail(input.email);
  const device = knownDevice(auth.deviceSecret, email, readCookie(auth, call.request, 'device'));
  const limits = limitsFor({ email, address: auth.clientAddress(call.request), device });
  await requireTriesLeft(call.services, limits);
  const userId = await checkPassword(call, { email, password: input.password });
  const [member] = userId === null ? [] : await activeMemberships(call, userId);
  if (member === undefined) {
    await noteFailure(call.services, limits);
    auth.later(() => noteRefusal(call, email));
    throw wrongPassword();
  }
  await forgetFailures(call.services, limits);
  return enterAfterPassword(auth, call, member);
}

async function checkPassword(call: HttpCall, input: { email: string; password: string }): Promise<string | null> {
  const known = await call.services.db.acrossOrganizations(async (tx) => {
    const found = await findUserByEmail(tx, input.email);
    return found === null ? null : { id: found.id, stored: await readPasswordHash(tx, found.id) };
  });
  const hash = known?.stored?.hash ?? (await decoyHash());
  const fits = await verifyPassword({ hash, password: input.password });
  return fits && known !== null && known.stored !== null ? known.id : null;
}

let decoy: Promise<string> | null = null;
/** What an unknown address is checked against, so that it takes as long. */
function decoyHash(): Promise<string> {
  decoy ??= hashPassword('nobody has this password');
  return decoy;
}

/** Each organization of somebody who is being guessed at has it in its trail. */
async function noteRefusal(call: HttpCall, email: string): Promise<void> {
  const user = await call.services.db.acrossOrganizations((tx) => findUserByEmail(tx, email));
  if (user === null) return;
  for (const member of await activeMemberships(call, user.id)) {
    await inScope(signInSeed(call, member.organizationId), (scope) =>
      recordEvent(scope, { action: 'session.refused', object: { type: 'person', id: member.personId } }),
    );
  }
}

async function enterAfterPassword(auth: Auth, call: HttpCall, member: Member): Promise<SignInAnswer> {
  const waiting = await call.services.db.acrossOrganizations(async (tx) => {
    if (!(await hasTotp(tx, member.userId))) return null;
    return beginCeremony(tx, secondFactorStep, { data: member, now: call.services.clock.now() });
  });
  if (waiting === null) return enter(auth, call, { member, method: 'password' });
  setCookie(auth, call.responseHeaders, { name: 'second-factor', value: waiting, maxAgeSeconds: CEREMONY_SECONDS });
  return { state: 'second_factor', session: null };
}

/**
 * Finishes signing in by a code of the app or a recovery code.
 * @throws `SECOND_FACTOR_OVER` after five wrong codes or five minutes, `SECOND_FACTOR_WRONG`
 */
export async function giveSecondFactor(auth: Auth, call: HttpCall, input: { code: string }): Promise<SignInAnswer> {
  const secret = readCookie(auth, call.request, 'second-factor');
  const { services } = call;
  const now = services.clock.now();
  // The try is counted for itself: a wrong code must not take its count back.
  const data = await services.db.acrossOrganizations((tx) =>
    tryCeremony(tx, secondFactorStep, { secret, now, maxTries: SECOND_FACTOR_TRIES }),
  );
  if (data === null) throw secondFactorOver();
  const member = data as Member; // written by `enterAfterPassword` from a member
  const email = await services.db.acrossOrganizations((tx) => emailOf(tx, member.userId));
  const limits = secondFactorLimits(auth, call, { email, userId: member.userId });
  await requireTriesLeft(services, limits);
  const method = await services.db.acrossOrganizations((tx) => takeCode({ tx, services }, member.userId, input.code));
  if (method === null) {
    await noteFailure(services, limits);
    auth.later(() => noteRefusal(call, email));
    throw secondFactorWrong();
  }
  await forgetFailures(services, limits);
  await services.db.acrossOrganizations((tx) => takeCeremony(tx, secondFactorStep, { secret, now }));
  setCookie(auth, call.responseHeaders, { name: 'second-factor', value: null });
  return enter(auth, call, { member, method });
}

/** Whoever knows the password could begin again and again: codes are counted beyond one beginning. */
function secondFactorLimits(auth: Auth, call: HttpCall, who: { email: string; userId: string }) {
  const device = knownDevice(auth.deviceSecret, who.email, readCookie(auth, call.request, 'device'));
  return limitsFor({
    email: `second-factor|${who.userId}`,
    address: auth.clientAddress(call.request),
    device: device === null ? null : `second-factor|${device}`,
  });
}

async function takeCode(
  scope: Parameters<typeof takeTotpCode>[0],
  userId: string,
  code: string,
): Promise<SignInMethod | null> {
  if (await takeTotpCode(scope, { userId, code })) return 'password_totp';
  return (await takeRecoveryCode(scope, { userId, code })) ? 'password_recovery' : null;
}

export async function beginPasskeySignIn(auth: Auth, call: HttpCall) {
  const options = await requestOptions(auth.relyingParty);
  const secret = await call.services.db.acrossOrganizations((tx) =>
    beginCeremony(tx, passkeySignInStep, { data: { challenge: options.challenge }, now: call.services.clock.now() }),
  );
  setCookie(auth, call.responseHeaders, { name: 'passkey', value: secret, maxAgeSeconds: CEREMONY_SECONDS });
  return { options: { ...options } };
}

/** A passkey proves two things at once (what one has, and a finger or a number), so no code is asked for. */
export async function signInByPasskey(
  auth: Auth,
  call: HttpCall,
  input: { response: { id: string } },
): Promise<SignInAnswer> {
  const { services } = call;
  const secret = readCookie(auth, call.request, 'passkey');
  const step = await services.db.acrossOrganizations((tx) =>
    takeCeremony(tx, passkeySignInStep, { secret, now: services.clock.now() }),
  );
  setCookie(auth, call.responseHeaders, { name: 'passkey', value: null });
  if (step === null) throw ceremonyOver();
  const { userId } = await services.db.acrossOrganizations((tx) =>
    usePasskey({ tx, services }, { party: auth.relyingParty, response: input.response, challenge: step.challenge }),
  );
  const [member] = await activeMemberships(call, userId);
  if (member === undefined) throw wrongPassword();
  return enter(auth, call, { member, method: 'passkey' });
}

/** Begins the session and gives the browser its cookies. */
export async function enter(
  auth: Auth,
  call: HttpCall,
  as: { member: Member; method: SignInMethod },
): Promise<SignInAnswer> {
  const { member, method } = as;
  const { id, token, email } = await inScope(signInSeed(call, member.organizationId), async (scope) => {
    const started = await startSession(scope, { member, method, auth, request: call.request });
    if (method === 'password_recovery') {
      const left = await recoveryCodesLeft(scope.tx, member.userId);
      await tellPerson(scope, { personId: member.personId, about: 'recovery_code_used', count: left });
    }
    return { ...started, email: await emailOf(scope.tx, member.userId) };
  });
  giveSessionCookie(auth, call, token);
  const value = deviceCookie(auth.deviceSecret, email);
  setCookie(auth, call.responseHeaders, { name: 'device', value, maxAgeSeconds: A_YEAR_SECONDS });
  const session = await viewSession(auth, { ...signInSeed(call, member.organizationId), sessionId: id });
  return { state: 'signed_in', session };
}

/** Ends the session of this browser; nothing happens where there is none. */
export async function signOut(auth: Auth, call: HttpCall, seed: ScopeSeed | null): Promise<void> {
  setCookie(auth, call.responseHeaders, { name: 'session', value: null });
  if (seed === null || seed.actor.type !== 'person' || seed.actor.key !== null) return;
  const { sessionId } = seed.actor;
  await inScope(seed, async (scope) => {
    const row = await getSessionRow(scope.tx, sessionId);
    await endSessions(scope, { userId: row.userId, only: sessionId });
  });
}

export function wrongPassword(): BedsideError {
  return new BedsideError({
    code: 'SIGN_IN_FAILED',
    status: 401,
    message: 'This e-mail address and password do not fit together.',
    remedy: 'Check both and try again, or set a new password.',
  });
}

function secondFactorWrong(): BedsideError {
  return new BedsideError({
    code: 'SECOND_FACTOR_WRONG',
    status: 401,
    message: 'This code is not right, or was used already.',
    remedy: 'Wait for the next code of your app and try again, or use a recovery code.',
  });
}

function secondFactorOver(): BedsideError {
  return new BedsideError({
    code: 'SECOND_FACTOR_OVER',
    status: 401,
    message: 'There were too many wrong codes, or five minutes have passed.',
    remedy: 'Sign in again from the beginning.',
  });
}

export function ceremonyOver(): BedsideError {
  return new BedsideError({
    code: 'CEREMONY_OVER',
    status: 401,
    message: 'This took longer than five minutes, or was begun in another window.',
    remedy: 'Begin again.',
  });
}
