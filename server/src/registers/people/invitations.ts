import { randomBytes } from 'node:crypto';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { recordEvent } from '../../kernel/audit/service.ts';
import { hashSecret } from '../../kernel/crypto/secret.ts';
import { BedsideError, conflict } from '../../kernel/errors/bedside-error.ts';
import { newId, type OrganizationId, type PersonId } from '../../kernel/ids/ids.ts';
import { queueDoorMail } from '../../kernel/mail/service.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import { peopleAccess } from './access.ts';
import { getPerson } from './person-record.ts';
import { invitation, person } from './schema.ts';

const VALID_FOR_MS = 7 * 24 * 60 * 60 * 1_000;

export type FoundInvitation = {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly email: string;
};

/**
 * Makes a link by which one person sets a password and joins; it holds for seven days and works once. Only the hash of
 * its secret is stored. The secret stands behind `#`, so that it is in no request line, log or referrer.
 */
export async function createInvitation(scope: Scope, personId: string): Promise<string> {
  const secret = randomBytes(24).toString('base64url');
  const now = scope.services.clock.now();
  const id = newId<'invitation'>(now.getTime());
  await scope.tx.insert(invitation).values({
    organizationId: scope.organizationId,
    id,
    personId,
    tokenHash: hashSecret(secret),
    expiresAt: new Date(now.getTime() + VALID_FOR_MS),
    createdBy: actingPersonId(scope),
    createdAt: now,
  });
  await recordEvent(scope, {
    action: 'invitation.created',
    object: { type: 'invitation', id },
    facts: { person: personId },
  });
  const link = `${scope.services.publicUrl}/invitation#${scope.organizationId}.${secret}`;
  await mailInvitation(scope, { personId, link });
  return link;
}

/** By mail where mail is set up; the link to copy works as well. */
async function mailInvitation(scope: Scope, invited: { personId: string; link: string }): Promise<void> {
  const { locale } = await getPerson(scope, invited.personId);
  await queueDoorMail(scope, {
    personId: invited.personId as PersonId, // ids of persons are kept as plain text in views
    kind: 'invitation',
    subject: locale === 'es' ? 'Le damos la bienvenida a Bedside' : 'Welcome to Bedside',
    body:
      locale === 'es'
        ? 'Aquí llegan los avisos: revisiones que le esperan, publicaciones que necesitan a una persona, y lo que cambia en su cuenta.'
        : 'Messages arrive here: reviews that wait for you, posts that need a person, and what changes in your account.',
    link: '/',
    door: invited.link,
  });
}

/**
 * A new link for somebody who has not joined; older ones end at once.
 * @throws `JOINED_ALREADY`, `NOT_FOUND`
 */
export async function reinvite(scope: Scope, personId: string): Promise<string> {
  requireAnyRole(scope.actor, peopleAccess.invite, 'invite people');
  const { state } = await getPerson(scope, personId);
  if (state !== 'invited') {
    throw conflict('JOINED_ALREADY', 'This person has joined already.', 'Ask them to sign in.');
  }
  const now = scope.services.clock.now();
  await scope.tx
    .update(invitation)
    .set({ expiresAt: now })
    .where(
      and(
        eq(invitation.organizationId, scope.organizationId),
        eq(invitation.personId, personId),
        isNull(invitation.acceptedAt),
        gt(invitation.expiresAt, now),
      ),
    );
  return createInvitation(scope, personId);
}

/** Splits a token into the organization, in which its secret must be looked up, and the secret. */
export function parseToken(token: string): { organizationId: OrganizationId; secret: string } {
  const [organizationId, secret] = token.split('.', 2);
  if (!secret || !z.uuid().safeParse(organizationId).success) throw invitationUnknown();
  // Just parsed as an id; whether such an organization exists, the look-up tells.
  return { organizationId: organizationId as OrganizationId, secret };
}

/** The open invitation that a secret belongs to. Reading does not use it up: mail scanners open links. */
export async function findInvitation(scope: Scope, secret: string): Promise<FoundInvitation> {
  const [row] = await scope.tx
    .select({
      id: invitation.id,
      personId: invitation.personId,
      expiresAt: invitation.expiresAt,
      name: person.name,
      email: person.email,
    })
    .from(invitation)
    .innerJoin(person, and(eq(person.organizationId, invitation.organizationId), eq(person.id, invitation.personId)))
    .where(
      and(
        eq(invitation.organizationId, scope.organizationId),
        eq(invitation.tokenHash, hashSecret(secret)),
        isNull(invitation.acceptedAt),
      ),
    );
  if (row === undefined || row.expiresAt <= scope.services.clock.now()) throw invitationUnknown();
  return row;
}

/** Uses an invitation up. Throws when somebody was quicker. */
export async function useInvitation(scope: Scope, found: FoundInvitation): Promise<void> {
  const used = await scope.tx
    .update(invitation)
    .set({ acceptedAt: scope.services.clock.now() })
    .where(
      and(
        eq(invitation.organizationId, scope.organizationId),
        eq(invitation.id, found.id),
        isNull(invitation.acceptedAt),
      ),
    )
    .returning({ id: invitation.id });
  if (used.length === 0) throw invitationUnknown();
  await recordEvent(scope, {
    action: 'invitation.accepted',
    object: { type: 'invitation', id: found.id },
    facts: { person: found.personId },
  });
}

function invitationUnknown(): BedsideError {
  return new BedsideError({
    code: 'INVITATION_UNKNOWN',
    status: 404,
    message: 'This invitation is not valid, was used already, or is older than seven days.',
    remedy: 'Sign in if you joined already, or ask your administrator for a new link.',
  });
}
