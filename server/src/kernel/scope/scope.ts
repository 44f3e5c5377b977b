import type { BlobStore } from '../blobs/blob-store.ts';
import type { Clock } from '../clock/clock.ts';
import type { Keyring } from '../crypto/keyring.ts';
import type { Database, Tx } from '../db/database.ts';
import type { OrganizationId, PersonId } from '../ids/ids.ts';

/** Who acts: a person who is signed in, or a named part of Bedside itself. */
export type Actor =
  | { readonly type: 'person'; readonly id: PersonId; readonly roles: readonly string[]; readonly sessionId: string }
  | { readonly type: 'system'; readonly name: string };

/** What every use case may need besides its transaction. */
export type Services = {
  readonly db: Database;
  readonly clock: Clock;
  readonly keyring: Keyring;
  readonly blobs: BlobStore;
  /** Address under which people and the public reach this installation; no slash at the end. */
  readonly publicUrl: string;
};

/** One use case at work: one organization, one actor, one transaction. */
export type Scope = {
  readonly services: Services;
  readonly organizationId: OrganizationId;
  readonly actor: Actor;
  readonly requestId: string;
  readonly tx: Tx;
};

export type ScopeSeed = Omit<Scope, 'tx'>;

/** Runs one atomic use case. */
export function inScope<T>(seed: ScopeSeed, work: (scope: Scope) => Promise<T>): Promise<T> {
  return seed.services.db.inOrganization(seed.organizationId, (tx) => work({ ...seed, tx }));
}

/** The acting person's id, or null when Bedside acts by itself. */
export function actingPersonId(scope: { readonly actor: Actor }): PersonId | null {
  return scope.actor.type === 'person' ? scope.actor.id : null;
}
