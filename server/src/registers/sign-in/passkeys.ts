import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { and, asc, eq, lt, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '../../kernel/db/database.ts';
import { BedsideError, notFound, unprocessable } from '../../kernel/errors/bedside-error.ts';
import type { RelyingParty } from '../../kernel/http/relying-party.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import type { CeremonyKind } from './ceremonies.ts';
import { passkey } from './schema.ts';

export type PasskeyRow = typeof passkey.$inferSelect;

/** What a browser sends; its insides are checked by the WebAuthn library. */
type SentCredential = { readonly id: string; readonly [field: string]: unknown };

const challenge = z.string().min(16);
export const passkeySignInStep: CeremonyKind<{ challenge: string }> = {
  kind: 'passkey-sign-in',
  data: z.object({ challenge }),
};
export const passkeyProofStep: CeremonyKind<{ challenge: string; sessionId: string }> = {
  kind: 'passkey-proof',
  data: z.object({ challenge, sessionId: z.string() }),
};
export const addPasskeyStep: CeremonyKind<{ challenge: string; userId: string }> = {
  kind: 'passkey-add',
  data: z.object({ challenge, userId: z.string() }),
};
/** The one who joins has no user yet: the handle is made beforehand. */
export const joinPasskeyStep: CeremonyKind<{ challenge: string; invitationId: string }> = {
  kind: 'passkey-join',
  data: z.object({ challenge, invitationId: z.string() }),
};

export async function passkeysOf(tx: Tx, userId: string): Promise<PasskeyRow[]> {
  return tx.select().from(passkey).where(eq(passkey.userId, userId)).orderBy(asc(passkey.createdAt), asc(passkey.id));
}

/** Options for making a passkey that signs in by itself: discoverable, with the person verified on the device. */
export async function creationOptions(
  party: RelyingParty,
  about: { email: string; name: string; existing: readonly PasskeyRow[] },
) {
  requirePossible(party);
  return generateRegistrationOptions({
    rpName: 'Bedside',
    rpID: party.id,
    userName: about.email,
    userDisplayName: about.name,
    attestationType: 'none',
    excludeCredentials: about.existing.map((row) => ({ id: row.id, transports: [...row.transports] })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/** Options for using a passkey; without `allowed`, any that the device offers. */
export async function requestOptions(party: RelyingParty, allowed: readonly PasskeyRow[] = []) {
  requirePossible(party);
  return generateAuthenticationOptions({
    rpID: party.id,
    userVerification: 'required',
    ...(allowed.length === 0
      ? {}
      : { allowCredentials: allowed.map((row) => ({ id: row.id, transports: [...row.transports] })) }),
  });
}

function requirePossible(party: RelyingParty): void {
  if (party.possible) return;
  throw unprocessable({
    code: 'PASSKEY_NEEDS_NAME',
    message: 'Browsers make passkeys for names only, and this installation is reached by a bare address.',
    remedy: 'Ask whoever looks after Bedside to set PUBLIC_URL to a name, or use a password.',
  });
}

/** Checks a newly made passkey and keeps it. Throws `PASSKEY_REFUSED`. */
export async function keepPasskey(
  scope: Pick<Scope, 'tx' | 'services'>,
  made: { party: RelyingParty; userId: string; name: string; response: SentCredential; challenge: string },
): Promise<PasskeyRow> {
  const verified = await verifyRegistrationResponse({
    response: made.response as unknown as RegistrationResponseJSON, // the library checks each field
    expectedChallenge: made.challenge,
    expectedOrigin: made.party.origin,
    expectedRPID: made.party.id,
    requireUserVerification: true,
  }).catch(() => null);
  if (verified?.verified !== true) throw passkeyRefused();
  const { credential, credentialBackedUp } = verified.registrationInfo;
  const row: PasskeyRow = {
    id: credential.id,
    userId: made.userId,
    name: made.name,
    publicKey: credential.publicKey,
    counter: credential.counter,
    transports: (credential.transports ?? []).slice(0, 10),
    backedUp: credentialBackedUp,
    createdAt: scope.services.clock.now(),
    lastUsedAt: null,
  };
  const kept = await scope.tx.insert(passkey).values(row).onConflictDoNothing().returning({ id: passkey.id });
  // An id that is on record belongs to somebody: it is never moved.
  if (kept.length === 0) throw passkeyRefused();
  return row;
}

/** Whose passkey signed this challenge. Throws `PASSKEY_REFUSED`, also where its counter went backwards (a copy). */
export async function usePasskey(
  scope: Pick<Scope, 'tx' | 'services'>,
  used: { party: RelyingParty; response: SentCredential; challenge: string },
): Promise<PasskeyRow> {
  const [row] = await scope.tx.select().from(passkey).where(eq(passkey.id, used.response.id));
  if (row === undefined) throw passkeyRefused();
  const verified = await verifyAuthenticationResponse({
    response: used.response as unknown as AuthenticationResponseJSON, // the library checks each field
    expectedChallenge: used.challenge,
    expectedOrigin: used.party.origin,
    expectedRPID: used.party.id,
    credential: {
      id: row.id,
      publicKey: new Uint8Array(row.publicKey),
      counter: row.counter,
      transports: [...row.transports],
    },
    requireUserVerification: true,
  }).catch(() => null);
  if (verified?.verified !== true) throw passkeyRefused();
  const { newCounter } = verified.authenticationInfo;
  const noted = await scope.tx
    .update(passkey)
    .set({ counter: newCounter, lastUsedAt: scope.services.clock.now() })
    .where(
      and(
        eq(passkey.id, row.id),
        or(lt(passkey.counter, newCounter), sql`${newCounter} = 0 and ${passkey.counter} = 0`),
      ),
    )
    .returning({ id: passkey.id });
  if (noted.length === 0) throw passkeyRefused();
  return row;
}

export async function renamePasskey(tx: Tx, change: { userId: string; id: string; name: string }): Promise<PasskeyRow> {
  const [row] = await tx
    .update(passkey)
    .set({ name: change.name })
    .where(and(eq(passkey.userId, change.userId), eq(passkey.id, change.id)))
    .returning();
  if (row === undefined) throw notFound('passkey');
  return row;
}

export async function deletePasskey(tx: Tx, which: { userId: string; id: string }): Promise<void> {
  const gone = await tx
    .delete(passkey)
    .where(and(eq(passkey.userId, which.userId), eq(passkey.id, which.id)))
    .returning({ id: passkey.id });
  if (gone.length === 0) throw notFound('passkey');
}

export function passkeyRefused(): BedsideError {
  return new BedsideError({
    code: 'PASSKEY_REFUSED',
    status: 401,
    message: 'This passkey was not accepted.',
    remedy: 'Try again, or sign in another way.',
  });
}
