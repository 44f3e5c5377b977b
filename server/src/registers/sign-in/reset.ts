import { and, eq, gt, isNull } from 'drizzle-orm';
import { recordEvent } from '../../kernel/audit/service.ts';
import { hashSecret, newSecret } from '../../kernel/crypto/secret.ts';
import { BedsideError, conflict } from '../../kernel/errors/bedside-error.ts';
import { queueDoorMail } from '../../kernel/mail/service.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import { inScope, type Scope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import { findMemberships, getPerson, userOfPerson } from '../people/service.ts';
import { signInAccess } from './access.ts';
import type { Auth } from './auth.ts';
import { checkNewPassword } from './methods.ts';
import { passwordReset } from './schema.ts';
import { removeTotp } from './second-factor.ts';
import { endSessions, type HttpCall } from './sessions.ts';
import { tellPerson } from './tell.ts';
import { noteFailure, requireTriesLeft, resetLimits } from './throttle.ts';
import { activeMemberships, findUserByEmail, normalEmail, signInSeed, storePassword } from './users.ts';

const MAILED_LINK_MS = 60 * 60 * 1_000;
const HANDED_LINK_MS = 24 * 60 * 60 * 1_000;

/**
 * Mails a link to set a new password, where somebody active has this address. The answer is the same in any case; asking
 * counts like a failed sign-in, so that nobody's mailbox is flooded.
 */
export async function requestReset(auth: Auth, call: HttpCall, input: { email: string }): Promise<void> {
  const email = normalEmail(input.email);
  const limits = resetLimits({ email, address: auth.clientAddress(call.request) });
  await requireTriesLeft(call.services, limits);
  await noteFailure(call.services, limits);
  auth.later(() => mailLink(call, email));
}

async function mailLink(call: HttpCall, email: string): Promise<void> {
  const user = await call.services.db.acrossOrganizations((tx) => findUserByEmail(tx, email));
  const [member] = user === null ? [] : await activeMemberships(call, user.id);
  if (member === undefined) return;
  await inScope(signInSeed(call, member.organizationId), async (scope) => {
    const link = await makeLink(scope, { userId: member.userId, clears: false, validMs: MAILED_LINK_MS });
    const { locale } = await getPerson(scope, member.personId);
    await queueDoorMail(scope, {
      personId: member.personId,
      kind: 'reset',
      subject: locale === 'es' ? 'Se pidió una contraseña nueva' : 'A new password was asked for',
      body: locale === 'es' ? 'Se envió un enlace por correo.' : 'A link was sent by mail.',
      link: '/security',
      door: link,
    });
    await recordEvent(scope, { action: 'password.reset_requested', object: { type: 'person', id: member.personId } });
  });
}

/**
 * A link that an administrator hands to somebody who lost their password or second factor. Only for people who belong to
 * no other organization: the link opens the whole account.
 * @throws `RESET_ELSEWHERE`, `NOT_JOINED`
 */
export async function makeResetLink(
  seed: ScopeSeed,
  input: { personId: string; clearSecondFactor: boolean },
): Promise<string> {
  return inScope(seed, async (scope) => {
    requireAnyRole(scope.actor, signInAccess.resetOthers, 'make links to set a new password');
    const person = await getPerson(scope, input.personId);
    const userId = await userOfPerson(scope, person.id);
    if (userId === null || person.state !== 'active') {
      throw conflict('NOT_JOINED', 'This person has not joined, or has left.', 'Make an invitation link instead.');
    }
    if ((await findMemberships(scope, userId)).length > 1) {
      throw conflict(
        'RESET_ELSEWHERE',
        'This person belongs to another organization too, so a link made here would open that as well.',
        'They can ask for a link by mail on the sign-in page.',
      );
    }
    const made = { userId, clears: input.clearSecondFactor, validMs: HANDED_LINK_MS };
    const link = await makeLink(scope, made);
    await recordEvent(scope, {
      action: 'password.reset_link_made',
      object: { type: 'person', id: person.id },
      facts: { clears_second_factor: input.clearSecondFactor },
    });
    // A view carries the id as plain text.
    const personId = person.id as Parameters<typeof tellPerson>[1]['personId'];
    await tellPerson(scope, { personId, about: 'reset_by_administrator' });
    return link;
  });
}

async function makeLink(scope: Scope, made: { userId: string; clears: boolean; validMs: number }): Promise<string> {
  const secret = newSecret();
  const now = scope.services.clock.now();
  await scope.tx.insert(passwordReset).values({
    tokenHash: hashSecret(secret),
    userId: made.userId,
    clearsSecondFactor: made.clears,
    expiresAt: new Date(now.getTime() + made.validMs),
    createdAt: now,
  });
  // Behind `#`, so that it is in no request line, log or referrer.
  return `${scope.services.publicUrl}/reset-password#${secret}`;
}

/**
 * Sets a new password by a link, which works once, and ends every session. It signs nobody in: a second factor is still
 * asked for, unless the link takes it away.
 * @throws `RESET_LINK_UNKNOWN`, `PASSWORD_BREACHED`, `PASSWORD_GUESSABLE`
 */
export async function useReset(call: HttpCall, input: { token: string; password: string }): Promise<void> {
  const now = call.services.clock.now();
  const isOpen = and(
    eq(passwordReset.tokenHash, hashSecret(input.token)),
    isNull(passwordReset.usedAt),
    gt(passwordReset.expiresAt, now),
  );
  const [found] = await call.services.db.acrossOrganizations((tx) =>
    tx.select({ userId: passwordReset.userId }).from(passwordReset).where(isOpen),
  );
  const members = found === undefined ? [] : await activeMemberships(call, found.userId);
  const [member] = members;
  if (member === undefined) throw linkUnknown();
  await inScope(signInSeed(call, member.organizationId), async (scope) => {
    await checkNewPassword(scope, { password: input.password, personId: member.personId });
    const [used] = await scope.tx.update(passwordReset).set({ usedAt: now }).where(isOpen).returning();
    if (used === undefined) throw linkUnknown();
    await storePassword(scope, { userId: used.userId, password: input.password });
    if (used.clearsSecondFactor) await removeTotp(scope.tx, used.userId);
    await endSessions(scope, { userId: used.userId });
    await recordEvent(scope, {
      action: 'password.reset',
      object: { type: 'person', id: member.personId },
      facts: { cleared_second_factor: used.clearsSecondFactor },
    });
    await tellPerson(scope, { personId: member.personId, about: 'password_changed' });
  });
}

function linkUnknown(): BedsideError {
  return new BedsideError({
    code: 'RESET_LINK_UNKNOWN',
    status: 404,
    message: 'This link is not valid, was used already, or is too old.',
    remedy: 'Ask for a new one on the sign-in page.',
  });
}
