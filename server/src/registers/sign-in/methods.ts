import { recordEvent } from '../../kernel/audit/service.ts';
import { conflict } from '../../kernel/errors/bedside-error.ts';
import { inScope, type PersonActor, type Scope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import { readOrganization } from '../org/service.ts';
import { getPerson } from '../people/service.ts';
import type { Auth } from './auth.ts';
import { beginCeremony, CEREMONY_SECONDS, takeCeremony } from './ceremonies.ts';
import { readCookie, setCookie } from './cookies.ts';
import {
  addPasskeyStep,
  creationOptions,
  deletePasskey,
  keepPasskey,
  type PasskeyRow,
  passkeysOf,
  renamePasskey as rename,
} from './passkeys.ts';
import { requireGoodPassword } from './password-rules.ts';
import { requireSessionActor } from './proof.ts';
import * as factor from './second-factor.ts';
import { endSessions, getSessionRow, type HttpCall } from './sessions.ts';
import { ceremonyOver } from './sign-in.ts';
import { identityOf, unlinkIdentity } from './sso-identities.ts';
import { readProvider } from './sso-provider.ts';
import { tellPerson } from './tell.ts';
import { emailOf, readPasswordHash, storePassword } from './users.ts';

type Own = { readonly scope: Scope; readonly actor: PersonActor; readonly userId: string };

/** Runs a use case on the sign-in of the person who is signed in. */
async function asOwner<T>(seed: ScopeSeed, work: (own: Own) => Promise<T>): Promise<T> {
  const actor = requireSessionActor(seed);
  return inScope(seed, async (scope) => {
    const { userId } = await getSessionRow(scope.tx, actor.sessionId);
    return work({ scope, actor, userId });
  });
}

function note(own: Own, action: string, facts: Readonly<Record<string, string>> = {}): Promise<string> {
  return recordEvent(own.scope, { action, object: { type: 'person', id: own.actor.id }, facts });
}

/** How one can sign in. */
export function readMethods(auth: Auth, seed: ScopeSeed) {
  return asOwner(seed, async ({ scope, userId }) => {
    const stored = await readPasswordHash(scope.tx, userId);
    const provider = await readProvider(scope);
    const identity = await identityOf(scope.tx, { organizationId: scope.organizationId, userId });
    return {
      hasPassword: stored !== null,
      passwordChangedAt: stored?.changedAt.toISOString() ?? null,
      passkeys: (await passkeysOf(scope.tx, userId)).map(toPasskeyView),
      passkeysPossible: auth.relyingParty.possible,
      totp: await factor.hasTotp(scope.tx, userId),
      recoveryCodesLeft: await factor.recoveryCodesLeft(scope.tx, userId),
      sso: { offered: provider?.enabled === true, label: provider?.label ?? '', linked: identity !== null },
    };
  });
}

export function toPasskeyView(row: PasskeyRow) {
  return {
    id: row.id,
    name: row.name,
    backedUp: row.backedUp,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  };
}

/** Sets a password and ends all other sessions. Throws `PASSWORD_BREACHED`, `PASSWORD_GUESSABLE`. */
export async function changePassword(seed: ScopeSeed, input: { password: string }): Promise<void> {
  await asOwner(seed, async (own) => {
    const { scope, userId, actor } = own;
    await checkNewPassword(scope, { password: input.password, personId: actor.id });
    await storePassword(scope, { userId, password: input.password });
    await endSessions(scope, { userId, except: actor.sessionId });
    await note(own, 'password.changed');
    await tellPerson(scope, { personId: actor.id, about: 'password_changed' });
  });
}

/** Throws `PASSWORD_BREACHED` or `PASSWORD_GUESSABLE` for what this person should not choose. */
export async function checkNewPassword(scope: Scope, input: { password: string; personId: string }): Promise<void> {
  const person = await getPerson(scope, input.personId);
  const { name } = await readOrganization(scope);
  requireGoodPassword(input.password, [person.email, person.name, name]);
}

export function beginAddPasskey(auth: Auth, call: HttpCall, seed: ScopeSeed) {
  return asOwner(seed, async ({ scope, userId, actor }) => {
    const { name } = await getPerson(scope, actor.id);
    const existing = await passkeysOf(scope.tx, userId);
    const email = await emailOf(scope.tx, userId);
    const options = await creationOptions(auth.relyingParty, { email, name, existing });
    const data = { challenge: options.challenge, userId };
    const secret = await beginCeremony(scope.tx, addPasskeyStep, { data, now: scope.services.clock.now() });
    setCookie(auth, call.responseHeaders, { name: 'passkey', value: secret, maxAgeSeconds: CEREMONY_SECONDS });
    return { options: { ...options } };
  });
}

export function addPasskey(
  auth: Auth,
  asked: { call: HttpCall; seed: ScopeSeed; input: { name: string; response: { id: string } } },
) {
  const { call, seed, input } = asked;
  return asOwner(seed, async (own) => {
    const { scope, userId } = own;
    const secret = readCookie(auth, call.request, 'passkey');
    const step = await takeCeremony(scope.tx, addPasskeyStep, { secret, now: scope.services.clock.now() });
    setCookie(auth, call.responseHeaders, { name: 'passkey', value: null });
    if (step?.userId !== userId) throw ceremonyOver();
    const row = await keepPasskey(scope, {
      party: auth.relyingParty,
      userId,
      name: input.name,
      response: input.response,
      challenge: step.challenge,
    });
    await note(own, 'passkey.added', { passkey: row.id.slice(0, 64) });
    return toPasskeyView(row);
  });
}

export function renamePasskey(seed: ScopeSeed, input: { id: string; name: string }) {
  return asOwner(seed, async (own) => {
    const row = await rename(own.scope.tx, { userId: own.userId, ...input });
    await note(own, 'passkey.renamed', { passkey: row.id.slice(0, 64) });
    return toPasskeyView(row);
  });
}

/** Throws `LAST_WAY_IN` where nothing would be left to sign in with. */
export async function removePasskey(seed: ScopeSeed, input: { id: string }): Promise<void> {
  await asOwner(seed, async (own) => {
    await deletePasskey(own.scope.tx, { userId: own.userId, id: input.id });
    await requireWayIn(own);
    await note(own, 'passkey.removed', { passkey: input.id.slice(0, 64) });
  });
}

async function requireWayIn(own: Own): Promise<void> {
  const { tx, organizationId } = own.scope;
  if ((await readPasswordHash(tx, own.userId)) !== null) return;
  if ((await passkeysOf(tx, own.userId)).length > 0) return;
  if ((await identityOf(tx, { organizationId, userId: own.userId })) !== null) return;
  throw conflict('LAST_WAY_IN', 'This is your last way to sign in.', 'Add another one first.');
}

export function beginTotp(seed: ScopeSeed) {
  return asOwner(seed, async ({ scope, userId }) =>
    factor.beginTotp(scope, { userId, email: await emailOf(scope.tx, userId) }),
  );
}

export function confirmTotp(seed: ScopeSeed, input: { code: string }) {
  return asOwner(seed, async (own) => {
    await factor.confirmTotp(own.scope, { userId: own.userId, code: input.code });
    await note(own, 'second_factor.added');
    return { recoveryCodes: await factor.renewRecoveryCodes(own.scope, own.userId) };
  });
}

export async function removeTotp(seed: ScopeSeed): Promise<void> {
  await asOwner(seed, async (own) => {
    if (!(await factor.hasTotp(own.scope.tx, own.userId))) return;
    await factor.removeTotp(own.scope.tx, own.userId);
    await note(own, 'second_factor.removed');
    await tellPerson(own.scope, { personId: own.actor.id, about: 'second_factor_removed' });
  });
}

export function renewRecoveryCodes(seed: ScopeSeed) {
  return asOwner(seed, async (own) => {
    const recoveryCodes = await factor.renewRecoveryCodes(own.scope, own.userId);
    await note(own, 'recovery_codes.renewed');
    return { recoveryCodes };
  });
}

export async function unlinkSso(seed: ScopeSeed): Promise<void> {
  await asOwner(seed, async (own) => {
    await unlinkIdentity(own.scope.tx, { organizationId: own.scope.organizationId, userId: own.userId });
    await requireWayIn(own);
    await note(own, 'sso.unlinked');
  });
}
